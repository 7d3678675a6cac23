import { reading } from '../../../platform/use-case.ts';
import { proposedFinalists } from '../finalists.ts';
import { roundPolicy } from '../policy.ts';
import { resultsOf, roundFacts } from '../queries.ts';
import { shownDecimals } from '../results.ts';
import { RoundById } from '../schema.ts';
import { movesOfRound, roundHead } from '../show-rounds.ts';
import { roundById } from '../store.ts';
import { dropLabels, rungLabels } from '../terms.ts';

/** The results of a closed round: official score, what decided the order, and the checks beside it. */
export const roundResults = reading({
  input: RoundById,
  view: roundPolicy.results,
  load: (tx, { roundId }) => roundById(tx, roundId),
  async show({ tx, actor, now }, round) {
    const facts = await roundFacts(tx, round, now);
    const { review } = facts.content;
    const works = new Map(facts.works.map((work) => [work.applicationId, work]));
    const results = await resultsOf(tx, round.id);
    const proposed = new Set(
      proposedFinalists(
        results.map((one) => one.row),
        facts.works,
        review,
      ),
    );
    const rows = results.map(({ row, advances }) => {
      const work = works.get(row.applicationId);
      return {
        ...row,
        number: work?.number ?? '',
        title: work?.title ?? '',
        applicantName: work?.applicantName ?? '',
        recommenderName: work?.recommenderName ?? '',
        categoryCode: work?.categoryCode ?? null,
        advances,
        proposed: proposed.has(row.applicationId),
        dropped: row.dropped ? (dropLabels[row.dropped] ?? row.dropped) : null,
        rung: row.rung ? (rungLabels[row.rung] ?? row.rung) : null,
      };
    });
    return {
      ...(await roundHead(tx, round)),
      rows,
      cut: round.stage === 'second' ? review.finalists : review.places,
      agreement: round.agreement,
      settings: review,
      moves: await movesOfRound(tx, actor, facts, now),
      rule:
        `每部作品不少于 ${review.panelMinimum} 份评分；满 ${review.trimFrom} 份去掉一个最高分和一个最低分后取平均，不满取平均；` +
        `公布到小数点后 ${shownDecimals} 位；并列依次比较未取整得分、中位数、首项得分、离散度，仍相同的公开抽签`,
    };
  },
});
