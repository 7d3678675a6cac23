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
import type { ApprovalLevel, Layout, PaymentRule, RuleVersion } from '../bank-terms.ts';
import { layoutFindings } from '../layout-rules.ts';
import { levelFindings } from '../rules.ts';
import { insertVersions, keptLayout, keptLevel, keptRule, versionsAll } from '../store-kept.ts';
import { fen, yuan } from '../../../base/money.ts';
import type { Instant } from '../../../base/time.ts';

const file = path.resolve(import.meta.dirname, '../../../../reference/payment-rules.json');
type Reference = {
  rules: Omit<PaymentRule, 'version'>[];
  levels: Omit<ApprovalLevel, 'version' | 'source'>[];
  levelSource: string;
  layouts: Omit<Layout, 'version'>[];
};

/** Days, shares, levels and layouts every installation begins with; what the office has changed stays. */
export async function seedPayments(tx: Tx, now: Instant): Promise<void> {
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
  const standing = [
    ...(await rulesAll(tx)).map(keptRule),
    ...(await levelsAll(tx)).map(keptLevel),
    ...(await layoutsAll(tx)).map(keptLayout),
  ];
  await insertVersions(tx, standing, { byName: '系统初始数据', at: now });
}

/** A version in words, as its history shows it. */
function shownVersion({ content, ...one }: RuleVersion) {
  const text =
    'columns' in content
      ? `${content.name}：${content.columns.map(({ head }) => head).join('、')}`
      : 'fromFen' in content
        ? `${yuan(fen(content.fromFen))} 元起`
        : `${content.value}${content.unit}`;
  const clause = 'clause' in content && content.clause ? `${content.clause}；` : '';
  return { ...one, text, source: `${clause}${one.source}` };
}

export const ruleList = reading({
  input: nothing,
  load: async () => null,
  view: rulePolicy.view,
  show: async ({ tx, actor }) => ({
    rules: await rulesAll(tx),
    levels: await levelsAll(tx),
    layouts: await layoutsAll(tx),
    versions: (await versionsAll(tx)).map(shownVersion),
    maySave: rulePolicy.save.test(actor, null),
  }),
});

const kept = { load: async () => null, view: rulePolicy.view, allow: rulePolicy.save };

export const changeRule = useCase({
  act: 'payment_rule.save',
  label: '修改支付规则',
  input: SaveRule,
  ...kept,
  async run({ tx, actor, now, record }, _, { name, version, value, clause, reason }) {
    const before = (await rulesAll(tx)).find((one) => one.name === name);
    if (!before) throw new Problem('act.not_found');
    if (before.version !== version) throw new Problem('row.changed');
    const next = { ...before, value, clause, source: reason, version: version + 1 };
    await saveRule(tx, next);
    await insertVersions(tx, [keptRule(next)], { byName: actor.name, at: now });
    const id = newId();
    const note = `${before.label}：${before.value} → ${value} ${before.unit}。${reason}`;
    record({ act: 'payment_rule.save', subject: id, before, after: { name, value, clause }, note });
    return { id };
  },
});

export const changeLevel = useCase({
  act: 'payment_rule.save',
  label: '修改支付规则',
  input: SaveLevel,
  ...kept,
  async run({ tx, actor, now, record }, _, { payerKind, level, version, from, reason }) {
    const before = (await levelsAll(tx)).find((one) => one.payerKind === payerKind && one.level === level);
    if (!before) throw new Problem('act.not_found');
    if (before.version !== version) throw new Problem('row.changed');
    const next = { ...before, fromFen: from, source: reason, version: version + 1 };
    const others = (await levelsAll(tx)).filter((one) => one.payerKind === payerKind && one.level !== level);
    const findings = levelFindings(next, others);
    if (findings.length > 0) throw new Problem('form.invalid', {}, findings);
    await saveLevel(tx, next);
    await insertVersions(tx, [keptLevel(next)], { byName: actor.name, at: now });
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
  async run({ tx, actor, now, record }, _, { key, version, kind, name, columns, returns, reason }) {
    const before = (await layoutsAll(tx)).find((one) => one.key === key);
    if ((before?.version ?? 0) !== version) throw new Problem('row.changed');
    const findings = layoutFindings({ columns, returns });
    if (findings.length > 0) throw new Problem('form.invalid', {}, findings);
    const next = { key, kind: before?.kind ?? kind, name, columns, returns, source: reason, version: version + 1 };
    await saveLayout(tx, next);
    await insertVersions(tx, [keptLayout(next)], { byName: actor.name, at: now });
    const id = newId();
    const note = `${name}版式${before ? '' : '（新设）'}。${reason}`;
    record({ act: 'payment_rule.save', subject: id, before, after: { key, columns, returns }, note });
    return { id };
  },
});
