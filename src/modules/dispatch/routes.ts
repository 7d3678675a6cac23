import type { Binding } from '../../platform/http.ts';

/** Endpoints of dispatch and what answers them. */
export const dispatchRoutes: Binding[] = [];
