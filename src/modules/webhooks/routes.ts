import type { Binding } from '../../platform/http.ts';

export const webhooksRoutes: Binding[] = [];
