import type { Binding } from '../../platform/http.ts';

/** Endpoints of appraisal and what answers them. */
export const evaluationsRoutes: Binding[] = [];
