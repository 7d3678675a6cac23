import { applicationsEndpoints } from '../../modules/applications/endpoints.ts';
import type { FilledForm } from '../../modules/applications/views.ts';
import { worksEndpoints } from '../../modules/works/endpoints.ts';
import type { Caller } from './client.ts';
import { sampleAnswers } from './sample-answers.ts';
import { samplePdf } from './sample-file.ts';
import type { ListedWork, Producer, Stage } from './stage.ts';

const themes = ['人间烟火与邻里相守', '返乡青年与乡村新貌', '非遗手艺的当代传承', '基层医者的日常', '海外游子的乡愁'];
const places: Record<string, string> = {
  GD: '岭南',
  GX: '桂北',
  SC: '川西',
  ZJ: '浙东',
  SX: '晋中',
  BJ: '京城',
  JS: '江南',
  HN: '湘西',
  HE: '燕赵',
  SN: '关中',
  CMG: '北方',
};
let number = 0;

/** A producer begins an application for a work that the office has confirmed to be its own. */
export async function begin(
  stage: Stage,
  producer: Producer,
  { work, batch }: { work: ListedWork; batch: number },
): Promise<string> {
  const { cast, batchIds } = stage;
  await cast.as('zongju').does(worksEndpoints.assign, { workId: work.id, organizationId: producer.orgId });
  const { id } = await cast
    .as(producer.login)
    .does(applicationsEndpoints.start, { batchId: batchIds[batch] ?? '', workId: work.id });
  return id;
}

/** Fills in some or all sections; `over` replaces single answers. */
export async function fill(
  stage: Stage,
  producer: Producer,
  {
    applicationId,
    sections,
    over = {},
  }: {
    applicationId: string;
    sections?: readonly string[];
    over?: Record<string, unknown>;
  },
): Promise<void> {
  const caller = stage.cast.as(producer.login);
  const draft = await filledForm(caller, applicationId);
  number += 1;
  const answers = {
    ...sampleAnswers(draft.form.sections, {
      title: draft.title,
      place: places[producer.unit] ?? '本地',
      theme: themes[number % themes.length] ?? '',
      category: `V${1 + (number % 5)}`,
      form: number % 4 === 0 ? 'ai_generated' : 'live_action',
      number,
      options: draft.options,
      contact: { name: '陈珊', phone: '13800000000' },
    }),
    ...over,
  };
  const seen = new Map(draft.answers.map((one) => [one.field, one.version]));
  const given = Object.entries(answers)
    .filter(([field]) => !sections || sections.includes(field.split('.')[0] ?? ''))
    .map(([field, value]) => ({ field, value, seen: seen.get(field) ?? 0 }));
  await caller.does(applicationsEndpoints.save, { applicationId, answers: given });
}

/** An application with the form it fills in. */
export async function filledForm(who: Pick<Caller, 'sees'>, applicationId: string): Promise<FilledForm> {
  const draft = await who.sees(applicationsEndpoints.detail, { applicationId });
  const { callVersionId, batch } = draft;
  return { ...draft, ...(await who.sees(applicationsEndpoints.form, { callVersionId, batchId: batch.id })) };
}

/** Puts a small file into every slot that is asked for; the commitment carries the version code of its print. */
export async function attachAll(stage: Stage, producer: Producer, applicationId: string): Promise<void> {
  const caller = stage.cast.as(producer.login);
  const draft = await filledForm(caller, applicationId);
  for (const slot of draft.slots.filter(({ required }) => required === true)) {
    const uploadId = await caller.upload(`示例${slot.label}.pdf`, samplePdf(`示例 ${draft.title} ${slot.label}`));
    const versionCode = slot.paper === 'commitment' ? (draft.commitmentVersion ?? '') : '';
    await caller.does(applicationsEndpoints.attach, { applicationId, slot: slot.key, uploadId, versionCode });
  }
}

/** From nothing to a submitted application. */
export async function apply(
  stage: Stage,
  producer: Producer,
  wanted: { work: ListedWork; batch: number; over?: Record<string, unknown> },
): Promise<string> {
  const applicationId = await begin(stage, producer, wanted);
  await fill(stage, producer, { applicationId, ...(wanted.over ? { over: wanted.over } : {}) });
  await attachAll(stage, producer, applicationId);
  await stage.cast.as(producer.login).does(applicationsEndpoints.submit, { applicationId });
  return applicationId;
}
