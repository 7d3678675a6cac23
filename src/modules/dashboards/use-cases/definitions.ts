import { nothing } from '../../../base/endpoint.ts';
import { Problem } from '../../../base/problem.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { figureDefinitions } from '../definitions.ts';
import { dashboardsPolicy } from '../policy.ts';
import { SaveRule } from '../schema.ts';
import { insertRule, rulesAll } from '../store.ts';

/** 指标口径: what every figure counts and by which clause, and the settings with all their versions. */
export const definitionList = reading({
  input: nothing,
  load: async () => null,
  view: dashboardsPolicy.picture,
  async show({ tx, actor }) {
    const all = await rulesAll(tx);
    const names = [...new Set(all.map(({ name }) => name))];
    const rules = names.flatMap((name) => {
      const [rule, ...history] = all.filter((one) => one.name === name);
      return rule ? [{ ...rule, history }] : [];
    });
    return { rows: [...figureDefinitions()], rules, mayChange: dashboardsPolicy.saveRule.test(actor, null) };
  },
});

/** A setting of the dashboards gets another version with its reason; the former ones stay. */
export const saveRule = useCase({
  act: 'dashboard_rule.save',
  label: '修改一张图设置',
  input: SaveRule,
  load: async (tx, { name }) => {
    const rule = (await rulesAll(tx)).find((one) => one.name === name);
    if (!rule) throw new Problem('act.not_found');
    return rule;
  },
  view: dashboardsPolicy.picture,
  allow: dashboardsPolicy.saveRule,
  async run({ tx, actor, now, record }, rule, { version, value, clause, reason }) {
    if (rule.version !== version) throw new Problem('row.changed');
    if (rule.value === value && rule.clause === clause) throw new Problem('dashboards.same_value');
    const source = clause ? '主管部门规定' : rule.source;
    const next = { ...rule, version: version + 1, value, clause, source, reason, byName: actor.name, at: now };
    await insertRule(tx, next);
    const subject = '0da5b0a2-0000-4000-8000-000000000001';
    record({
      act: 'dashboard_rule.save',
      subject,
      before: { value: rule.value },
      after: { name: rule.name, value },
      note: `${rule.label}：${rule.value} → ${value}${rule.unit}；${reason}`,
    });
    return { id: rule.name };
  },
});
