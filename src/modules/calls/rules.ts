import type { LetterKind } from './terms.ts';

/** Puts the words of a case into a letter's braces; a word that was not given stays visible as it stands. */
export const fillLetter = <K extends LetterKind>(
  _kind: K, template: string, words: Readonly<Record<string, string>>,
): string => template.replace(/\{([^{}]+)\}/g, (whole, word: string) => words[word] ?? whole);
