import type { Binding } from '../../platform/http.ts';

/** Endpoints of funds and recoveries and what answers them. */
export const fundsRoutes: Binding[] = [];
