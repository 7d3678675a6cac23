/** Two decimals, as the score is published. */
export const points = (score: number | null): string => (score === null ? '—' : score.toFixed(2));
