import { Problem } from '../../base/problem.ts';
import type { AuditRow, Tx } from '../../platform/database.ts';
import { beijingTime } from '../../base/time.ts';
import { panelOf } from '../acceptance/index.ts';
import { personById } from '../accounts/index.ts';
import { applicationsForReview } from '../applications/index.ts';
import { batchById, batchesAll, callById } from '../calls/index.ts';
import { differenceLine } from '../cross-checks/index.ts';
import { stages } from '../expert-review/contract.ts';
import { findListOfBatch, roundsOfBatch, seatById } from '../expert-review/index.ts';
import { membersOf, reviewById } from '../first-review/index.ts';
import { organizationById } from '../organizations/index.ts';
import { yuan, fen } from '../../base/money.ts';
import type { Project } from '../projects/contract.ts';
import { findProject, standingOf } from '../projects/index.ts';
import { places } from '../promotion/contract.ts';
import { promiseById } from '../promotion/index.ts';
import { findNoticeOfBatch, objectionById, requestsOf } from '../publicity/index.ts';
import { periodName, reportById, reportPeriodById } from '../reports/index.ts';
import { webhookTarget } from '../webhooks/index.ts';
import { liveApplicationStates } from './state-rules.ts';
import { standingFacts } from './queries-standing.ts';
import type { SubjectKind } from './terms.ts';

/** What a rule's words and recipients are made of: texts for the wording, ids for finding people. */
export type SubjectFacts = {
  words: Record<string, string>;
  applicantOrgId?: string;
  recommenderOrgId?: string;
  organizationId?: string;
  ownerOrgId?: string;
  platformOrgId?: string;
  guideIds?: readonly string[];
  homeOrgId?: string | null;
  personIds?: readonly string[];
  applicantOrgIds?: readonly string[];
  recommenderOrgIds?: readonly string[];
  /** Mails about decisions are grouped by batch. */
  batchId?: string;
  batchName?: string;
};
type Gather = (tx: Tx, entry: AuditRow) => Promise<SubjectFacts>;

const gone = (): never => {
  throw new Problem('act.not_found');
};
const idIn = (entry: AuditRow, key: string): string =>
  String((entry.after as Record<string, unknown> | null)?.[key] ?? '');

const applicationFacts: Gather = async (tx, entry) => {
  const row = await tx
    .selectFrom('vApplications')
    .select([
      'id',
      'title',
      'number',
      'draftNumber',
      'batchId',
      'batchName',
      'applicantOrgId',
      'applicantName',
      'recommenderOrgId',
      'recommenderName',
      'correctionDueOn',
    ])
    .where('id', '=', entry.subject)
    .executeTakeFirst();
  if (!row) return gone();
  return {
    words: {
      title: row.title,
      number: row.number ?? row.draftNumber,
      batch: row.batchName,
      applicant: row.applicantName,
      recommender: row.recommenderName,
      due: row.correctionDueOn ?? '',
    },
    applicantOrgId: row.applicantOrgId,
    recommenderOrgId: row.recommenderOrgId,
    batchId: row.batchId,
    batchName: row.batchName,
  };
};

const organizationFacts: Gather = async (tx, entry) => {
  const organization = await organizationById(tx, entry.subject);
  return { words: { name: organization.name }, organizationId: organization.id, homeOrgId: organization.homeOrgId };
};

const personFacts: Gather = async (tx, entry) => {
  const person = await personById(tx, entry.subject);
  return { words: { name: person.name, org: person.orgName, loginName: person.loginName }, personIds: [person.id] };
};

/** Only the expert's own seat; nothing about others in the round. */
const seatFacts: Gather = async (tx, entry) => {
  const seat = await seatById(tx, entry.subject);
  for (const batch of await batchesAll(tx)) {
    const round = (await roundsOfBatch(tx, batch.id)).find((one) => one.id === seat.roundId);
    if (round)
      return {
        words: { batch: batch.name, stage: stages[round.stage], due: round.dueOn ?? '' },
        personIds: [seat.personId],
      };
  }
  return gone();
};

const panelFacts: Gather = async (tx, entry) => {
  const review = await reviewById(tx, entry.subject);
  const [batch, unit] = [await batchById(tx, review.batchId), await organizationById(tx, review.recommenderOrgId)];
  const urged = (entry.after as { to?: { personId: string }[] } | null)?.to;
  const personIds = urged
    ? urged.map((one) => one.personId)
    : (await membersOf(tx, review.id)).map((one) => one.personId);
  return {
    words: { batch: batch.name, batchId: batch.id, unit: unit.shortName, due: review.dueOn ?? batch.recommendBy },
    personIds,
  };
};

const quotaFacts: Gather = async (_tx, entry) => ({ words: {}, recommenderOrgId: idIn(entry, 'recommenderOrgId') });

const batchFacts: Gather = async (tx, entry) => {
  const batch = await batchById(tx, entry.subject);
  const rows = await applicationsForReview(tx, { batchId: batch.id, states: liveApplicationStates });
  return {
    words: { batch: batch.name },
    applicantOrgIds: [...new Set(rows.map((row) => row.applicantOrgId))],
    recommenderOrgIds: [...new Set(rows.map((row) => row.recommenderOrgId))],
  };
};

const callFacts: Gather = async (tx, entry) => ({ words: { title: (await callById(tx, entry.subject)).title } });

const listFacts: Gather = async (tx, entry) => {
  const review = await reviewById(tx, entry.also[0] ?? '');
  return { words: { unit: entry.orgName, batch: (await batchById(tx, review.batchId)).name } };
};

const decisionListFacts: Gather = async (tx, entry) => {
  for (const batch of await batchesAll(tx)) {
    if ((await findListOfBatch(tx, batch.id))?.id === entry.subject)
      return { words: { batch: batch.name }, batchId: batch.id, batchName: batch.name };
  }
  return gone();
};

const noticeFacts: Gather = async (tx, entry) => {
  for (const batch of await batchesAll(tx)) {
    if ((await findNoticeOfBatch(tx, batch.id))?.id === entry.subject) return { words: { batch: batch.name } };
  }
  return gone();
};

/** A case says number and work, never who brought it. */
const objectionFacts: Gather = async (tx, entry) => {
  const { number, workTitle } = await objectionById(tx, entry.subject);
  return { words: { number, title: workTitle } };
};

const requestFacts: Gather = async (tx, entry) => {
  const { workTitle } = await objectionById(tx, entry.subject);
  const request = (await requestsOf(tx, entry.subject)).find((one) => one.askedAt === entry.at);
  if (!request) return gone();
  return {
    words: { title: workTitle, due: request.dueOn, request: request.id },
    organizationId: request.organizationId,
  };
};

const reportFacts: Gather = async (tx, entry) => {
  const report = await reportById(tx, entry.subject);
  const { name } = await organizationById(tx, report.orgId);
  const period = periodName(await reportPeriodById(tx, report.periodId));
  return { words: { unit: name, period }, organizationId: report.orgId };
};

const differenceFacts: Gather = async (tx, entry) => {
  const line = await differenceLine(tx, entry.subject);
  return { words: { title: line.title, due: line.dueOn }, organizationId: line.answerOrgId };
};

const webhookFacts: Gather = async (tx, { subject }) => {
  const { label, orgId: organizationId } = await webhookTarget(tx, subject);
  return { words: { label }, organizationId };
};
/** The project that a fact of agreement, money or acceptance is about: its subject or one of those named with it. */
async function projectOf(tx: Tx, { subject, also }: AuditRow): Promise<Project> {
  for (const id of [subject, ...also]) {
    const project = await findProject(tx, id);
    if (project) return project;
  }
  return gone();
}

const again = (on: string): string => (on === '' || on === 'null' ? '' : `${on} 复查。`);
const projectFacts: Gather = async (tx, entry) => {
  const project = await standingOf(tx, await projectOf(tx, entry));
  const [producer, unit] = [
    await organizationById(tx, project.producerOrgId),
    await organizationById(tx, project.recommenderOrgId),
  ];
  return {
    words: {
      project: project.id,
      title: project.title,
      number: project.number,
      producer: producer.name,
      recommender: unit.shortName,
      due: idIn(entry, 'dueOn') || idIn(entry, 'rectifyBy'),
      again: again(idIn(entry, 'followUpOn')),
      amount: yuan(fen(Number(idIn(entry, 'awardedFen')))),
    },
    applicantOrgId: project.producerOrgId,
    recommenderOrgId: project.recommenderOrgId,
    ownerOrgId: project.ownerOrgId,
    guideIds: project.guides,
    personIds: [idIn(entry, 'personId')].filter((id) => id !== ''),
  };
};

/** A promised place: its platform beside the people of the project. */
const promiseFacts: Gather = async (tx, entry) => {
  const promise = await promiseById(tx, entry.subject);
  const [facts, platform] = [await projectFacts(tx, entry), await organizationById(tx, promise.platformOrgId)];
  const { fromOn, untilOn, days } = promise;
  const words = {
    ...facts.words,
    platform: platform.name,
    place: places[promise.place],
    span: `${fromOn} 至 ${untilOn}，${days} 天`,
  };
  return { ...facts, words, platformOrgId: promise.platformOrgId };
};

/** A list or a review that names several works: everybody who made or recommended one of them. */
const worksTogetherFacts: Gather = async (tx, entry) => {
  const projects: Project[] = [];
  for (const id of entry.also) {
    const project = await findProject(tx, id);
    if (project) projects.push(project);
  }
  return {
    words: { code: idIn(entry, 'code') },
    applicantOrgIds: [...new Set(projects.map((one) => one.producerOrgId))],
    recommenderOrgIds: [...new Set(projects.map((one) => one.recommenderOrgId))],
  };
};

/** Those who are to look at the film this time. */
const panelCaseFacts: Gather = async (tx, entry) => {
  const panel = await panelOf(tx, entry.subject);
  const round = Math.max(...panel.map((one) => one.round));
  const facts = await projectFacts(tx, entry);
  return { ...facts, personIds: panel.filter((one) => one.round === round).map(({ personId }) => personId) };
};

const accountFacts: Gather = async (tx, entry) => {
  const organization = await organizationById(tx, entry.also[0] ?? '');
  return { words: { name: organization.name }, organizationId: organization.id };
};

const gatherers: Record<SubjectKind, Gather> = {
  application: applicationFacts,
  organization: organizationFacts,
  person: personFacts,
  seat: seatFacts,
  panel: panelFacts,
  quota: quotaFacts,
  batch: batchFacts,
  call: callFacts,
  list: listFacts,
  decisionList: decisionListFacts,
  notice: noticeFacts,
  objection: objectionFacts,
  request: requestFacts,
  report: reportFacts,
  difference: differenceFacts,
  ...standingFacts,
  webhookTarget: webhookFacts,
  project: projectFacts,
  promise: promiseFacts,
  worksTogether: worksTogetherFacts,
  panelCase: panelCaseFacts,
  account: accountFacts,
};

/** The facts of an entry's subject; undefined when it no longer exists. */
export async function subjectFacts(tx: Tx, kind: SubjectKind, entry: AuditRow): Promise<SubjectFacts | undefined> {
  try {
    const facts = await gatherers[kind](tx, entry);
    const words = { id: entry.subject, at: beijingTime(entry.at), note: entry.note ?? '', ...facts.words };
    return { ...facts, words };
  } catch (error) {
    if (error instanceof Problem && error.code === 'act.not_found') return undefined;
    throw error;
  }
}
