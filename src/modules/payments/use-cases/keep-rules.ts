import { Problem } from '../../../base/problem.ts';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/ids.ts';
import { nothing } from '../../../base/endpoint.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { rulePolicy } from '../policy.ts';
import { SaveLayout, SaveLevel, SaveRule } from '../schema.ts';
import { layoutsAll, levelsAll, rulesAll, saveLayout, saveLevel, saveRule } from '../store-batches.ts';
import type { ApprovalLevel, Layout, PaymentRule } from '../bank-terms.ts';

const file = path.resolve(import.meta.dirname, '../../../../reference/payment-rules.json');
type Reference = {
  rules: Omit<PaymentRule, 'version'>[];
  levels: Omit<ApprovalLevel, 'version' | 'source'>[];
  levelSource: string;
  layouts: Omit<Layout, 'version'>[];
};

/** Days, shares, levels and layouts every installation begins with; what the office has changed stays. */
export async function seedPayments(tx: Tx): Promise<void> {
  const { rules, levels, levelSource, layouts } = JSON.parse(readFileSync(file, 'utf8')) as Reference;
  const [knownRules, knownLevels, knownLayouts] = [await rulesAll(tx), await levelsAll(tx), await layoutsAll(tx)];
  for (const one of rules) {
    if (!knownRules.some(({ name }) => name === one.name)) await saveRule(tx, { ...one, version: 1 });
  }
  for (const one of levels) {
    const there = knownLevels.some((it) => it.payerKind === one.payerKind && it.level === one.level);
    if (!there) await saveLevel(tx, { ...one, source: levelSource, version: 1 });
  }
  for (const one of layouts) {
    if (!knownLayouts.some(({ key }) => key === one.key)) await saveLayout(tx, { ...one, version: 1 });
  }
}

export const ruleList = reading({
  input: nothing,
  load: async () => null,
  view: rulePolicy.view,
  show: async ({ tx, actor }) => ({
    rules: await rulesAll(tx),
    levels: await levelsAll(tx),
    layouts: await layoutsAll(tx),
    maySave: rulePolicy.save.test(actor, null),
  }),
});

const kept = { load: async () => null, view: rulePolicy.view, allow: rulePolicy.save };

export const changeRule = useCase({
  act: 'payment_rule.save',
  label: '修改支付规则',
  input: SaveRule,
  ...kept,
  async run({ tx, record }, _, { name, version, value, reason }) {
    const before = (await rulesAll(tx)).find((one) => one.name === name);
    if (!before) throw new Problem('act.not_found');
    if (before.version !== version) throw new Problem('row.changed');
    await saveRule(tx, { ...before, value, source: reason, version: version + 1 });
    const id = newId();
    const note = `${before.label}：${before.value} → ${value} ${before.unit}。${reason}`;
    record({ act: 'payment_rule.save', subject: id, before, after: { name, value }, note });
    return { id };
  },
});

export const changeLevel = useCase({
  act: 'payment_rule.save',
  label: '修改支付规则',
  input: SaveLevel,
  ...kept,
  async run({ tx, record }, _, { payerKind, level, version, from, reason }) {
    const before = (await levelsAll(tx)).find((one) => one.payerKind === payerKind && one.level === level);
    if (!before) throw new Problem('act.not_found');
    if (before.version !== version) throw new Problem('row.changed');
    await saveLevel(tx, { ...before, fromFen: from, source: reason, version: version + 1 });
    const id = newId();
    record({
      act: 'payment_rule.save',
      subject: id,
      before,
      after: { from },
      note: `${before.label}起审金额。${reason}`,
    });
    return { id };
  },
});

export const changeLayout = useCase({
  act: 'payment_rule.save',
  label: '修改支付规则',
  input: SaveLayout,
  ...kept,
  async run({ tx, record }, _, { key, version, name, columns, returns, reason }) {
    const before = (await layoutsAll(tx)).find((one) => one.key === key);
    if (!before) throw new Problem('act.not_found');
    if (before.version !== version) throw new Problem('row.changed');
    const missing = (['account', 'amount', 'remark'] as const).filter(
      (field) => !columns.some((one) => one.field === field),
    );
    if (missing.length > 0) {
      const message = '版式须有账号、金额、附言三列，否则回盘无法对应';
      throw new Problem('form.invalid', {}, [{ code: 'form', path: 'columns', message }]);
    }
    await saveLayout(tx, { ...before, name, columns, returns, source: reason, version: version + 1 });
    const id = newId();
    record({ act: 'payment_rule.save', subject: id, before, after: { key, columns }, note: `${name}版式。${reason}` });
    return { id };
  },
});
