import { type Finding, findingsOf } from '../../base/problem.ts';
import type { LocalDate } from '../../base/time.ts';
import type { Take, Visit } from './guidance-terms.ts';

/** What stands against advice: a look that lies ahead, or a date for the answer that has passed. */
export const adviceFindings = (
  { seenOn, dueOn }: { seenOn: LocalDate; dueOn: LocalDate },
  today: LocalDate,
): Finding[] =>
  findingsOf(
    seenOn > today && { code: 'seen_future', path: 'seenOn', message: '指导日期不能晚于今天' },
    dueOn < today && { code: 'due_past', path: 'dueOn', message: '答复期限不能早于今天' },
  );

/** Whoever takes advice in part or not at all owes a reason of some length. */
export const answerFindings = ({ take, answer }: { take: Take; answer: string }): Finding[] =>
  findingsOf(
    take !== 'taken' &&
      [...answer].length < 10 && {
        code: 'reason_short',
        path: 'answer',
        message: '部分采纳或未采纳的，理由不少于10字',
      },
  );

/** A visit with demands whose second look has not been taken; one without demands is done with. */
export const awaitsFollowUp = ({ followUpOn, followedUpAt }: Pick<Visit, 'followUpOn' | 'followedUpAt'>): boolean =>
  followUpOn !== null && followedUpAt === null;

type Visited = { visitedOn: LocalDate; demands: string; followUpOn: LocalDate | null };
/** What stands against the record of a visit. */
export const visitFindings = ({ visitedOn, demands, followUpOn }: Visited, today: LocalDate): Finding[] =>
  findingsOf(
    visitedOn > today && { code: 'visit_future', path: 'visitedOn', message: '督导日期不能晚于今天' },
    demands !== '' &&
      followUpOn === null && { code: 'follow_up_missing', path: 'followUpOn', message: '有整改要求的，须定复查日期' },
    followUpOn !== null &&
      followUpOn < visitedOn && { code: 'follow_up_early', path: 'followUpOn', message: '复查日期不能早于督导日期' },
  );
