import { readFileSync } from 'node:fs';
import path from 'node:path';
import { addDays, dayOf } from '../../base/time.ts';
import { CallContent } from '../../modules/calls/contract.ts';
import { planOfYear } from '../../modules/plans/index.ts';
import { json } from '../../platform/database.ts';
import { digestOf } from '../../platform/digest.ts';
import { newId } from '../../platform/ids.ts';
import { indexText } from '../../platform/search-words.ts';
import type { House } from '../../platform/use-case.ts';
import { sql } from 'kysely';

export type Filled = { batchId: string; applications: string[]; works: string[]; hits: number };
type Given = { producerId: string; unitId: string };

const template = path.resolve(import.meta.dirname, '../../../reference/call-2026.json');
const sentences = [
  '返乡青年在山村开起了一间修表铺，',
  '老城的灯笼师傅与年轻人重新相识，',
  '海边渔村的教师把课堂搬上了渔船，',
  '非遗戏班的最后一位学徒站上舞台，',
  '社区医生在雨夜里走过十七条小巷，',
  '城市更新中的邻里一起守护旧书店，',
];
const searched = '返乡青年';

/** 413 characters, as in the peers' workload; three in five tell of 返乡青年. */
function abstractOf(n: number): string {
  let text = n % 5 < 3 ? (sentences[0] ?? '') : '';
  for (let i = 1; [...text].length < 413; i++) text += sentences[1 + ((n + i) % 5)];
  return [...text].slice(0, 413).join('');
}

/**
 * 1,500 accepted applications with abstracts, and works enough for a rush of new ones. Rows, as the bench measures
 * what comes after.
 */
export async function fillBench(house: House, { producerId, unitId }: Given): Promise<Filled> {
  const now = house.clock();
  const content = CallContent.parse((JSON.parse(readFileSync(template, 'utf8')) as { content: unknown }).content);
  const [callId, versionId, batchId] = [newId(), newId(), newId()];
  const dates = {
    opensOn: addDays(dayOf(now), -30),
    submitBy: addDays(dayOf(now), 30),
    recommendBy: addDays(dayOf(now), 60),
  };
  const applications = Array.from({ length: 1500 }, newId);
  const works = Array.from({ length: 12_000 }, newId);
  await house.db.transaction().execute(async (tx) => {
    const plan = await planOfYear(tx, 2026);
    const batch = { id: batchId, number: 1, name: '2026年第一批', ...dates };
    await tx
      .insertInto('calls')
      .values({
        id: callId,
        version: 1,
        planId: plan.id,
        title: '压力测试征集',
        state: 'open',
        draft: json(content),
        currentVersionId: null,
        cautions: json({}),
        confirmed: json({}),
        createdAt: now,
      } as never)
      .execute();
    await tx
      .insertInto('callVersions')
      .values({
        id: versionId,
        callId,
        number: 1,
        content: json(content),
        batches: json([batch]),
        digest: digestOf(content),
        reason: '首次发布',
        touched: json([]),
        publishedBy: unitId,
        publishedByName: '压测',
        publishedAt: now,
      } as never)
      .execute();
    await tx.updateTable('calls').set({ currentVersionId: versionId }).where('id', '=', callId).execute();
    await tx
      .insertInto('batches')
      .values({ ...batch, callId })
      .execute();
    for (let from = 0; from < works.length; from += 500) {
      await tx
        .insertInto('works')
        .values(
          works
            .slice(from, from + 500)
            .map(
              (id, i) =>
                ({ id, version: 1, title: `压测作品${from + i}`, ownerOrgId: producerId, createdAt: now }) as never,
            ),
        )
        .execute();
    }
    for (let from = 0; from < applications.length; from += 100) {
      await tx
        .insertInto('applications')
        .values(
          applications.slice(from, from + 100).map(
            (id, i) =>
              applicationRow(id, from + i, {
                now,
                batchId,
                versionId,
                workId: works[from + i] ?? '',
                producerId,
                unitId,
              }) as never,
          ),
        )
        .execute();
      await tx
        .insertInto('applicationAnswers')
        .values(
          applications.slice(from, from + 100).flatMap((id, i) =>
            ['story.synopsis', 'story.oneLine'].map((field) => ({
              applicationId: id,
              field,
              value: json(abstractOf(from + i)),
              version: 1,
              savedBy: unitId,
              savedByName: '压测',
              savedAt: now,
            })),
          ),
        )
        .execute();
    }
  });
  return {
    batchId,
    applications,
    works: works.slice(1500),
    hits: Array.from({ length: 1500 }, (_, n) => abstractOf(n)).filter((text) => text.includes(searched)).length,
  };
}

function applicationRow(
  id: string,
  n: number,
  { now, batchId, versionId, workId, producerId, unitId }: Record<string, string>,
) {
  const number = `2026-01-${String(n).padStart(4, '0')}`;
  const text = `压测作品${n} ${number} ${abstractOf(n)}`.toLowerCase();
  return {
    id,
    version: 1,
    state: 'accepted',
    draftNumber: `D-${number}`,
    number,
    batchId,
    callVersionId: versionId,
    workId,
    applicantOrgId: producerId,
    recommenderOrgId: unitId,
    title: `压测作品${n}`,
    requestedFen: 50_000_000,
    edition: 1,
    submittedAt: now,
    acceptedAt: now,
    createdBy: unitId,
    createdAt: now,
    searchText: text,
    search: sql`to_tsvector('simple', ${indexText(text)})`,
  };
}
