/** A published call and works that a unit has accepted, written as rows: where a test of review begins. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { localDate } from '../../src/base/time.ts';
import { CallContent } from '../../src/modules/calls/contract.ts';
import { allPlans } from '../../src/modules/plans/index.ts';
import { json } from '../../src/platform/database.ts';
import { digestOf } from '../../src/platform/digest.ts';
import { newId } from '../../src/platform/ids.ts';
import type { Client, World } from './world.ts';

const template = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../reference/call-2026.json'), 'utf8'),
) as { content: unknown };

/** The default call of the reference data, changed where a test wishes. */
export const callContent = (change: (content: CallContent) => CallContent = (it) => it): CallContent =>
  CallContent.parse(change(CallContent.parse(template.content)));

export type Published = { callId: string; versionId: string; batchIds: string[]; content: CallContent };

/** A call published under the plan of 2026, with one batch of the given dates (by default the first of the plan). */
export async function aPublishedCall(
  world: World,
  {
    content = callContent(),
    batches = [{ submitBy: '2026-06-05', recommendBy: '2026-06-15' }],
    opensOn = '2026-05-23',
  }: {
    content?: CallContent;
    opensOn?: string;
    batches?: { submitBy: string; recommendBy: string }[];
  } = {},
): Promise<Published> {
  const ids = { callId: newId(), versionId: newId(), batchIds: batches.map(() => newId()) };
  await world.arrange(async (tx) => {
    const plan = (await allPlans(tx)).find((one) => one.year === 2026);
    if (!plan) throw new Error('no plan of 2026');
    const now = world.clock();
    await tx
      .insertInto('calls')
      .values({
        id: ids.callId,
        version: 1,
        planId: plan.id,
        title: '示例征集',
        state: 'open',
        draft: json(content),
        currentVersionId: null,
        cautions: json({}),
        confirmed: json({}),
        createdAt: now,
      })
      .execute();
    const dates = batches.map(({ submitBy, recommendBy }, i) => ({
      id: ids.batchIds[i] ?? '',
      number: i + 1,
      name: `2026年第${'一二三四'[i]}批`,
      opensOn: localDate(opensOn),
      submitBy: localDate(submitBy),
      recommendBy: localDate(recommendBy),
    }));
    await tx
      .insertInto('callVersions')
      .values({
        id: ids.versionId,
        callId: ids.callId,
        number: 1,
        content: json(content),
        batches: json(dates),
        digest: digestOf(content),
        reason: '首次发布',
        touched: json([]),
        publishedBy: world.national,
        publishedByName: '示例',
        publishedAt: now,
      })
      .execute();
    await tx
      .insertInto('batches')
      .values(dates.map((one) => ({ ...one, callId: ids.callId })))
      .execute();
    await tx.updateTable('calls').set({ currentVersionId: ids.versionId }).where('id', '=', ids.callId).execute();
  });
  return { ...ids, content };
}

const eligible = {
  'basic.original': true,
  'basic.stage': 'script',
  'basic.online': false,
  'basic.filingNumber': '示例备案〔2026〕1001号',
  'basic.filingOn': '2026-04-01',
  'basic.episodeMinutes': 3,
  'funds.otherCentral': false,
  'basic.specialSubject': 'none',
};
let serial = 0;

/** Works of one producer that its unit has accepted, each with a submitted edition; answers may be overruled. */
export async function acceptedWorks(
  world: World,
  {
    call,
    batchId,
    producer,
    titles,
    recommenderOrgId,
    answers = () => ({}),
  }: {
    call: Published;
    batchId: string;
    producer: Client & { orgId: string };
    titles: readonly string[];
    recommenderOrgId: string;
    answers?: (index: number) => Record<string, unknown>;
  },
): Promise<string[]> {
  const ids = titles.map(() => newId());
  await world.arrange(async (tx) => {
    const by = producer.actor.personId;
    const now = world.clock();
    for (const [i, title] of titles.entries()) {
      const id = ids[i] ?? '';
      const number = `2026-01-${String(++serial).padStart(4, '0')}`;
      const workId = newId();
      await tx
        .insertInto('works')
        .values({
          id: workId,
          version: 1,
          title,
          formerTitles: [],
          ownerOrgId: producer.orgId,
          regionCode: null,
          productionForm: 'live_action',
          orientation: 'portrait',
          filingNumber: `示例备案〔2026〕${1000 + serial}号`,
          filingOn: localDate('2026-04-01'),
          classCode: 2,
          subject: null,
          episodeCount: 20,
          episodeMinutes: 3,
          categoryCode: null,
          firstAiredOn: null,
          source: null,
          confidence: null,
          syntheticFields: ['title'],
          search: '',
          createdAt: now,
        } as never)
        .execute();
      const given = {
        ...eligible,
        'basic.title': title,
        'basic.filingNumber': `示例备案〔2026〕${1000 + serial}号`,
        ...answers(i),
      };
      await tx
        .insertInto('applications')
        .values({
          id,
          version: 3,
          state: 'accepted',
          draftNumber: `${number}-D`,
          number,
          batchId,
          callVersionId: call.versionId,
          workId,
          applicantOrgId: producer.orgId,
          recommenderOrgId,
          title,
          categoryCode: String((given as Record<string, unknown>)['basic.category'] ?? 'era'),
          requestedFen: 60_000_00,
          handlerId: null,
          edition: 1,
          submittedAt: now,
          acceptedAt: now,
          recommendedAt: null,
          refusalCode: null,
          refusalNote: null,
          createdBy: by,
          createdAt: now,
          search: '',
        } as never)
        .execute();
      await tx
        .insertInto('applicationAnswers')
        .values(
          Object.entries(given).map(([field, value]) => ({
            applicationId: id,
            field,
            value: json(value),
            version: 1,
            savedBy: by,
            savedByName: '示例',
            savedAt: now,
          })),
        )
        .execute();
      const content = { answers: given, files: [], organization: { name: '示例影视公司' } };
      await tx
        .insertInto('applicationEditions')
        .values({
          applicationId: id,
          edition: 1,
          versionCode: `A7F3-${String(serial).padStart(4, '0')}-v1`,
          content: json(content),
          digest: digestOf(content),
          receipt: json({}),
          submittedBy: by,
          submittedAt: now,
        })
        .execute();
    }
  });
  return ids;
}

/** The people of one unit who carry a first review. */
export async function unitPeople(world: World, code: string, reviewers = 3) {
  const unit = await world.unit(code);
  const secretary = await world.person(unit.id, ['unit_secretary'], '周秘书');
  const leader = await world.person(unit.id, ['unit_leader'], '陈签发');
  const panel = [];
  for (let i = 0; i < reviewers; i++)
    panel.push(await world.person(unit.id, ['unit_reviewer'], `评委${'甲乙丙丁戊己庚辛'[i]}`));
  return { unit, secretary, leader, panel };
}
