import { nothing } from '../../../base/endpoint.ts';
import { Problem } from '../../../base/problem.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { fundsPolicy } from '../policy.ts';
import { ruleFindings } from '../rules-kept.ts';
import { SaveFundRule } from '../schema.ts';
import { insertRuleVersions, lockRule, rulesAll, ruleVersionsAll, saveFundRule } from '../store-kept.ts';

/** The subject of audit entries about the rules, which have no ids of their own. */
const rulesSubject = 'f0d50000-0000-4000-8000-000000000037';

/** Every rule of the funds with its clause, and every version there was. */
export const fundRuleList = reading({
  input: nothing,
  load: async () => null,
  view: fundsPolicy.list,
  show: async ({ tx, actor }) => ({
    rules: await rulesAll(tx),
    versions: await ruleVersionsAll(tx),
    maySave: fundsPolicy.rules.test(actor, null),
  }),
});

/** 修改资金规则: the next version, with the clause it rests on; what was done by the former one stays done. */
export const changeFundRule = useCase({
  act: 'fund_rule.save',
  label: '修改资金规则',
  input: SaveFundRule,
  load: (tx, { name }) => lockRule(tx, name),
  view: fundsPolicy.list,
  allow: fundsPolicy.rules,
  async run({ tx, actor, now, record }, before, { version, value, clause, source }) {
    if (before.version !== version) throw new Problem('row.changed');
    const findings = ruleFindings(before, value);
    if (findings.length > 0) throw new Problem('form.invalid', {}, findings);
    const next = { ...before, value, clause, source, version: version + 1 };
    await saveFundRule(tx, next);
    await insertRuleVersions(tx, [next], { byName: actor.name, at: now });
    record({
      act: 'fund_rule.save',
      subject: rulesSubject,
      before: { name: before.name, value: before.value, clause: before.clause },
      after: { name: before.name, value, clause, version: next.version },
      note: `${before.label}：${before.value} → ${value}${before.unit}。${clause}`,
    });
    return { id: rulesSubject };
  },
});
