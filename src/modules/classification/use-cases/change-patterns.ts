import { Problem } from '../../../base/problem.ts';
import { newId } from '../../../platform/ids.ts';
import { useCase } from '../../../platform/use-case.ts';
import { classificationPolicy } from '../policy.ts';
import { patternFindings } from '../rules.ts';
import { AddPattern, EndPattern } from '../schema.ts';
import { endPatternOn, insertPattern, lockPattern } from '../store.ts';
import { classificationSubject } from '../terms.ts';

/** A number form that has been published is added with the day from which it holds. */
export const addPattern = useCase({
  act: 'number_pattern.add',
  label: '新增编号格式',
  input: AddPattern,
  load: async () => null,
  view: classificationPolicy.view,
  allow: classificationPolicy.add,
  async run({ tx, record }, _, input) {
    const findings = patternFindings(input);
    if (findings.length > 0) throw new Problem('classification.invalid', {}, findings);
    const row = { ...input, id: newId() };
    await insertPattern(tx, row);
    record({
      act: 'number_pattern.add',
      subject: classificationSubject,
      after: row,
      note: `${row.label}，自 ${row.validFrom} 起`,
    });
    return { id: row.id };
  },
});

/** Ends a number form on a day; numbers given before stay valid. */
export const endPattern = useCase({
  act: 'number_pattern.end',
  label: '停用编号格式',
  input: EndPattern,
  load: async (tx, { patternId }) => {
    const found = await lockPattern(tx, patternId);
    if (!found) throw new Problem('act.not_found');
    return found;
  },
  view: classificationPolicy.view,
  allow: classificationPolicy.end,
  async run({ tx, record }, pattern, { validUntil, reason }) {
    if (pattern.validUntil !== null) throw new Problem('classification.ended');
    await endPatternOn(tx, pattern.id, validUntil);
    record({
      act: 'number_pattern.end',
      subject: classificationSubject,
      before: pattern,
      after: { ...pattern, validUntil },
      note: `${pattern.label}，至 ${validUntil}：${reason}`,
    });
    return { id: pattern.id };
  },
});
