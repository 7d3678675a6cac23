import type { FormValues } from '../../../web/parts/SchemaForm.tsx';
import { type MilestoneKind, milestoneKinds } from '../../projects/contract.ts';
import { type Instalment, parties, type SigningGroup, type TemplateContent } from '../terms.ts';

const said = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Instalments as rows to type in: their evidence as one text. */
export const planRows = (instalments: readonly Instalment[]): FormValues[] =>
  instalments.map((one) => ({ ...one, evidence: one.evidence.join('、') }));

/** And back; a row that is new gets its id from its place. */
export const planFrom = (rows: readonly FormValues[]): Instalment[] =>
  rows.map((row, i) => ({
    key: said(row.key) || `part-${i + 1}`,
    label: said(row.label),
    trigger: said(row.trigger),
    percent: said(row.percent),
    capFen: null,
    evidence: said(row.evidence)
      .split('、')
      .filter((word) => word !== ''),
  }));

/** Milestones from rows: a kind of the project's steps and how many days it may take. */
export const milestonesFrom = (rows: readonly FormValues[]): TemplateContent['milestones'] =>
  rows.map((row) => ({
    kind: said(row.kind),
    label: milestoneKinds[said(row.kind) as MilestoneKind] ?? '',
    days: typeof row.days === 'number' ? row.days : 0,
  }));

/** Purposes from rows; a row that is new gets its code from its place. */
export const purposesFrom = (rows: readonly FormValues[]): TemplateContent['purposes'] =>
  rows.map((row, i) => ({
    code: said(row.code) || `purpose-${i + 1}`,
    label: said(row.label),
    percent: said(row.percent),
    source: said(row.source),
  }));

/** Groups of signers in words: 乙方、丙方 → 甲方. */
export const groupsText = (groups: readonly SigningGroup[]): string =>
  groups.map((group) => group.parties.map((party) => parties[party]).join('、')).join(' → ');

/** Orders of signing to choose from; the office alone only for supplements. */
export const signingOrders: readonly SigningGroup[][] = [
  [{ parties: ['producer', 'recommender'] }, { parties: ['office'] }],
  [{ parties: ['producer'] }, { parties: ['recommender'] }, { parties: ['office'] }],
  [{ parties: ['office'] }, { parties: ['producer', 'recommender'] }],
  [{ parties: ['producer', 'recommender', 'office'] }],
  [{ parties: ['office'] }],
];
