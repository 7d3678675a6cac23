import type { Binding } from '../../platform/http.ts';
export const publicityRoutes: Binding[] = [];
