import type { Binding } from '../../platform/http.ts';

export const crossChecksRoutes: Binding[] = [];
