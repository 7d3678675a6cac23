import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConversionTables } from '../../methods/simplified.ts';
import { conversionTables, toSimplified } from '../../methods/simplified.ts';

const folder = join(import.meta.dirname, '../../../assets/opencc');
let tables: ConversionTables | undefined;

/** The tables of OpenCC (profile t2s) that come with the system, read at first use. */
export function simplifyingTables(): ConversionTables {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  tables ??= conversionTables(read('ts-phrases.txt'), read('ts-characters.txt'), read('ts-characters-rare.txt'));
  return tables;
}

/** A text in simplified characters, for comparing titles and searching scripts; never for what is shown or filed. */
export const simplified = (text: string): string => toSimplified(text, simplifyingTables());
