import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { nothing } from '../../../base/endpoint.ts';
import { Problem } from '../../../base/problem.ts';
import { addDays, dayOf, type Instant, type LocalDate, localDate, longDate } from '../../../base/time.ts';
import type { Tx } from '../../../platform/database.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { checklistPolicy } from '../policy.ts';
import { checklistsAll, rulesAll } from '../queries.ts';
import { checkRuleFindings, rulesOn } from '../rules.ts';
import { ChangeRule, PublishChecklist } from '../schema.ts';
import { endRule, insertChecklist, insertRules, lockRules } from '../store.ts';

/** The subject of audit entries about the checklist, which has no id of its own. */
const checklistSubject = 'acce9700-0000-4000-8000-000000000000';
const file = path.resolve(import.meta.dirname, '../../../../reference/acceptance-rules.json');
const dayText = z.iso.date().transform((day): LocalDate => localDate(day));

const Reference = z.object({
  /** From when the rules hold that name no day of their own. */
  validFrom: dayText,
  rules: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      value: z.string().default(''),
      unit: z.string().default(''),
      weight: z.enum(['stop', 'look']),
      clause: z.string(),
      source: z.string(),
      validFrom: dayText.optional(),
    }),
  ),
  checklist: z.array(z.object({ key: z.string(), label: z.string(), clause: z.string(), source: z.string() })),
});

const unchanged = { validUntil: null, byName: '系统初始数据', reason: '', changedAt: null };

/** The checks and the checklist every installation begins with. */
export async function seedAcceptance(tx: Tx, now: Instant): Promise<void> {
  if ((await checklistsAll(tx)).length > 0) return;
  const { validFrom, rules, checklist } = Reference.parse(JSON.parse(readFileSync(file, 'utf8')));
  await insertRules(
    tx,
    rules.map((rule, ordinal) => ({ validFrom, ...rule, ...unchanged, ordinal })),
  );
  await insertChecklist(tx, {
    edition: 1,
    points: checklist,
    note: '系统初始清单，待主管部门确定',
    createdByName: '系统初始数据',
    createdAt: now,
  });
}

export const checklistList = reading({
  input: nothing,
  load: async () => null,
  view: checklistPolicy.view,
  show: async ({ tx, actor, now }) => ({
    mayPublish: checklistPolicy.publish.test(actor, null),
    editions: await checklistsAll(tx),
    rules: await rulesAll(tx),
    inForce: rulesOn(await rulesAll(tx), dayOf(now)).map(({ key, validFrom }) => ({ key, validFrom })),
  }),
});

/** The office publishes the next edition of its checklist; cases already convened keep theirs. */
export const publishChecklist = useCase({
  act: 'acceptance_checklist.publish',
  label: '发布验收清单',
  input: PublishChecklist,
  load: async (tx) => checklistsAll(tx),
  view: checklistPolicy.view,
  allow: checklistPolicy.publish,
  async run({ tx, actor, now, record }, editions, { points, note }) {
    const edition = (editions[0]?.edition ?? 0) + 1;
    await insertChecklist(tx, { edition, points, note, createdByName: actor.name, createdAt: now });
    record({
      act: 'acceptance_checklist.publish',
      subject: checklistSubject,
      before: { edition: edition - 1 },
      after: { edition, points: points.length },
      note: `第 ${edition} 版：${note}`,
    });
    return { id: checklistSubject };
  },
});

/** 修改检查项: the limit, weight or clause from a day on; films handed in before keep what held then. */
export const changeCheckRule = useCase({
  act: 'acceptance_rule.change',
  label: '修改验收检查项',
  input: ChangeRule,
  load: (tx, { key }) => lockRules(tx, key),
  view: checklistPolicy.view,
  allow: checklistPolicy.publish,
  async run({ tx, actor, now, record }, versions, { key, seen, reason, ...form }) {
    const last = versions.at(-1);
    if (!last) throw new Problem('act.not_found');
    if (last.validFrom !== seen) throw new Problem('row.changed');
    const findings = checkRuleFindings(last, form, dayOf(now));
    if (findings.length > 0) throw new Problem('form.invalid', {}, findings);
    await endRule(tx, last, addDays(form.validFrom, -1));
    await insertRules(tx, [{ ...last, ...form, validUntil: null, byName: actor.name, reason, changedAt: now }]);
    record({
      act: 'acceptance_rule.change',
      subject: checklistSubject,
      before: { key, value: last.value, weight: last.weight, clause: last.clause },
      after: { key, ...form },
      note: `${last.label}：${last.value || '—'} → ${form.value || '—'}${last.unit}，${longDate(form.validFrom)}起。${reason}`,
    });
    return { id: checklistSubject };
  },
});
