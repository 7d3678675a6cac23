import { type Actor, hasRole } from '../../base/policy.ts';
import type { Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import type { TodoRow, TodoSource } from '../../platform/todo.ts';
import { batchById, contentOf } from '../calls/index.ts';
import { missingOn } from './draw.ts';
import { mayReview } from './policy.ts';
import { listsIn, openRounds, progressOf, seatsOf, seatsOfPerson, sheetsOf, sheetsOfSeat, worksOf } from './queries.ts';
import { closeFindings, liveSheets } from './rules.ts';
import { stages, seatSteps } from './terms.ts';
import { awaitsRelease, isClosed, isInPreparation, isOwed, isReturned, isScoring } from './workflow.ts';

const roundPath = (id: string) => `/review/rounds/${id}`;

/** What waits for an expert on the way to the desk. */
async function invitations(tx: Tx, actor: Actor): Promise<TodoRow[]> {
  if (!hasRole(actor, 'expert')) return [];
  const rows: TodoRow[] = [];
  for (const seat of await seatsOfPerson(tx, actor.personId)) {
    const step = seatSteps[seat.state];
    if (!step || isClosed({ state: seat.roundState })) continue;
    const { name } = await batchById(tx, seat.batchId);
    rows.push({
      subject: seat.id,
      title: `${name}${stages[seat.stage]}`,
      from: '广电总局',
      step,
      since: seat.invitedAt ?? seat.createdAt,
      dueOn: seat.dueOn,
      path: `/review/seats/${seat.id}`,
    });
  }
  return rows;
}

/** The desk of an expert with works still to judge; one line for the whole queue. */
async function desks(tx: Tx, actor: Actor): Promise<TodoRow[]> {
  if (!hasRole(actor, 'expert')) return [];
  const rows: TodoRow[] = [];
  for (const seat of await seatsOfPerson(tx, actor.personId)) {
    if (
      !isScoring({ state: seat.roundState }) ||
      !mayReview({ personId: actor.personId, seatState: seat.state, roundState: seat.roundState })
    )
      continue;
    const sheets = await sheetsOfSeat(tx, seat.id);
    const left = sheets.filter(isOwed).length;
    if (left === 0) continue;
    const { name } = await batchById(tx, seat.batchId);
    rows.push({
      subject: seat.id,
      title: `${name}${stages[seat.stage]}：待评 ${left} 部`,
      from: '广电总局',
      step: '评审打分',
      since: seat.openedAt ?? seat.createdAt,
      dueOn: seat.dueOn,
      path: `/review/seats/${seat.id}/desk`,
    });
  }
  return rows;
}

/** Rounds where the officer is the one to act: short works, refused invitations, everything in and ready to close. */
async function rounds(tx: Tx, actor: Actor, now: Instant): Promise<TodoRow[]> {
  if (!hasRole(actor, 'national_officer')) return [];
  const rows: TodoRow[] = [];
  for (const round of await openRounds(tx)) {
    const { review } = await contentOf(tx, round.callVersionId);
    const seats = await seatsOf(tx, round.id);
    const works = progressOf({ works: await worksOf(tx, round.id), seats, sheets: await sheetsOf(tx, round.id) });
    const short = seats.length === 0 ? 0 : works.filter((work) => missingOn(liveSheets(work), review) > 0).length;
    const ready =
      isScoring(round) &&
      closeFindings({ works, settings: review, dueOn: round.dueOn, now }).every((one) => one.weight === 'look');
    const step =
      short > 0
        ? `${short} 部作品评委不足，请递补`
        : ready
          ? '结束评审并汇总'
          : isClosed(round)
            ? '确定终评名单'
            : isInPreparation(round)
              ? seats.length === 0
                ? '编组分派'
                : '邀请专家并开启评审'
              : null;
    if (!step) continue;
    const { name } = await batchById(tx, round.batchId);
    rows.push({
      subject: round.id,
      title: `${name}${stages[round.stage]}`,
      from: '本处室',
      step,
      since: round.closedAt ?? round.openedAt ?? round.createdAt,
      dueOn: round.dueOn,
      path: isClosed(round)
        ? `${roundPath(round.id)}/results`
        : short > 0 || ready
          ? `${roundPath(round.id)}/progress`
          : roundPath(round.id),
    });
  }
  return rows;
}

/** Lists of decisions that wait for the officer or for the leader. */
async function lists(tx: Tx, actor: Actor): Promise<TodoRow[]> {
  const rows: TodoRow[] = [];
  for (const list of await listsIn(tx, ['draft', 'returned', 'submitted'])) {
    const leader = awaitsRelease(list) && hasRole(actor, 'national_leader');
    const officer = !awaitsRelease(list) && hasRole(actor, 'national_officer');
    if (!leader && !officer) continue;
    const { name } = await batchById(tx, list.batchId);
    rows.push({
      subject: list.id,
      title: `${name}评定名单`,
      from: leader ? '业务处室' : isReturned(list) ? '签发领导' : '本处室',
      step: leader ? '签发评定结论' : isReturned(list) ? '按退回意见修改' : '拟定并报请签发',
      since: list.submittedAt ?? list.createdAt,
      dueOn: null,
      path: `/review/decision-lists/${list.id}`,
    });
  }
  return rows;
}

/** Everything of second and final review that waits for somebody; derived from the state, never stored. */
export const expertReviewTodos: TodoSource[] = [
  { kind: 'review_invitation', label: '评审邀请', find: invitations },
  { kind: 'review_desk', label: '专家评审', find: desks },
  { kind: 'review_round', label: '评审组织', find: rounds },
  { kind: 'decision_list', label: '评定名单', find: lists },
];
