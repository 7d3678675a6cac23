/** Bounds of an investment in words: `100（含）至 300 万元`. */
export function boundsText({
  investMinFen,
  investMaxFen,
}: {
  investMinFen: number | null;
  investMaxFen: number | null;
}): string {
  const wan = (fen: number) => `${fen / 1_000_000}`;
  if (investMinFen === null && investMaxFen === null) return '—';
  if (investMaxFen === null) return `${wan(investMinFen ?? 0)} 万元（含）以上`;
  if (!investMinFen) return `不足 ${wan(investMaxFen)} 万元`;
  return `${wan(investMinFen)}（含）至 ${wan(investMaxFen)} 万元`;
}
