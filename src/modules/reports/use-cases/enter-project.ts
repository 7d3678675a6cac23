import { nothing } from '../../../base/endpoint.ts';
import { dayOf } from '../../../base/time.ts';
import { Problem } from '../../../base/problem.ts';
import { newId } from '../../../platform/ids.ts';
import type { ActCx } from '../../../platform/use-case.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { isVerified } from '../../organizations/contract.ts';
import { findByCreditCode, organizationById } from '../../organizations/index.ts';
import { allCategories, subPlansOn } from '../../plans/index.ts';
import { openProject } from '../../projects/index.ts';
import { insertWork } from '../../works/index.ts';
import { enterPolicy } from '../policy.ts';
import { projectOfWork, workOfProducer } from '../queries.ts';
import { EnterProject } from '../schema.ts';
import type { z } from 'zod';

export const entryChoices = reading({
  input: nothing,
  load: async () => null,
  view: enterPolicy,
  show: async ({ tx, actor, now }) => ({
    level: actor.orgKind === 'platform' ? ('platform' as const) : ('provincial' as const),
    categories: (await allCategories(tx)).map(({ code, shortLabel }) => ({ code, label: shortLabel })),
    subPlans: (await subPlansOn(tx, dayOf(now), [actor.orgId])).map(({ code, label }) => ({ code, label })),
  }),
});

type Form = z.output<typeof EnterProject>;
/** The dossier of the work, opened where the producer has none under this title (一剧一档). */
async function dossierOf({ tx, now, record }: ActCx, form: Form, producerOrgId: string): Promise<string> {
  const found = await workOfProducer(tx, producerOrgId, form.title);
  if (found) return found.id;
  const { regionCode } = await organizationById(tx, producerOrgId);
  const id = newId();
  const unknown = { productionForm: null, orientation: null, filingOn: null, classCode: null, subject: null };
  await insertWork(tx, {
    ...unknown,
    id,
    version: 1,
    title: form.title,
    formerTitles: [],
    ownerOrgId: producerOrgId,
    regionCode,
    filingNumber: form.filingNumber || null,
    episodeCount: form.episodeCount,
    episodeMinutes: null,
    categoryCode: form.categoryCode || null,
    firstAiredOn: null,
    source: null,
    confidence: null,
    syntheticFields: [],
    createdAt: now,
  });
  record({ act: 'work.register', subject: id, after: { title: form.title }, note: `由扶持项目录入：${form.basis}` });
  return id;
}

/** 录入: a project that a province or a platform supports by its own rules (省级、平台扶持项目). */
export const enterProject = useCase({
  act: 'project.enter',
  label: '录入扶持项目',
  input: EnterProject,
  load: async () => null,
  view: enterPolicy,
  allow: enterPolicy,
  async run(cx, _, form) {
    const { tx, actor, record } = cx;
    const own = await organizationById(tx, actor.orgId);
    const level = own.kind === 'platform' ? 'platform' : 'provincial';
    const recommenderOrgId = level === 'platform' ? own.homeOrgId : own.id;
    if (!recommenderOrgId) throw new Problem('reports.no_home');
    const producer = await findByCreditCode(tx, form.producerCreditCode);
    if (!producer) throw new Problem('reports.no_producer');
    const registered = await organizationById(tx, producer.id);
    if (registered.kind !== 'producer' || !isVerified(registered)) throw new Problem('reports.no_producer');
    const same = await projectOfWork(tx, { title: form.title, producerOrgId: producer.id, level, ownerOrgId: own.id });
    if (same) throw new Problem('reports.work_exists', { number: same.number });
    const workId = await dossierOf(cx, form, producer.id);
    const project = await openProject(cx, {
      workId,
      applicationId: null,
      batchId: null,
      level,
      ownerOrgId: own.id,
      producerOrgId: producer.id,
      recommenderOrgId,
      categoryCode: form.categoryCode || null,
      subPlan: form.subPlan || null,
      title: form.title,
      support: form.awardedFen > 0 ? 'funded' : 'unfunded',
      awardedFen: form.awardedFen,
      noticeDocumentNumber: null,
    });
    record({
      act: 'project.enter',
      subject: project.id,
      after: { level, basis: form.basis },
      note: `${project.number}；${form.basis}`,
    });
    return { id: project.id, number: project.number };
  },
});
