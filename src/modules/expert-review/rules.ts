import { type Finding, findingsOf } from '../../base/problem.ts';
import { beijingTime, endOfDay, type Instant, type LocalDate } from '../../base/time.ts';
import type { ReviewSettings, Rubric } from '../calls/contract.ts';
import { missingOn } from './draw.ts';
import type { SeatState, SheetContent, SheetState } from './terms.ts';
import { isAssigned, isHandedIn } from './workflow.ts';

type Criterion = Rubric['criteria'][number];
/** Criteria that take a mark; a pure gate has none. */
export const markedIn = (rubric: Rubric): Criterion[] => rubric.criteria.filter((one) => one.max > 0);
export const gatesIn = (rubric: Rubric): Criterion[] => rubric.criteria.filter((one) => one.gate);

/** Marks out of bounds or of no criterion: refused even in a draft. */
export function markFindings(rubric: Rubric, { marks, gates }: Pick<SheetContent, 'marks' | 'gates'>): Finding[] {
  const byKey = new Map(rubric.criteria.map((one) => [one.key, one]));
  return findingsOf(
    ...Object.entries(marks).map(([key, mark]) => {
      const max = byKey.get(key)?.max ?? 0;
      if (max === 0) return { code: 'criterion_unknown', path: `marks.${key}`, message: '评分标准中没有这一项' };
      const fits = mark >= 0 && mark <= max && Number.isInteger(mark * 2);
      return (
        !fits && {
          code: 'mark_out_of_range',
          path: `marks.${key}`,
          clause: '评分标准',
          message: `“${byKey.get(key)?.label}”应在 0 至 ${max} 分之间，最小单位 0.5 分`,
        }
      );
    }),
    ...Object.keys(gates).map(
      (key) =>
        !byKey.get(key)?.gate && {
          code: 'criterion_unknown',
          path: `gates.${key}`,
          message: '评分标准中没有这一关口项',
        },
    ),
  );
}

/** What still stands against handing in a sheet: criteria, gates, the length of the comment. */
export function sheetFindings(rubric: Rubric, content: SheetContent): Finding[] {
  const written = [...content.comment.trim()].length;
  const failed = gatesIn(rubric).filter((one) => content.gates[one.key] === 'fail');
  return [
    ...markFindings(rubric, content),
    ...findingsOf(
      ...markedIn(rubric).map(
        (one) =>
          content.marks[one.key] === undefined && {
            code: 'mark_missing',
            path: `marks.${one.key}`,
            message: `“${one.label}”尚未打分`,
            clause: '评分标准',
          },
      ),
      ...gatesIn(rubric).map(
        (one) =>
          content.gates[one.key] === undefined && {
            code: 'gate_missing',
            path: `gates.${one.key}`,
            message: `“${one.label}”尚未选择通过或否决`,
            clause: '评分标准',
          },
      ),
      failed.length > 0 &&
        content.vetoReason.trim() === '' && {
          code: 'veto_reason_missing',
          path: 'vetoReason',
          message: '选择否决须写明理由',
          clause: '一票否决',
        },
      written < rubric.commentMinimum && {
        code: 'comment_short',
        path: 'comment',
        clause: '评分标准',
        message: `评语不少于 ${rubric.commentMinimum} 字，已写 ${written} 字`,
      },
    ),
  ];
}

/** The sum of an expert's marks; undefined while one is missing. */
export function totalOf(rubric: Rubric, marks: SheetContent['marks']): number | undefined {
  const given = markedIn(rubric).map((one) => marks[one.key]);
  return given.some((mark) => mark === undefined)
    ? undefined
    : given.reduce<number>((sum, mark) => sum + (mark ?? 0), 0);
}

/** A work of a round and how its reviews stand. */
export type WorkProgress = {
  applicationId: string;
  number: string;
  title: string;
  sheets: readonly { state: SheetState; seatState: SeatState }[];
};
/** Sheets that still count: neither recused nor taken back. */
export const liveSheets = (work: WorkProgress): number => work.sheets.filter(isAssigned).length;
export const submittedSheets = (work: WorkProgress): number => work.sheets.filter(isHandedIn).length;

const shortFindings = (works: readonly WorkProgress[], settings: ReviewSettings): Finding[] =>
  works.flatMap((work) => {
    const have = liveSheets(work);
    const missing = missingOn(have, settings);
    const message = `${work.number}《${work.title}》现有 ${have} 位评委，还差 ${missing} 位，请用候补递补`;
    return missing > 0 ? [{ code: 'work_short', path: work.applicationId, clause: '征集通知评审设置', message }] : [];
  });

/** What stands against inviting: a plan must be there. */
export const inviteFindings = (seats: readonly { state: SeatState }[]): Finding[] =>
  findingsOf(
    seats.length === 0 && { code: 'no_panel', message: '尚未编组，不能发出邀请' },
    seats.length > 0 &&
      !seats.some((seat) => seat.state === 'proposed') && { code: 'all_invited', message: '邀请已全部发出' },
  );

/** What stands against opening: each work needs its experts; seats not ready yet are shown, they do not block. */
export function openFindings(facts: {
  works: readonly WorkProgress[];
  seats: readonly { state: SeatState }[];
  settings: ReviewSettings;
  left: number;
}): Finding[] {
  const { works, seats, settings, left } = facts;
  const waiting = seats.filter((seat) => ['proposed', 'invited', 'accepted', 'pledged'].includes(seat.state)).length;
  const notReady = works.filter(
    (work) => work.sheets.filter((one) => isAssigned(one) && one.seatState === 'ready').length === 0,
  );
  return [
    ...findingsOf(
      seats.length === 0 && { code: 'no_panel', message: '尚未编组分派', clause: '征集通知评审设置' },
      left > 0 && { code: 'works_left_out', message: `有 ${left} 部作品的推荐状态已变化，请先更新参评作品` },
      seats.length > 0 &&
        notReady.length > 0 && {
          code: 'nobody_ready',
          message: `有 ${notReady.length} 部作品尚无一位评委签署承诺并申报利害关系`,
          clause: '回避与保密要求',
        },
      waiting > 0 && { code: 'seats_waiting', message: `${waiting} 位专家尚未就绪`, weight: 'look' },
    ),
    ...(seats.length === 0 ? [] : shortFindings(works, settings)),
  ];
}

/** What stands against closing: enough marks for an official score, and either everything in or the day passed. */
export function closeFindings(facts: {
  works: readonly WorkProgress[];
  settings: ReviewSettings;
  dueOn: LocalDate | null;
  now: Instant;
}): Finding[] {
  const { works, settings, dueOn, now } = facts;
  const pending = works.reduce((sum, work) => sum + liveSheets(work) - submittedSheets(work), 0);
  const due = dueOn === null ? now : endOfDay(dueOn);
  const thin = works.filter((work) => submittedSheets(work) < settings.panelMinimum);
  return findingsOf(
    ...thin.map((work) => ({
      code: 'too_few_marks',
      path: work.applicationId,
      clause: '征集通知评审设置',
      message: `${work.number}《${work.title}》只有 ${submittedSheets(work)} 份评审，少于 ${settings.panelMinimum} 份不能计分`,
    })),
    pending > 0 &&
      now < due && {
        code: 'not_due',
        message: `还有 ${pending} 份评审未提交，本轮截止 ${beijingTime(due)}，未到期不能提前结束`,
      },
    pending > 0 &&
      now >= due && { code: 'pending', message: `${pending} 份评审逾期未提交，结束后不再计入`, weight: 'look' },
  );
}
