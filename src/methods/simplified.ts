/** Tables from traditional to simplified Chinese: phrases first, the longest that fits, then single characters. */
export type ConversionTables = {
  phrases: ReadonlyMap<string, string>;
  characters: ReadonlyMap<string, string>;
  longest: number;
};

/**
 * Reads tables of lines `traditional TAB simplified [other readings…]`; the first reading is taken, and of a character
 * that stands in several tables the last.
 */
export function conversionTables(phraseLines: string, ...characterLines: string[]): ConversionTables {
  const read = (text: string) => {
    const rows = text.split(/\r?\n/).filter((line) => line.includes('\t') && !line.startsWith('#'));
    return new Map(rows.map((line) => [line.split('\t')[0] ?? '', (line.split('\t')[1] ?? '').split(' ')[0] ?? '']));
  };
  const phrases = read(phraseLines);
  return {
    phrases,
    characters: new Map(characterLines.flatMap((lines) => [...read(lines)])),
    longest: Math.max(1, ...[...phrases.keys()].map((key) => [...key].length)),
  };
}

/** A converted character and the place in the input it came from. */
export type Placed = { character: string; from: number };

/** Converts characters and keeps for each where it came from. */
export function simplifiedPlaces(input: readonly Placed[], tables: ConversionTables): Placed[] {
  const output: Placed[] = [];
  for (let at = 0; at < input.length; ) {
    const found = phraseAt(input, at, tables);
    const length = found?.length ?? 1;
    const own = input[at]?.character ?? '';
    const text = found?.text ?? tables.characters.get(own) ?? own;
    for (const [i, character] of [...text].entries()) {
      output.push({ character, from: input[at + Math.min(i, length - 1)]?.from ?? 0 });
    }
    at += length;
  }
  return output;
}

function phraseAt(input: readonly Placed[], at: number, { phrases, longest }: ConversionTables) {
  if (input.length - at < 2 || (input[at]?.character ?? '') < '\u2e80') return undefined;
  for (let length = Math.min(longest, input.length - at); length > 1; length--) {
    const key = input
      .slice(at, at + length)
      .map((one) => one.character)
      .join('');
    const text = phrases.get(key);
    if (text !== undefined) return { text, length };
  }
  return undefined;
}

/** Compatibility ideographs are other codes of the same characters (Unicode, NFC). */
const compatible = (character: string): string =>
  /[\u{f900}-\u{faff}\u{2f800}-\u{2fa1f}]/u.test(character) ? character.normalize('NFC') : character;

/** A text in simplified characters. */
export const toSimplified = (text: string, tables: ConversionTables): string =>
  simplifiedPlaces(
    [...text].map((character, from) => ({ character: compatible(character), from })),
    tables,
  )
    .map((one) => one.character)
    .join('');
