import { applicationStates, type ApplicationState } from '../applications/contract.ts';

/** Words that narrow a search, as typed before a colon: `状态:待初评 单位:广东 批次:3 类别:V4`. */
export const searchKeys = { state: '状态', unit: '单位', batch: '批次', category: '类别' } as const;
export type SearchKey = keyof typeof searchKeys;
export type Chip = { key: SearchKey; label: string; value: string; text: string; known: boolean };
export type Known = {
  units: readonly { id: string; name: string; shortName: string }[];
  batches: readonly { id: string; name: string; number: number }[];
  categories: readonly { code: string; label: string; shortLabel: string }[];
};
export type ParsedQuery = { words: string; chips: Chip[] };

const pattern = /(状态|单位|批次|类别)\s*[:：]\s*(\S+)/g;
const keyOf = (label: string): SearchKey =>
  (Object.keys(searchKeys) as SearchKey[]).find((key) => searchKeys[key] === label) ?? 'state';

/** Takes the narrowing words out of a query; one that names nothing known stays visible as such and finds nothing. */
export function parseQuery(query: string, known: Known): ParsedQuery {
  const chips = [...query.matchAll(pattern)].map(([, label = '', text = '']): Chip => {
    const key = keyOf(label);
    const value = finders[key](text, known);
    return { key, label, text, value: value ?? '', known: value !== undefined };
  });
  return { words: query.replace(pattern, ' ').replace(/\s+/g, ' ').trim(), chips };
}

const finders: Record<SearchKey, (text: string, known: Known) => string | undefined> = {
  state: (text) => {
    const found = (Object.entries(applicationStates) as [ApplicationState, string][]).filter(([, label]) =>
      label.startsWith(text),
    );
    return found.length > 0 ? found.map(([state]) => state).join(',') : undefined;
  },
  unit: (text, { units }) => units.find((unit) => unit.shortName.startsWith(text) || unit.name.includes(text))?.id,
  batch: (text, { batches }) => batches.find((batch) => String(batch.number) === text || batch.name.includes(text))?.id,
  category: (text, { categories }) =>
    categories.find(
      (one) =>
        one.code.toLowerCase() === text.toLowerCase() || one.label.includes(text) || one.shortLabel.includes(text),
    )?.code,
};
