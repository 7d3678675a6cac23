import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { nothing } from '../../../base/endpoint.ts';
import { localDateField } from '../../../base/fields.ts';
import { hasRole } from '../../../base/policy.ts';
import { Problem } from '../../../base/problem.ts';
import { dayOf, type Instant } from '../../../base/time.ts';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/ids.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { figuresOf } from '../claims.ts';
import { crossChecksPolicy } from '../policy.ts';
import { openCounts } from '../queries.ts';
import { comparedBy, ruleFindings } from '../rules.ts';
import { RuleContentIn, SaveRule, TryRule } from '../schema.ts';
import { insertRule, lockComparing, rulesAll } from '../store.ts';
import type { CrossCheckRule } from '../terms.ts';

const file = path.resolve(import.meta.dirname, '../../../../reference/cross-check-rules.json');
const Reference = z.object({
  note: z.string(),
  validFrom: localDateField(),
  rules: z.array(RuleContentIn.extend({ key: z.string() })),
});

/** The comparisons every installation begins with; later editions are the office's. */
export async function seedCrossChecks(tx: Tx, now: Instant): Promise<void> {
  const known = new Set((await rulesAll(tx)).map(({ key }) => key));
  const { note, validFrom, rules } = Reference.parse(JSON.parse(readFileSync(file, 'utf8')));
  for (const { key, ...content } of rules) {
    if (known.has(key)) continue;
    await insertRule(tx, { id: newId(), key, edition: 1, validFrom, content, note, byName: '系统初始数据', at: now });
  }
}

/** Every comparison with its editions, and how many differences it holds open. */
export const ruleList = reading({
  input: nothing,
  load: async () => null,
  view: crossChecksPolicy.nation as typeof crossChecksPolicy.rules,
  async show({ tx, actor, now }) {
    const today = dayOf(now);
    const open = await openCounts(tx);
    const byKey = Map.groupBy(await rulesAll(tx), ({ key }) => key);
    return {
      mayEdit: hasRole(actor, 'national_officer'),
      rows: [...byKey].map(([key, editions]) => ({
        key,
        latestEdition: editions[0]?.edition ?? 0,
        inForce: editions.find(({ validFrom }) => validFrom <= today) ?? null,
        editions,
        open: open.get(key) ?? 0,
      })),
    };
  },
});

/** 先试后改: what a comparison as drafted would find now. */
export const tryRule = reading({
  input: TryRule,
  load: async () => null,
  view: crossChecksPolicy.rules,
  async show({ tx, now }, _, { key, content }) {
    const findings = ruleFindings(content);
    if (findings.length > 0) throw new Problem('cross_check.rule_refused', {}, findings);
    const draft: CrossCheckRule = {
      id: '',
      key,
      edition: 0,
      validFrom: dayOf(now),
      content,
      note: '',
      byName: '',
      at: now,
    };
    const { claims, works } = await figuresOf(tx);
    const compared = comparedBy(draft, claims);
    const differing = compared.filter(({ gap }) => gap !== null);
    return {
      compared: compared.length,
      differing: differing.length,
      samples: differing.slice(0, 20).map(({ workId, left, right, gap }) => ({
        title: works.get(workId)?.title ?? '',
        left: left.text,
        right: right.text,
        gap: gap ?? '',
      })),
    };
  },
});

/** 另发新版: a comparison is never altered, the next edition holds from a day on. */
export const saveRule = useCase({
  act: 'cross_check.rule',
  label: '修改核对规则',
  input: SaveRule,
  load: async () => null,
  view: crossChecksPolicy.rules,
  allow: crossChecksPolicy.rules,
  async run({ tx, actor, now, record }, _, { key, edition, validFrom, note, content }) {
    await lockComparing(tx);
    const findings = ruleFindings(content);
    if (findings.length > 0) throw new Problem('cross_check.rule_refused', {}, findings);
    const latest = (await rulesAll(tx)).find((one) => one.key === key);
    if ((latest?.edition ?? 0) !== edition) throw new Problem('row.changed');
    const id = newId();
    const next = edition + 1;
    await insertRule(tx, { id, key, edition: next, validFrom, content, note, byName: actor.name, at: now });
    record({
      act: 'cross_check.rule',
      subject: id,
      before: latest?.content,
      after: { key, edition: next, validFrom, content },
      note: `${content.label}，第 ${next} 版，自 ${validFrom} 起：${note}`,
    });
    return { id };
  },
});
