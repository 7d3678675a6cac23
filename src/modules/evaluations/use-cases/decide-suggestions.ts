import { Problem } from '../../../base/problem.ts';
import { useCase } from '../../../platform/use-case.ts';
import { batchById } from '../../calls/index.ts';
import { organizationById } from '../../organizations/index.ts';
import { changePlaces, type UsedSource } from '../../quotas/index.ts';
import { suggestionPolicy } from '../policy.ts';
import { changeText, evaluationTitle } from '../rules.ts';
import { AdoptSuggestion, DeclineSuggestion } from '../schema.ts';
import { evaluationById, findResult, lockSuggestion, saveSuggestion } from '../store.ts';
import { type Suggestion, suggestionKinds } from '../terms.ts';
import { isUndecided } from '../suggestion-rules.ts';

const checked = (it: Suggestion, version: number): void => {
  if (!isUndecided(it)) throw new Problem('evaluation.decided');
  if (it.version !== version) throw new Problem('row.changed');
};

/**
 * An officer takes up a suggestion, as proposed or otherwise. Places of a batch of that year then get a version of
 * their own that cites the result; a share of money stands as data for whoever arranges the year.
 */
export const adoptSuggestion = (usedSource: UsedSource) =>
  useCase({
    act: 'evaluation_suggestion.adopt',
    label: '采纳评价结果建议',
    input: AdoptSuggestion,
    load: (tx, { suggestionId }) => lockSuggestion(tx, suggestionId),
    view: suggestionPolicy.view,
    allow: suggestionPolicy.decide,
    async run(cx, it, { version, change, batchId = null, reason }) {
      const { tx, actor, now, record } = cx;
      checked(it, version);
      const evaluation = await evaluationById(tx, it.evaluationId);
      const { code = '' } = (await findResult(tx, it.evaluationId)) ?? {};
      const cites = `依据${evaluationTitle(evaluation)}结果（${code}，${it.band}）。${reason}`;
      let quota: number | null = null;
      if (it.kind === 'quota') {
        if (batchId === null) {
          throw new Problem('form.invalid', {}, [{ code: 'form', path: 'batchId', message: '请选择用于哪个批次' }]);
        }
        const batch = await batchById(tx, batchId);
        if (Number(batch.opensOn.slice(0, 4)) !== it.year) throw new Problem('evaluation.other_year');
        const wish = { batch, recommenderOrgId: it.orgId, change, reason: cites, also: [it.id, it.evaluationId] };
        quota = await changePlaces(cx, usedSource, wish);
      }
      const decided = { reason, decidedByName: actor.name, decidedAt: now };
      const set = { state: 'adopted' as const, adoptedChange: change, quota, batchId: quota === null ? null : batchId };
      await saveSuggestion(tx, { ...it, ...decided, ...set });
      const { shortName } = await organizationById(tx, it.orgId);
      record({
        act: 'evaluation_suggestion.adopt',
        subject: it.id,
        also: [it.evaluationId, it.orgId],
        before: { state: it.state, change: it.change },
        after: { ...set, reason },
        note: `${shortName}${it.year}年${suggestionKinds[it.kind]} ${changeText(it, change)}。${reason}`,
      });
      return { id: it.id };
    },
  });

export const declineSuggestion = useCase({
  act: 'evaluation_suggestion.decline',
  label: '不采纳评价结果建议',
  input: DeclineSuggestion,
  load: (tx, { suggestionId }) => lockSuggestion(tx, suggestionId),
  view: suggestionPolicy.view,
  allow: suggestionPolicy.decide,
  async run({ tx, actor, now, record }, it, { version, reason }) {
    checked(it, version);
    const set = { state: 'declined' as const, reason, decidedByName: actor.name, decidedAt: now };
    await saveSuggestion(tx, { ...it, ...set });
    const [before, after] = [{ state: it.state }, { state: set.state, reason }];
    record({
      act: 'evaluation_suggestion.decline',
      subject: it.id,
      also: [it.evaluationId],
      before,
      after,
      note: reason,
    });
    return { id: it.id };
  },
});
