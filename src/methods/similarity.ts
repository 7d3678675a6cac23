/** Characters common to both within the window of Jaro, in the order of each text. */
function matched(a: readonly string[], b: readonly string[]): { first: string[]; second: string[] } {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const used = b.map(() => false);
  const first: string[] = [];
  for (const [i, character] of a.entries()) {
    for (let j = Math.max(0, i - reach); j <= Math.min(b.length - 1, i + reach); j++) {
      if (used[j] || b[j] !== character) continue;
      used[j] = true;
      first.push(character);
      break;
    }
  }
  return { first, second: b.filter((_, j) => used[j]) };
}

/** Jaro's similarity with Winkler's (1990) bonus for a common beginning of up to four characters, above 0.7 only. */
export function jaroWinkler(left: string, right: string): number {
  const [a, b] = [[...left], [...right]];
  const { first, second } = matched(a, b);
  const common = first.length;
  if (common === 0) return 0;
  const transposed = Math.floor(first.filter((character, i) => character !== second[i]).length / 2);
  const jaro = (common / a.length + common / b.length + (common - transposed) / common) / 3;
  if (jaro <= 0.7) return jaro;
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

/** The least number of insertions, deletions and replacements. */
export function levenshtein(left: string, right: string): number {
  const [a, b] = [[...left], [...right]];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (const [i, character] of a.entries()) {
    const next = [i + 1];
    for (const [j, other] of b.entries()) {
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (character === other ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

const bigrams = (text: string): string[] => {
  const characters = [...text];
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
};

/** Dice's (1945) coefficient over pairs of neighbouring characters, repetitions counted. */
export function diceBigram(left: string, right: string): number {
  const [a, b] = [bigrams(left), bigrams(right)];
  if (a.length + b.length === 0) return left === right ? 1 : 0;
  const rest = [...b];
  let shared = 0;
  for (const pair of a) {
    const at = rest.indexOf(pair);
    if (at < 0) continue;
    rest.splice(at, 1);
    shared += 1;
  }
  return (2 * shared) / (a.length + b.length);
}

const seasonPattern = /第([0-9〇零一二两三四五六七八九十百]+)[季部]$/u;

/** A season's number in digits, so that 第二季 and 第2季 are one: 十二 → 12, 一百零三 → 103. */
function seasonNumber(text: string): string {
  if (/^\d+$/.test(text)) return String(Number(text));
  const digits = '零一二三四五六七八九';
  let total = 0;
  let digit = 0;
  for (const sign of text.replaceAll('〇', '零').replaceAll('两', '二')) {
    const unit = { 十: 10, 百: 100 }[sign];
    if (unit === undefined) digit = digits.indexOf(sign);
    else {
      total += (digit || 1) * unit;
      digit = 0;
    }
  }
  return String(total + digit);
}

/** A title as it is compared: NFKC, lower case, without marks of punctuation; the season is kept apart. */
export function titleKey(
  title: string,
  simplified: (text: string) => string = (text) => text,
): { name: string; season: string } {
  const plain = simplified(title.normalize('NFKC').toLowerCase()).replace(/[\p{P}\p{S}\p{Z}\p{C}]/gu, '');
  const season = seasonPattern.exec(plain);
  return { name: season ? plain.slice(0, season.index) : plain, season: season ? seasonNumber(season[1] ?? '') : '' };
}

/** Shared pairs of neighbouring characters as a share of the shorter text; a title inside a longer one gives 1. */
function containment(left: string, right: string): number {
  const [short, long] = bigrams(left).length <= bigrams(right).length ? [left, right] : [right, left];
  const pairs = bigrams(short);
  const known = new Set(bigrams(long));
  return pairs.length < 2 ? 0 : pairs.filter((pair) => known.has(pair)).length / pairs.length;
}

export type TitleLikeness = { likeness: number; sameSeason: boolean };

/** How alike two titles are: the best of Jaro–Winkler, Dice and containment of the names, with the season beside it. */
export function titleLikeness(left: string, right: string, simplified?: (text: string) => string): TitleLikeness {
  const [a, b] = [titleKey(left, simplified), titleKey(right, simplified)];
  const sameSeason = a.season === b.season;
  if (a.name === '' || b.name === '') return { likeness: 0, sameSeason };
  const scores = [jaroWinkler(a.name, b.name), diceBigram(a.name, b.name), containment(a.name, b.name)];
  return { likeness: Math.max(...scores), sameSeason };
}
