import type { z } from 'zod';
import type { FormValues } from '../../../web/parts/SchemaForm.tsx';
import { type MilestoneKind, milestoneKinds } from '../../projects/contract.ts';
import type { ProposeText } from '../schema.ts';
import type { Paper } from './types.ts';

export type TypedClause = { key: string; heading: string; text: string; negotiable: boolean };
/** What is being typed; evidence stands as one text, ids of rows are given when it is sent. */
export type Typed = {
  note: string;
  clauses: TypedClause[];
  instalments: FormValues[];
  purposes: FormValues[];
  milestones: FormValues[];
  ownMoney: FormValues[];
};

export const typedFrom = (paper: Paper): Typed => ({
  note: '',
  clauses: paper.clauses.map(({ key, heading, text, negotiable }) => ({ key, heading, text, negotiable })),
  instalments: paper.figures.instalments.map(({ key, label, trigger, percent, capFen, evidence }) => ({
    key,
    label,
    trigger,
    percent,
    ...(capFen === null ? {} : { capFen }),
    evidence: evidence.join('、'),
  })),
  purposes: paper.figures.purposes.map((one) => ({ ...one })),
  milestones: paper.figures.milestones.map((one) => ({ ...one })),
  ownMoney: paper.figures.ownMoney.map((one) => ({ ...one, kind: one.source.split('-')[0] ?? '' })),
});

/** A clause of one's own, under the first key that is free. */
export function emptyClause({ clauses }: Typed): TypedClause {
  let serial = 1;
  while (clauses.some((one) => one.key === `added-${serial}`)) serial += 1;
  return { key: `added-${serial}`, heading: '', text: '', negotiable: true };
}

type Proposal = Omit<z.input<typeof ProposeText>, 'agreementId' | 'paperId' | 'version'>;
const said = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const amount = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** The name of a source within its agreement: its kind, with a serial where the kind is there already. */
function sourcesOf(rows: readonly FormValues[]): { source: string; label: string; promisedFen: number }[] {
  const given: string[] = [];
  return rows.map((one) => {
    const [kind, before] = [said(one.kind), said(one.source)];
    let source = before.split('-')[0] === kind ? before : kind;
    for (let serial = 2; given.includes(source); serial += 1) source = `${kind}-${serial}`;
    given.push(source);
    return { source, label: said(one.label), promisedFen: amount(one.promisedFen) };
  });
}

/** What is sent; a row that is new gets its id from its place. */
export const proposalFrom = (typed: Typed): Proposal => ({
  note: typed.note,
  clauses: typed.clauses
    .filter((one) => !(one.key.startsWith('added-') && one.text.trim() === '' && one.heading.trim() === ''))
    .map(({ key, heading, text }) => ({ key, heading, text })),
  instalments: typed.instalments.map((one, i) => ({
    key: said(one.key) || `part-${i + 1}`,
    label: said(one.label),
    trigger: said(one.trigger),
    percent: said(one.percent),
    capFen: typeof one.capFen === 'number' ? one.capFen : null,
    evidence: said(one.evidence)
      .split(/[、，,;；]/)
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  })),
  purposes: typed.purposes.map((one, i) => ({
    code: said(one.code) || `purpose-${i + 1}`,
    label: said(one.label),
    capFen: amount(one.capFen),
  })),
  ownMoney: sourcesOf(typed.ownMoney),
  milestones: typed.milestones.map((one) => ({
    kind: said(one.kind) as MilestoneKind,
    label: milestoneKinds[said(one.kind) as MilestoneKind] ?? '',
    dueOn: said(one.dueOn) as never,
  })),
});
