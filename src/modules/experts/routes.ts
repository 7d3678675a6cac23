import type { Binding } from '../../platform/http.ts';

/** Endpoints of this module and what answers them. */
export const expertsRoutes: Binding[] = [];
