import { hasRole } from '../../base/policy.ts';
import type { TodoRow, TodoSource } from '../../platform/todo.ts';
import { applicationsForReview } from '../applications/index.ts';
import type { Batch } from '../calls/contract.ts';
import { batchesAll } from '../calls/index.ts';
import { boardOf } from './board-queries.ts';
import { sealFindings } from './board-rules.ts';
import { stops } from '../../base/problem.ts';
import { findListOf, findReview, roundOf, roundsOfMember, scoredWorks, sheetStateOf } from './queries.ts';
import type { Actor } from '../../base/policy.ts';
import type { Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { isArranging, isScoring, isScored, isListOpen } from './workflow.ts';
import { owedSheetStates } from './terms.ts';

/** Batches in which this unit has accepted works and may still recommend, with the moment the first one came in. */
async function batchesToDo(tx: Tx, actor: Actor, now: Instant): Promise<{ batch: Batch; works: number }[]> {
  const found: { batch: Batch; works: number }[] = [];
  for (const batch of await batchesAll(tx)) {
    if (now >= batch.recommendationEndsAt || now < batch.opensAt) continue;
    const rows = await applicationsForReview(tx, {
      batchId: batch.id,
      recommenderOrgId: actor.orgId,
      states: ['accepted'],
    });
    if (rows.length > 0) found.push({ batch, works: rows.length });
  }
  return found;
}

async function scoring(tx: Tx, actor: Actor): Promise<TodoRow[]> {
  if (!hasRole(actor, 'unit_reviewer')) return [];
  const rows: TodoRow[] = [];
  for (const review of await roundsOfMember(tx, actor.personId)) {
    const round = await roundOf(tx, review);
    const left = scoredWorks(round).filter((work) =>
      owedSheetStates.includes(sheetStateOf(round, work.id, actor.personId)),
    );
    if (left.length === 0) continue;
    rows.push({
      subject: review.id,
      title: `${round.batch.name}初评打分：还有 ${left.length} 部`,
      from: actor.orgName,
      step: '待打分',
      since: review.openedAt ?? review.createdAt,
      dueOn: review.dueOn ?? round.batch.recommendBy,
      path: `/first-review?batch=${round.batch.id}`,
    });
  }
  return rows;
}

async function panels(tx: Tx, actor: Actor, now: Instant): Promise<TodoRow[]> {
  if (!hasRole(actor, 'unit_secretary')) return [];
  const rows: TodoRow[] = [];
  for (const { batch, works } of await batchesToDo(tx, actor, now)) {
    const review = await findReview(tx, batch.id, actor.orgId);
    const line = {
      from: actor.orgName,
      since: batch.opensAt,
      dueOn: batch.recommendBy,
      path: `/first-review?batch=${batch.id}`,
    };
    if (!review)
      rows.push({
        ...line,
        subject: batch.id,
        title: `${batch.name}已受理 ${works} 部，评审组尚未组建`,
        step: '待组建评审组',
      });
    else if (isArranging(review))
      rows.push({
        ...line,
        subject: review.id,
        title: `${batch.name}评审组已定，待开始打分`,
        step: '待开始打分',
        since: review.createdAt,
      });
    else if (isScoring(review)) {
      const round = await roundOf(tx, review);
      const left = scoredWorks(round).flatMap((work) =>
        round.members.filter((one) => owedSheetStates.includes(sheetStateOf(round, work.id, one.personId))),
      );
      if (left.length === 0)
        rows.push({
          ...line,
          subject: review.id,
          title: `${batch.name}评分已交齐，待结束打分`,
          step: '待结束打分',
          since: review.openedAt ?? review.createdAt,
        });
    }
  }
  return rows;
}

async function boards(tx: Tx, actor: Actor, now: Instant): Promise<TodoRow[]> {
  if (!hasRole(actor, 'unit_secretary', 'unit_leader')) return [];
  const rows: TodoRow[] = [];
  for (const { batch } of await batchesToDo(tx, actor, now)) {
    const review = await findReview(tx, batch.id, actor.orgId);
    const list = await findListOf(tx, batch.id, actor.orgId);
    if (!review || !isScored(review) || !list || !isListOpen(list)) continue;
    const { facts, seats } = await boardOf(tx, list, { now });
    const ready = stops(sealFindings(facts)).length === 0;
    if (!hasRole(actor, ready ? 'unit_leader' : 'unit_secretary')) continue;
    rows.push({
      subject: list.id,
      from: actor.orgName,
      since: review.closedAt ?? list.createdAt,
      dueOn: batch.recommendBy,
      title: ready
        ? `${batch.name}推荐名单 ${seats.length} 部，待用印并报送`
        : `${batch.name}推荐名单待拟定（已列 ${seats.length} 部）`,
      step: ready ? '待用印' : '待拟定名单',
      path: `/recommendations?batch=${batch.id}`,
    });
  }
  return rows;
}

/** What waits for reviewers, secretaries and leaders of a unit. */
export const firstReviewTodos: TodoSource[] = [
  { kind: 'first_review.score', label: '初评打分', find: scoring },
  { kind: 'first_review.panel', label: '初评组织', find: panels },
  { kind: 'recommendation.list', label: '推荐名单', find: boards },
];
