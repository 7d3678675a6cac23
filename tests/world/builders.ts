/** Ready-made situations: an open call with three batches, an application filled in, submitted, accepted. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type LocalDate, localDate } from '../../src/base/time.ts';
import { filledForm } from '../../src/main/demo/apply.ts';
import { sampleAnswers } from '../../src/main/demo/sample-answers.ts';
import { samplePdf } from '../../src/main/demo/sample-file.ts';
import { applicationsEndpoints } from '../../src/modules/applications/endpoints.ts';
import type { ApplicationOut } from '../../src/modules/applications/views.ts';
import { CallContent } from '../../src/modules/calls/contract.ts';
import { planOfYear } from '../../src/modules/plans/index.ts';
import { worksEndpoints } from '../../src/modules/works/endpoints.ts';
import { json } from '../../src/platform/database.ts';
import { digestOf } from '../../src/platform/digest.ts';
import { newId } from '../../src/platform/ids.ts';
import type { Client, World } from './world.ts';

const template = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../reference/call-2026.json'), 'utf8'));
/** The default call's content; parts may be replaced. */
export const aContent = (over: Partial<CallContent> = {}): CallContent => ({
  ...CallContent.parse(template.content),
  ...over,
});

export type OpenCall = {
  callId: string;
  versionId: string;
  batches: { id: string; submitBy: LocalDate; recommendBy: LocalDate }[];
};

/** A published call of 2026 with its three batches (方案六（一）5), written directly: publishing has tests of its own. */
export async function anOpenCall(world: World, over: Partial<CallContent> = {}): Promise<OpenCall> {
  const [callId, versionId] = [newId(), newId()];
  const content = aContent(over);
  const dates = [
    ['2026-06-05', '2026-06-15'],
    ['2026-07-15', '2026-07-31'],
    ['2026-09-15', '2026-09-30'],
  ] as const;
  const batches = dates.map(([submitBy, recommendBy], i) => ({
    id: newId(),
    number: i + 1,
    name: `2026年第${'一二三'[i]}批`,
    opensOn: localDate('2026-05-25'),
    submitBy: localDate(submitBy),
    recommendBy: localDate(recommendBy),
  }));
  await world.arrange(async (tx) => {
    const plan = await planOfYear(tx, 2026);
    const at = world.clock();
    await tx
      .insertInto('calls')
      .values({
        id: callId,
        version: 1,
        planId: plan.id,
        title: '2026 年扶持项目征集',
        state: 'open',
        draft: json(content),
        currentVersionId: null,
        createdAt: at,
      } as never)
      .execute();
    await tx
      .insertInto('callVersions')
      .values({
        id: versionId,
        callId,
        number: 1,
        content: json(content),
        batches: json(batches),
        digest: digestOf(content),
        reason: '首次发布',
        touched: json([]),
        publishedBy: world.national,
        publishedByName: '测试',
        publishedAt: at,
      } as never)
      .execute();
    await tx.updateTable('calls').set({ currentVersionId: versionId }).where('id', '=', callId).execute();
    for (const batch of batches) {
      await tx
        .insertInto('batches')
        .values({ ...batch, callId } as never)
        .execute();
    }
  });
  return { callId, versionId, batches };
}

let counter = 0;
type Wanted = { batchId: string; title?: string; answers?: Record<string, unknown>; leaveOut?: readonly string[] };

/** A draft with every question answered and every required slot filled. */
export async function aFilledDraft(
  producer: Client,
  { batchId, title, answers = {}, leaveOut = [] }: Wanted,
): Promise<ApplicationOut> {
  const number = ++counter;
  const work = await producer.does(worksEndpoints.register, { title: title ?? `示例作品${number}` });
  const { id } = await producer.does(applicationsEndpoints.start, { batchId, workId: work.id });
  const at = { applicationId: id };
  const begun = await filledForm(producer, id);
  const filled = {
    ...sampleAnswers(begun.form.sections, {
      title: title ?? `示例作品${number}`,
      place: '岭南',
      theme: '人间烟火',
      category: 'V4',
      form: 'live_action',
      number,
      options: begun.options,
      contact: { name: '陈珊', phone: '13800000000' },
    }),
    ...answers,
  };
  const seen = new Map(begun.answers.map((one) => [one.field, one.version]));
  const given = Object.entries(filled)
    .filter(([field]) => !leaveOut.includes(field))
    .map(([field, value]) => ({ field, value, seen: seen.get(field) ?? 0 }));
  await producer.does(applicationsEndpoints.save, { ...at, answers: given });
  for (const slot of begun.slots.filter((one) => one.required === true && !leaveOut.includes(`files.${one.key}`))) {
    const uploadId = await producer.upload(`${slot.label}.pdf`, samplePdf(slot.label));
    const versionCode =
      slot.paper === 'commitment'
        ? ((await producer.sees(applicationsEndpoints.detail, at)).commitmentVersion ?? '')
        : '';
    await producer.does(applicationsEndpoints.attach, { ...at, slot: slot.key, uploadId, versionCode });
  }
  return producer.sees(applicationsEndpoints.detail, at);
}

export async function aSubmission(producer: Client, wanted: Wanted): Promise<ApplicationOut> {
  const draft = await aFilledDraft(producer, wanted);
  await producer.does(applicationsEndpoints.submit, { applicationId: draft.id });
  return producer.sees(applicationsEndpoints.detail, { applicationId: draft.id });
}

/** An application taken in for first review by an intake clerk of its unit. */
export async function anAcceptance(producer: Client, clerk: Client, wanted: Wanted): Promise<ApplicationOut> {
  const submitted = await aSubmission(producer, wanted);
  await clerk.does(applicationsEndpoints.accept, { applicationId: submitted.id });
  return clerk.sees(applicationsEndpoints.detail, { applicationId: submitted.id });
}
