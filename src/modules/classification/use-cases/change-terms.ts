import { Problem } from '../../../base/problem.ts';
import { useCase } from '../../../platform/use-case.ts';
import { classificationPolicy } from '../policy.ts';
import { codedTerms } from '../queries.ts';
import { AddTerm, EndTerm } from '../schema.ts';
import { endTermOn, insertTerm, lockTerm } from '../store.ts';
import { classificationSubject, termKinds } from '../terms.ts';

/** A code is added with the day from which it may be chosen; a code once used never means something else. */
export const addTerm = useCase({
  act: 'coded_term.add',
  label: '新增代码',
  input: AddTerm,
  load: async () => null,
  view: classificationPolicy.terms,
  allow: classificationPolicy.add,
  async run({ tx, record }, _, input) {
    const ordinal = Math.max(0, ...(await codedTerms(tx, [input.kind])).map((one) => one.ordinal)) + 1;
    const row = { ...input, ordinal, validUntil: null };
    if (!(await insertTerm(tx, row))) throw new Problem('coded_term.exists');
    record({
      act: 'coded_term.add',
      subject: classificationSubject,
      after: row,
      note: `${termKinds[row.kind]}：${row.label}`,
    });
    return { id: `${row.kind}:${row.code}` };
  },
});

/** Ends a code on a day: it can no longer be chosen, and old papers still say what it meant. */
export const endTerm = useCase({
  act: 'coded_term.end',
  label: '停用代码',
  input: EndTerm,
  load: async (tx, { kind, code }) => {
    const found = await lockTerm(tx, kind, code);
    if (!found) throw new Problem('act.not_found');
    return found;
  },
  view: classificationPolicy.terms,
  allow: classificationPolicy.end,
  async run({ tx, record }, term, { validUntil, reason }) {
    if (term.validUntil !== null) throw new Problem('classification.ended');
    await endTermOn(tx, term, validUntil);
    record({
      act: 'coded_term.end',
      subject: classificationSubject,
      before: term,
      after: { ...term, validUntil },
      note: [`${termKinds[term.kind]}：${term.label}，至 ${validUntil}`, reason].filter(Boolean).join('，'),
    });
    return { id: `${term.kind}:${term.code}` };
  },
});
