/** A length as officials read it: `1小时32分05秒`, `1分30秒`, `48秒`. */
export function lengthText(ms: number | null): string {
  if (ms === null) return '读不出';
  const seconds = Math.round(ms / 1000);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  if (hours > 0) return `${hours}小时${two(minutes)}分${two(rest)}秒`;
  return minutes > 0 ? `${minutes}分${two(rest)}秒` : `${rest}秒`;
}

/** Episode numbers with runs drawn together: `第1—3、7集`. */
export function episodesText(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const number of sorted) {
    const last = runs.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  const texts = runs.map(([from, to]) =>
    from === to ? `${from}` : to === from + 1 ? `${from}、${to}` : `${from}—${to}`,
  );
  return `第${texts.join('、')}集`;
}

/** The episode that a file name says, such as 12 in `第12集.mp4` or `S01E12_1080p.mp4`; else the next free one. */
export function episodeIn(name: string, taken: readonly number[]): number {
  const stem = name.replace(/\.[^.]*$/, '');
  const alone = [...stem.matchAll(/(?<![\dvV])\d{1,3}(?![\dpPkK])/g)].at(-1)?.[0];
  const said = Number(/第\s*(\d{1,3})\s*集/.exec(stem)?.[1] ?? alone);
  if (said >= 1) return said;
  let next = 1;
  while (taken.includes(next)) next += 1;
  return next;
}
