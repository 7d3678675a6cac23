import type { PageRoute } from '../../../web/router.tsx';

export const evaluationsPages: PageRoute[] = [
];
