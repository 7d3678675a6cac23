import { type Finding, stops } from '../../base/problem.ts';
import { dayOf, type Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { digestOf } from '../../platform/digest.ts';
import { eligibilityFindings } from '../applications/contract.ts';
import { applicationById, applicationFacts } from '../applications/index.ts';
import { type FundingSource, previewReserve } from '../expert-review/index.ts';
import type { GatheredNotice } from './composing.ts';
import { worksOfList } from './queries.ts';
import { passedOf } from './store-objections.ts';
import { type Notice, type Objection, type PassedReserve, publicKinds } from './terms.ts';

const kindLabels = { selected: publicKinds.funded, selected_unfunded: publicKinds.unfunded } as const;
/** The work that falls out by a case, with the reserves that the leader has passed over for it. */
export const fallOf = ({ applicationId }: Pick<Objection, 'applicationId'>, passed: readonly PassedReserve[]) => ({
  removed: applicationId,
  passedOver: passed.map((one) => ({
    applicationId: one.applicationId,
    message: `${one.clause}：${one.reason}（${one.passedByName}）`,
  })),
});
export type PromotedWork = {
  applicationId: string;
  number: string;
  title: string;
  applicant: string;
  recommender: string;
  kind: 'selected' | 'selected_unfunded';
  kindLabel: string;
};
export type Effect = {
  /** Digest of all that follows: whoever decides has seen exactly this. */
  seen: string;
  listed: boolean;
  removed: { number: string; title: string; applicant: string; recommender: string; kindLabel: string };
  promoted: PromotedWork | null;
  skipped: { number: string; title: string; message: string }[];
  findings: Finding[];
  days: number;
};

type Weighing = {
  objection: Objection;
  notice: Notice;
  facts: GatheredNotice;
  now: Instant;
  funding: FundingSource;
};
/** 异议成立会怎样: what falls out, who moves up and why others were passed over. Changes nothing. */
export async function effectOf(tx: Tx, { objection, notice, facts, now, funding }: Weighing): Promise<Effect> {
  const found = notice.rows.find((one) => one.applicationId === objection.applicationId);
  const row = found?.finalIn === null ? found : undefined;
  const fall = { ...fallOf(objection, await passedOf(tx, objection.id)), funding };
  const move = row ? await previewReserve(tx, notice.decisionListId, fall, now) : { promoted: null, skipped: [] };
  const [work] = await worksOfList(tx, [objection.applicationId]);
  const [next] = move.promoted ? await worksOfList(tx, [move.promoted.applicationId]) : [];
  const promoted =
    move.promoted && next
      ? {
          applicationId: next.id,
          number: next.number ?? '',
          title: next.title,
          applicant: next.applicantName,
          recommender: next.recommenderName,
          kind: move.promoted.kind,
          kindLabel: kindLabels[move.promoted.kind],
        }
      : null;
  const removed = {
    number: objection.workNumber,
    title: objection.workTitle,
    applicant: work?.applicantName ?? '',
    recommender: work?.recommenderName ?? '',
    kindLabel: row ? kindLabels[row.kind] : found ? '结果已定' : '已不在名单',
  };
  const skipped = move.skipped.map(({ number, title, message }) => ({ number, title, message }));
  const { workingDays, promotedWorkingDays = workingDays } = facts.content.publicity;
  const days = promoted ? promotedWorkingDays : 0;
  const seen = digestOf({ removed, promoted, skipped, edition: notice.edition, days, on: dayOf(now) });
  const findings: Finding[] = [
    ...(row
      ? []
      : [
          {
            code: found ? 'result_final' : 'already_removed',
            weight: 'look' as const,
            message: found
              ? '该作品公示结果已经确定，本次不再改变名单；需要取消扶持的，按项目终止办理'
              : '该作品已因另一件异议移出名单，本次不再改变名单',
          },
        ]),
    ...(promoted ? await promotionFindings(tx, promoted, now) : []),
    ...(move.promoted?.waiting ?? []).map((one) => ({
      ...one,
      message: `递补作品《${promoted?.title ?? ''}》：${one.message}，请先在重复资助核查中办理`,
    })),
  ];
  return { seen, listed: row !== undefined, removed, promoted, skipped, findings, days };
}

/** A reserve must still be eligible on the day it moves up (方案六（一）1). */
async function promotionFindings(tx: Tx, promoted: PromotedWork, now: Instant): Promise<Finding[]> {
  const application = await applicationById(tx, promoted.applicationId);
  return stops(eligibilityFindings(await applicationFacts(tx, application, now)))
    .filter((one) => one.code !== 'other_central_money')
    .map(({ path: _, ...one }) => ({ ...one, message: `递补作品《${promoted.title}》：${one.message}` }));
}
