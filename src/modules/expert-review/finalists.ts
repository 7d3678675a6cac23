import { type Finding, findingsOf } from '../../base/problem.ts';
import { selectWorks } from '../../methods/selection.ts';
import type { ReviewSettings } from '../calls/contract.ts';
import { candidatesOf, type RoundWork, shownDecimals } from './results.ts';
import type { ResultRow, Round } from './terms.ts';

type Named = RoundWork & { number: string; title: string };

/** The works that the results put into the final review: the first of the order, up to the number the call gives. */
export function proposedFinalists(
  rows: readonly ResultRow[],
  works: readonly RoundWork[],
  review: ReviewSettings,
): string[] {
  const order = selectWorks(candidatesOf(rows, works), {
    places: review.finalists,
    minimumScore: review.minimumScore,
    shownDecimals,
  });
  return 'reason' in order ? [] : order.selected;
}

/** What stands against a list of finalists (方案六（一）2、征集通知评审设置). */
export function advanceFindings(facts: {
  round: Pick<Round, 'stage' | 'advancedAt'>;
  rows: readonly ResultRow[];
  works: readonly Named[];
  review: ReviewSettings;
  chosen: readonly string[];
  reason: string;
}): Finding[] {
  const { round, rows, works, review, chosen, reason } = facts;
  const proposed = proposedFinalists(rows, works, review);
  const differs = proposed.length !== chosen.length || proposed.some((id) => !chosen.includes(id));
  const label = (id: string) => works.find((work) => work.applicationId === id)?.number ?? id;
  return findingsOf(
    round.stage !== 'second' && { code: 'not_second', message: '只有复评结束后才确定终评名单' },
    round.advancedAt && { code: 'already_advanced', message: '终评名单已经确定' },
    chosen.length > review.finalists && {
      code: 'too_many',
      path: 'applicationIds',
      clause: '征集通知评审设置',
      message: `进入终评 ${chosen.length} 部，超过 ${review.finalists} 部`,
    },
    ...chosen
      .filter((id) => !rows.some((row) => row.applicationId === id))
      .map((id) => ({
        code: 'not_reviewed',
        path: 'applicationIds',
        message: `${label(id)} 不在本轮复评作品内`,
      })),
    ...rows
      .filter((row) => chosen.includes(row.applicationId) && row.dropped !== null)
      .map((row) => ({
        code: `dropped_${row.dropped}`,
        path: 'applicationIds',
        clause: '征集通知评审设置',
        message: `${label(row.applicationId)} ${row.veto ? '被一票否决' : row.score === null ? '有效评分不足' : '低于最低分'}，不能进入终评`,
      })),
    differs &&
      [...reason.trim()].length < 5 && {
        code: 'reason_missing',
        path: 'reason',
        message: '名单与评审结果的先后不一致，须写明理由（不少于 5 字）',
      },
  );
}
