import { readFileSync } from 'node:fs';
import path from 'node:path';
import { nothing } from '../../../base/endpoint.ts';
import { Problem } from '../../../base/problem.ts';
import type { Instant } from '../../../base/time.ts';
import type { Tx } from '../../../platform/database.ts';
import { digestOf } from '../../../platform/digest.ts';
import { newId } from '../../../platform/ids.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { setPolicy } from '../policy.ts';
import { setsAll } from '../queries.ts';
import { setFindings } from '../rules.ts';
import { AddSet } from '../schema.ts';
import { insertSet } from '../store.ts';

const file = path.resolve(import.meta.dirname, '../../../../reference/evaluation-sets-2026.json');

/** The indicators to begin with, of each kind and body that has none; later editions are the office's. */
export async function seedEvaluations(tx: Tx, now: Instant): Promise<void> {
  const present = await setsAll(tx);
  for (const raw of JSON.parse(readFileSync(file, 'utf8')) as unknown[]) {
    const { content, ...given } = AddSet.parse(raw);
    if (present.some((one) => one.kind === given.kind && one.audience === given.audience)) continue;
    const made = { createdByName: '系统初始数据', createdAt: now };
    await insertSet(tx, { ...given, id: newId(), edition: 1, content, digest: digestOf(content), ...made });
  }
}

export const setList = reading({
  input: nothing,
  load: async () => null,
  view: setPolicy.view,
  show: async ({ tx, actor }) => ({ rows: await setsAll(tx), mayAdd: setPolicy.add.test(actor, null) }),
});

/** A new edition of indicators; appraisals that have been opened keep the edition they began with. */
export const addSet = useCase({
  act: 'evaluation_set.add',
  label: '发布评价指标新版',
  input: AddSet,
  load: async () => null,
  view: setPolicy.view,
  allow: setPolicy.add,
  async run({ tx, actor, now, record }, _, { content, ...given }) {
    const findings = setFindings(content);
    if (findings.length > 0) throw new Problem('evaluation.set_refused', {}, findings);
    const alike = (await setsAll(tx)).filter((one) => one.kind === given.kind && one.audience === given.audience);
    const edition = Math.max(0, ...alike.map((one) => one.edition)) + 1;
    const [id, digest] = [newId(), digestOf(content)];
    await insertSet(tx, { ...given, id, edition, content, digest, createdByName: actor.name, createdAt: now });
    const after = { ...given, edition, digest };
    record({ act: 'evaluation_set.add', subject: id, after, note: `第 ${edition} 版：${given.note}` });
    return { id };
  },
});
