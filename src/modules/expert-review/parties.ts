import type { CallContent } from '../calls/contract.ts';
import type { Party } from '../experts/contract.ts';
import type { PlanWork } from './plan.ts';

type Row = { applicantName: string; creditCode: string | null; recommenderName: string };

/** Tables of the form that name bodies: those with a column for the credit code (联合出品、联合制作). */
const bodyTables = (content: CallContent) =>
  content.form.sections.flatMap((section) =>
    section.fields
      .filter((field) => field.kind === 'table' && field.columns?.some((column) => column.key === 'creditCode'))
      .map((field) => `${section.key}.${field.key}`),
  );

const textIn = (row: Record<string, unknown>, key: string): string =>
  typeof row[key] === 'string' ? row[key].trim() : '';

/** Everybody who stands behind a work: the applicant, joint producers named in the form, and the recommending unit. */
export function partiesOf(
  row: Row,
  content: CallContent,
  answers: Readonly<Record<string, unknown>>,
): PlanWork['parties'] {
  const joint = bodyTables(content).flatMap((path) => {
    const rows = answers[path];
    return Array.isArray(rows) ? (rows as Record<string, unknown>[]) : [];
  });
  return [
    { role: 'applicant', name: row.applicantName, creditCode: row.creditCode },
    ...joint
      .map((one) => ({
        role: 'joint' as const,
        name: textIn(one, 'name'),
        creditCode: textIn(one, 'creditCode') || null,
      }))
      .filter((party) => party.name !== '' || party.creditCode !== null),
    { role: 'recommender', name: row.recommenderName, creditCode: null },
  ];
}

/** The key under which a party stands in a declaration. */
export const partyKey = (party: Party): string => party.creditCode ?? party.name;

export const partyRoles = { applicant: '申报机构', joint: '联合制作机构', recommender: '推荐单位' } as const;

export type ListedParty = Party & { key: string; role: keyof typeof partyRoles };
/** Each party once, by name, whatever the number of its works: the list shows nobody's works. */
export function partyList(works: readonly PlanWork[]): ListedParty[] {
  const byKey = new Map<string, ListedParty>();
  for (const work of works) {
    for (const party of work.parties) {
      const key = partyKey(party);
      if (!byKey.has(key)) byKey.set(key, { ...party, key });
    }
  }
  return [...byKey.values()].sort((a, b) => a.name.localeCompare(b.name, 'zh-CN') || (a.key < b.key ? -1 : 1));
}
