import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { nothing } from '../../../base/endpoint.ts';
import { type Instant, type LocalDate, localDate } from '../../../base/time.ts';
import type { Tx } from '../../../platform/database.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { checklistPolicy } from '../policy.ts';
import { checklistsAll, rulesAll } from '../queries.ts';
import { PublishChecklist } from '../schema.ts';
import { insertChecklist, insertRules } from '../store.ts';

/** The subject of audit entries about the checklist, which has no id of its own. */
const checklistSubject = 'acce9700-0000-4000-8000-000000000000';
const file = path.resolve(import.meta.dirname, '../../../../reference/acceptance-rules.json');
/** The rules are in force from the first notice that the plan rests on. */
const firstDay = localDate('2026-01-01');

const Reference = z.object({
  rules: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      value: z.string().default(''),
      unit: z.string().default(''),
      weight: z.enum(['stop', 'look']),
      clause: z.string(),
      source: z.string(),
      validFrom: z.iso
        .date()
        .transform((day): LocalDate => localDate(day))
        .default(firstDay),
    }),
  ),
  checklist: z.array(z.object({ key: z.string(), label: z.string(), clause: z.string(), source: z.string() })),
});

/** The checks and the checklist every installation begins with. */
export async function seedAcceptance(tx: Tx, now: Instant): Promise<void> {
  if ((await checklistsAll(tx)).length > 0) return;
  const { rules, checklist } = Reference.parse(JSON.parse(readFileSync(file, 'utf8')));
  await insertRules(
    tx,
    rules.map((rule, ordinal) => ({ ...rule, validUntil: null, ordinal })),
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
  show: async ({ tx, actor }) => ({
    mayPublish: checklistPolicy.publish.test(actor, null),
    editions: await checklistsAll(tx),
    rules: await rulesAll(tx),
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
