import type { LocalDate } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import type { CallContent, FormField } from '../calls/contract.ts';
import { termKinds, type TermKind } from '../classification/contract.ts';
import { termsOn } from '../classification/index.ts';
import { categoriesOf, planOfYear, subPlansOn } from '../plans/index.ts';

export type Option = { value: string; label: string };

/** Options that are data of their own as they stood on a day, by the name a form gives in `optionsFrom`. */
export async function optionsFor(tx: Tx, content: CallContent, on: LocalDate): Promise<Record<string, Option[]>> {
  const wanted = new Set(content.form.sections.flatMap(({ fields }) => fields.flatMap(sourcesOf)));
  const found: Record<string, Option[]> = {};
  for (const source of [...wanted].sort()) found[source] = await optionsFrom(tx, source, on);
  return found;
}

const sourcesOf = (field: FormField): string[] =>
  [field.optionsFrom, ...(field.columns ?? []).map((column) => column.optionsFrom)].filter((one) => one !== undefined);

async function optionsFrom(tx: Tx, source: string, on: LocalDate): Promise<Option[]> {
  if (source === 'categories')
    return (await categoriesOf(tx, (await planOfYear(tx, Number(on.slice(0, 4)))).id)).map(({ code, label }) => ({
      value: code,
      label,
    }));
  if (source === 'subPlans') return (await subPlansOn(tx, on)).map(({ code, label }) => ({ value: code, label }));
  const kind = source.replace(/^coded:/, '');
  if (!(kind in termKinds)) return [];
  return (await termsOn(tx, kind as TermKind, on)).map(({ code, label }) => ({ value: code, label }));
}

/** Every option value → its label, for papers and read-only pages. */
export async function optionLabels(tx: Tx, content: CallContent, on: LocalDate): Promise<Record<string, string>> {
  const all = await optionsFor(tx, content, on);
  return Object.fromEntries(
    Object.values(all)
      .flat()
      .map(({ value, label }) => [value, label]),
  );
}
