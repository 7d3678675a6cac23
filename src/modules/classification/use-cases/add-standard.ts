import { Problem } from '../../../base/problem.ts';
import { useCase } from '../../../platform/use-case.ts';
import { classificationPolicy } from '../policy.ts';
import { classRules } from '../queries.ts';
import { rowsOfStandard, standardFindings } from '../rules.ts';
import { AddStandard } from '../schema.ts';
import { insertRules } from '../store.ts';
import { classificationSubject } from '../terms.ts';

/** A new standard is added with its date; those before it stay and go on judging what was filed under them. */
export const addStandard = useCase({
  act: 'class_rule.add',
  label: '新增分类标准',
  input: AddStandard,
  load: async () => null,
  view: classificationPolicy.view,
  allow: classificationPolicy.add,
  async run({ tx, record }, _, { reason, ...standard }) {
    const findings = standardFindings(standard, await classRules(tx));
    if (findings.length > 0) throw new Problem('classification.invalid', {}, findings);
    const rows = rowsOfStandard(standard);
    if ((await insertRules(tx, rows)) !== rows.length) throw new Problem('classification.exists');
    record({
      act: 'class_rule.add',
      subject: classificationSubject,
      after: rows,
      note: `${standard.instrument}，自 ${standard.validFrom} 起：${reason}`,
    });
    return { id: rows[0]?.id ?? '' };
  },
});
