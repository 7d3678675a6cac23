import { normalised } from '../base/fields.ts';

const han = /\p{Script=Han}/u;

/**
 * The index words of a text: every pair of neighbouring Chinese characters, every single one, and Latin words. Pairs
 * find any two-character word wherever a dictionary would have cut (decision 0004), so recall is complete.
 */
export function searchWords(text: string): string[] {
  const words = new Set<string>();
  const plain = normalised(text).toLowerCase();
  for (const run of plain.match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? []) {
    const characters = [...run];
    if (!han.test(characters[0] ?? '')) words.add(run);
    else
      characters.forEach((one, i) => {
        words.add(one);
        const next = characters[i + 1];
        if (next) words.add(one + next);
      });
  }
  return [...words];
}

/** For `to_tsvector('simple', …)`. */
export const indexText = (...texts: (string | null | undefined)[]): string =>
  searchWords(texts.filter(Boolean).join(' ')).join(' ');

/** A `tsquery` in which all words must occur, or undefined when nothing in it can be searched. */
export function queryText(asked: string): string | undefined {
  const words =
    normalised(asked)
      .toLowerCase()
      .match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? [];
  const terms = words.flatMap((run) => {
    const characters = [...run];
    if (!han.test(characters[0] ?? '')) return [`${run}:*`];
    if (characters.length === 1) return [run];
    return characters.slice(0, -1).map((one, i) => one + characters[i + 1]);
  });
  return terms.length ? terms.join(' & ') : undefined;
}

/** For the recheck `like`: the words as typed, escaped. */
export const likeText = (asked: string): string =>
  `%${normalised(asked)
    .trim()
    .replace(/[\\%_]/g, '\\$&')}%`;

/**
 * One recheck pattern for each word asked for: the index finds pairs, these find the word itself in a lower-case text.
 */
export const likeTexts = (asked: string): string[] =>
  asked.trim().toLowerCase().split(/\s+/).filter(Boolean).map(likeText);

/** Patterns for a column kept as typed: the words in half width, and as they were asked for (`：` beside `:`). */
export const likeAsTyped = (asked: string): string[] => [
  ...new Set([likeText(asked), `%${asked.trim().replace(/[\\%_]/g, '\\$&')}%`]),
];

/** Whether texts, taken together, hold every word asked for, in any order; no words hold nothing. */
export function holdsWords(asked: string, ...texts: readonly string[]): boolean {
  const text = normalised(texts.join(' ')).toLowerCase();
  const words = normalised(asked).toLowerCase().split(/\s+/).filter(Boolean);
  return words.length > 0 && words.every((word) => text.includes(word));
}
