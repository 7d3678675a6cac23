import { readFileSync } from 'node:fs';
import path from 'node:path';
import { nothing } from '../../../base/endpoint.ts';
import { Problem } from '../../../base/problem.ts';
import { dayOf, type Instant, localDate } from '../../../base/time.ts';
import type { Tx } from '../../../platform/database.ts';
import { digestOf } from '../../../platform/digest.ts';
import { newId } from '../../../platform/ids.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { poolView, rulesPolicy } from '../policy.ts';
import { rulesAll, rulesNow, usedStages } from '../queries.ts';
import { rulesFindings } from '../rules.ts';
import { PublishRules, RulesContentIn } from '../schema.ts';
import { insertRules } from '../store.ts';

const file = path.resolve(import.meta.dirname, '../../../../reference/reserve-rules.json');

/** The rules every installation begins with; later editions are the office's. */
export async function seedReservePool(tx: Tx, now: Instant): Promise<void> {
  if ((await rulesAll(tx)).length > 0) return;
  const { validFrom, note, ...raw } = JSON.parse(readFileSync(file, 'utf8'));
  const content = RulesContentIn.parse(raw);
  await insertRules(tx, {
    id: newId(),
    edition: 1,
    validFrom: localDate(validFrom),
    content,
    digest: digestOf(content),
    note,
    createdByName: '系统初始数据',
    createdAt: now,
  });
}

export const rulesList = reading({
  input: nothing,
  load: async () => null,
  view: poolView,
  async show({ tx, actor, now }) {
    const inForce = await rulesNow(tx, now);
    return {
      rows: (await rulesAll(tx)).map((one) => ({ ...one, inForce: one.id === inForce.id })),
      mayPublish: rulesPolicy.test(actor, null),
    };
  },
});

/** Another edition of stages, days, reasons and what is carried over; entries follow it from its day on. */
export const publishRules = useCase({
  act: 'reserve_rules.publish',
  label: '发布储备库规则',
  input: PublishRules,
  load: async () => null,
  view: poolView,
  allow: rulesPolicy,
  async run({ tx, actor, now, record }, _, { validFrom, note, content }) {
    const findings = rulesFindings(content, { usedStages: await usedStages(tx), validFrom, today: dayOf(now) });
    if (findings.length > 0) throw new Problem('reserve.rules_refused', {}, findings);
    const edition = Math.max(0, ...(await rulesAll(tx)).map((one) => one.edition)) + 1;
    const id = newId();
    const digest = digestOf(content);
    await insertRules(tx, { id, edition, validFrom, content, digest, note, createdByName: actor.name, createdAt: now });
    record({
      act: 'reserve_rules.publish',
      subject: id,
      after: { edition, validFrom, digest },
      note: `第 ${edition} 版，自 ${validFrom} 起：${note}`,
    });
    return { id };
  },
});
