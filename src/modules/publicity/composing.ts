import { dayOf, type LocalDate } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { digestOf } from '../../platform/digest.ts';
import type { ActCx } from '../../platform/use-case.ts';
import type { CallContent } from '../calls/contract.ts';
import { batchById, callById, contentOf } from '../calls/index.ts';
import { issueDocument } from '../documents/index.ts';
import type { ReleasedDecisions } from '../expert-review/index.ts';
import { organizationById } from '../organizations/index.ts';
import { allCategories, calendarOf, planById } from '../plans/index.ts';
import { contentOfEdition, type NoticeFacts } from './notice-text.ts';
import { worksOfList } from './queries.ts';
import { editionsOf, insertEdition } from './store.ts';
import type { Edition, EditionKind, Notice, NoticeRow, PublicChange } from './terms.ts';

export type GatheredNotice = NoticeFacts & { content: CallContent };

/** Gathers once what the text, the windows and the papers of a notice need. */
export async function factsOf(
  tx: Tx,
  notice: Pick<Notice, 'batchId' | 'callVersionId' | 'organizationId'>,
): Promise<GatheredNotice> {
  const batch = await batchById(tx, notice.batchId);
  const plan = await planById(tx, (await callById(tx, batch.callId)).planId);
  const content = await contentOf(tx, notice.callVersionId);
  return {
    content,
    planName: plan.name,
    year: plan.year,
    batchNumber: batch.number,
    batchName: batch.name,
    issuer: (await organizationById(tx, notice.organizationId)).name,
    how: content.publicity.how,
    calendar: await calendarOf(tx),
  };
}

/** 次序按推荐单位行政区划代码，不分名次; bodies of the centre, which have no code, come first. */
const inOrder = <T extends { regionCode: string | null; number: string | null }>(works: readonly T[]): T[] =>
  works.toSorted((a, b) => {
    const [x, y] = [`${a.regionCode ?? ''}|${a.number ?? ''}`, `${b.regionCode ?? ''}|${b.number ?? ''}`];
    return x < y ? -1 : x > y ? 1 : 0;
  });

/** The selected works of a released list as they are frozen for publication; shown rows keep their windows. */
export async function frozenRows(
  tx: Tx,
  decisions: ReleasedDecisions,
  shown: readonly NoticeRow[] = [],
): Promise<NoticeRow[]> {
  const kinds = new Map(decisions.rows.map((row) => [row.applicationId, row.kind]));
  const selected = [...kinds]
    .filter(([, kind]) => kind === 'selected' || kind === 'selected_unfunded')
    .map(([id]) => id);
  const labels = new Map((await allCategories(tx)).map(({ code, shortLabel }) => [code, shortLabel]));
  return inOrder(await worksOfList(tx, selected)).map(
    (work) =>
      shown.find((row) => row.applicationId === work.id) ?? {
        applicationId: work.id,
        applicantOrgId: work.applicantOrgId,
        recommenderOrgId: work.recommenderOrgId,
        number: work.number ?? '',
        title: work.title,
        applicant: work.applicantName,
        recommender: work.recommenderName,
        category: labels.get(work.categoryCode ?? '') ?? '',
        kind: kinds.get(work.id) as NoticeRow['kind'],
        from: null,
        until: null,
        days: 0,
        finalIn: null,
      },
  );
}

/** The short code printed on every page, taken from the digest itself so that anybody can recompute it. */
export const codeOf = (digest: string, edition: number): string =>
  `${digest.slice(0, 4)}-${digest.slice(4, 8)}-v${edition}`.replace(/^[^v]*/, (head) => head.toUpperCase());

type Publishing = {
  kind: EditionKind;
  title: string;
  paragraphs: string[];
  rows: readonly NoticeRow[];
  changes: PublicChange[];
  on: LocalDate;
  days: number;
};

/** Gives the next edition its number and digest and fixes it for ever; it names the digest of the former edition. */
export async function publishEdition(
  cx: ActCx,
  notice: Notice,
  facts: GatheredNotice,
  publishing: Publishing,
): Promise<Edition> {
  const { tx, actor, now, house } = cx;
  const edition = notice.edition + 1;
  const formerDigest = (await editionsOf(tx, notice.id)).at(-1)?.digest ?? null;
  const draft = contentOfEdition(facts, { ...publishing, edition, formerDigest, documentNumber: '' });
  const paper = await issueDocument(cx, {
    organizationId: notice.organizationId,
    kind: 'public_notice',
    mark: facts.content.letters.notice.mark,
    title: publishing.title,
    subject: notice.id,
    content: draft,
  });
  const content = { ...draft, documentNumber: paper.number };
  const digest = digestOf(content, house.suite);
  const published: Edition = {
    noticeId: notice.id,
    edition,
    code: codeOf(digest, edition),
    kind: publishing.kind,
    documentId: paper.id,
    documentNumber: paper.number,
    content,
    digest,
    suite: house.suite,
    formerDigest,
    releasedBy: actor.personId,
    releasedByName: actor.name,
    releasedAt: now,
  };
  await insertEdition(tx, published);
  return published;
}

export const today = (cx: Pick<ActCx, 'now'>): LocalDate => dayOf(cx.now);
