import { readFileSync } from 'node:fs';
import path from 'node:path';
import { nothing } from '../../../base/endpoint.ts';
import { Problem } from '../../../base/problem.ts';
import { type Instant, localDate } from '../../../base/time.ts';
import type { Tx } from '../../../platform/database.ts';
import { digestOf } from '../../../platform/digest.ts';
import { newId } from '../../../platform/ids.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { layoutPolicy } from '../policy.ts';
import { layoutsAll } from '../queries.ts';
import { layoutFindings } from '../rules.ts';
import { AddLayout, LayoutContentIn } from '../schema.ts';
import { insertLayout } from '../store.ts';

const file = path.resolve(import.meta.dirname, '../../../../reference/dispatch-layout-2026.json');

/** The sections every installation begins with; later editions are the office's. */
export async function seedDispatch(tx: Tx, now: Instant): Promise<void> {
  if ((await layoutsAll(tx)).length > 0) return;
  const { validFrom, note, ...raw } = JSON.parse(readFileSync(file, 'utf8'));
  const content = LayoutContentIn.parse({ ...raw, note });
  const made = { createdByName: '系统初始数据', createdAt: now };
  const digest = digestOf(content);
  await insertLayout(tx, { id: newId(), edition: 1, validFrom: localDate(validFrom), content, digest, note, ...made });
}

export const layoutList = reading({
  input: nothing,
  load: async () => null,
  view: layoutPolicy.view,
  show: async ({ tx, actor }) => ({ rows: await layoutsAll(tx), mayAdd: layoutPolicy.add.test(actor, null) }),
});

/** A new edition of the sections; months that have a dispatch keep the edition they began with. */
export const addLayout = useCase({
  act: 'dispatch_layout.add',
  label: '发布调度材料章节新版',
  input: AddLayout,
  load: async () => null,
  view: layoutPolicy.view,
  allow: layoutPolicy.add,
  async run({ tx, actor, now, record }, _, { validFrom, note, content }) {
    const findings = layoutFindings(content);
    if (findings.length > 0) throw new Problem('dispatch.layout_refused', {}, findings);
    const edition = Math.max(0, ...(await layoutsAll(tx)).map((one) => one.edition)) + 1;
    const [id, digest] = [newId(), digestOf(content)];
    const made = { createdByName: actor.name, createdAt: now };
    await insertLayout(tx, { id, edition, validFrom, content, digest, note, ...made });
    const after = { edition, validFrom, digest };
    record({ act: 'dispatch_layout.add', subject: id, after, note: `第 ${edition} 版：${note}` });
    return { id };
  },
});
