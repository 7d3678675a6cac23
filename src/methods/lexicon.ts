import type { ConversionTables, Placed } from './simplified.ts';
import { simplifiedPlaces } from './simplified.ts';

type Node = { next: Map<string, number>; fail: number; terms: number[] };
export type Lexicon = {
  terms: readonly string[];
  nodes: readonly Node[];
  lengths: readonly number[];
  tables: ConversionTables;
};
/** Offsets count code points of the original text; the end is exclusive. */
export type Hit = { start: number; end: number; term: string };

const separator = /[\p{Z}\p{P}\p{S}\p{C}\p{Mn}\p{Me}]/u;
type Letter = Placed & { at: number };

/** The characters that are not separators in NFKC, lower case and simplified form, each with the place it came from. */
function lettersOf(text: string, tables: ConversionTables): Letter[] {
  const plain: Placed[] = [];
  let from = 0;
  for (const original of text) {
    for (const character of original.normalize('NFKC').toLowerCase()) plain.push({ character, from });
    from += 1;
  }
  return simplifiedPlaces(plain, tables)
    .map((one, at) => ({ ...one, at }))
    .filter((one) => !separator.test(one.character));
}

function planted(nodes: Node[], key: readonly string[], term: number): void {
  let at = 0;
  for (const character of key) {
    const here = nodes[at] as Node;
    let next = here.next.get(character);
    if (next === undefined) {
      next = nodes.push({ next: new Map(), fail: 0, terms: [] }) - 1;
      here.next.set(character, next);
    }
    at = next;
  }
  if (at > 0) (nodes[at] as Node).terms.push(term);
}

/** Where the search goes on when a node has no way for a character. */
function step(nodes: readonly Node[], from: number, character: string): number {
  for (let at = from; ; at = nodes[at]?.fail ?? 0) {
    const next = nodes[at]?.next.get(character);
    if (next !== undefined) return next;
    if (at === 0) return 0;
  }
}

/** Builds the search of Aho and Corasick (1975), once for a version of the lexicon. */
export function lexiconOf(terms: readonly string[], tables: ConversionTables): Lexicon {
  const nodes: Node[] = [{ next: new Map(), fail: 0, terms: [] }];
  const keys = terms.map((term) => lettersOf(term, tables).map((one) => one.character));
  for (const [term, key] of keys.entries()) planted(nodes, key, term);
  const queue = [...(nodes[0] as Node).next.values()];
  for (const at of queue) {
    const here = nodes[at] as Node;
    for (const [character, next] of here.next) {
      const child = nodes[next] as Node;
      child.fail = step(nodes, here.fail, character);
      child.terms.push(...(nodes[child.fail] as Node).terms);
      queue.push(next);
    }
  }
  return { terms, nodes, lengths: keys.map((key) => key.length), tables };
}

/** Whether neighbours of a match stand close enough: only separators between them, at most so many (方法 05 之 2). */
function closeEnough(letters: readonly Letter[], first: number, last: number, maxGap: number): boolean {
  for (let i = first + 1; i <= last; i++) {
    if ((letters[i]?.at ?? 0) - (letters[i - 1]?.at ?? 0) - 1 > maxGap) return false;
  }
  return true;
}

/** All hits, overlapping ones too, by start and then the longer first; letters or digits in between break a match. */
export function lexiconFind(text: string, { terms, nodes, lengths, tables }: Lexicon, maxGap: number): Hit[] {
  const letters = lettersOf(text, tables);
  const hits: Hit[] = [];
  let at = 0;
  for (const [i, { character }] of letters.entries()) {
    at = step(nodes, at, character);
    for (const term of nodes[at]?.terms ?? []) {
      const first = i - (lengths[term] ?? 1) + 1;
      if (!closeEnough(letters, first, i, maxGap)) continue;
      hits.push({ start: letters[first]?.from ?? 0, end: (letters[i]?.from ?? 0) + 1, term: terms[term] ?? '' });
    }
  }
  return hits.sort((a, b) => a.start - b.start || b.end - a.end || (a.term < b.term ? -1 : 1));
}

/** For display: the longest hit of every start. */
export const longestHits = (hits: readonly Hit[]): Hit[] => hits.filter((hit, i) => hits[i - 1]?.start !== hit.start);
