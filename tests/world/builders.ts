/** Ready-made situations: an open call with three batches, an application filled in, submitted, accepted. */
import { type LocalDate, localDate } from '../../src/base/time.ts';
import { filledForm } from '../../src/main/demo/apply.ts';
import { sampleAnswers } from '../../src/main/demo/sample-answers.ts';
import { samplePdf } from '../../src/main/demo/sample-file.ts';
import { applicationsEndpoints } from '../../src/modules/applications/endpoints.ts';
import type { ApplicationOut } from '../../src/modules/applications/views.ts';
import type { CallContent } from '../../src/modules/calls/contract.ts';
import { worksEndpoints } from '../../src/modules/works/endpoints.ts';
import { aPublishedCall, callContent } from './rounds.ts';
import type { Client, World } from './world.ts';

/** The default call's content; parts may be replaced. */
export const aContent = (over: Partial<CallContent> = {}): CallContent => ({ ...callContent(), ...over });

export type OpenCall = {
  callId: string;
  versionId: string;
  batches: { id: string; submitBy: LocalDate; recommendBy: LocalDate }[];
};

/** A published call of 2026 with its three batches (方案六（一）5), open since 25 May. */
export async function anOpenCall(world: World, over: Partial<CallContent> = {}): Promise<OpenCall> {
  const dates = [
    { submitBy: '2026-06-05', recommendBy: '2026-06-15' },
    { submitBy: '2026-07-15', recommendBy: '2026-07-31' },
    { submitBy: '2026-09-15', recommendBy: '2026-09-30' },
  ];
  const call = await aPublishedCall(world, { content: aContent(over), batches: dates, opensOn: '2026-05-25' });
  const batches = dates.map(({ submitBy, recommendBy }, i) => ({
    id: call.batchIds[i] ?? '',
    submitBy: localDate(submitBy),
    recommendBy: localDate(recommendBy),
  }));
  return { callId: call.callId, versionId: call.versionId, batches };
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
