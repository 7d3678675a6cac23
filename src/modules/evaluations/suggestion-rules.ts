import type { Suggestion } from './terms.ts';

/** Nobody has decided on it. */
export const isUndecided = ({ state }: Pick<Suggestion, 'state'>): boolean => state === 'proposed';
