import type { Binding } from '../../platform/http.ts';

/** Endpoints and what answers them. */
export const propositionsRoutes: Binding[] = [];
