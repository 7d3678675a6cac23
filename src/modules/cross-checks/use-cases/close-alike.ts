import { Problem } from '../../../base/problem.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { isAlike, notAlike } from '../alike-rules.ts';
import { crossChecksPolicy, differencePolicy } from '../policy.ts';
import { differencesAnswered, differenceLine } from '../queries.ts';
import { CloseAlike, DifferenceById } from '../schema.ts';
import { differenceById, lockDifferences, rulesAll } from '../store.ts';
import { closeOne, type DifferenceAt, differenceAt } from './decide-difference.ts';
import { rowOf, ruleFinder } from './read-differences.ts';

/** What may be ended together with a difference, shown with its answers before anything is decided. */
export const alikeDifferences = reading({
  input: DifferenceById,
  load: async (tx, { differenceId }) => differenceAt(tx, await differenceById(tx, differenceId)),
  view: crossChecksPolicy.view,
  async show({ tx, actor, now }, one) {
    const rows = [];
    const ruleOf = ruleFinder(await rulesAll(tx));
    for (const { id } of await differencesAnswered(tx, one.difference)) {
      const other = await differenceAt(tx, await differenceById(tx, id));
      const { verdict, answer, answeredByName, answeredBy } = other.round;
      if (!isAlike(one, other) || !crossChecksPolicy.view.test(actor, other) || verdict === null) continue;
      const said = { verdict, answer: answer ?? '', answeredByName: answeredByName ?? '' };
      rows.push({ ...rowOf(await differenceLine(tx, id), ruleOf, now), ...said, own: answeredBy === actor.personId });
    }
    return { rows };
  },
});

const unseen = { code: 'unseen', path: 'others', message: '所选差异中有的不存在，或不在您的查看范围内' };
/** 一并核销: all of the choice or none; each keeps the decision in its own record. */
export const closeAlikeDifferences = useCase({
  act: 'cross_check.closed_alike',
  label: '一并核销同类差异',
  input: CloseAlike,
  load: async (tx, { differenceId }) => differenceAt(tx, await differenceById(tx, differenceId)),
  view: crossChecksPolicy.view,
  allow: differencePolicy.close,
  async run(cx, { difference }, { version, others, decision }) {
    const { tx, actor, record } = cx;
    const wanted = new Map([
      [difference.id, version],
      ...others.map((one) => [one.differenceId, one.version] as const),
    ]);
    const held = new Map<string, DifferenceAt>();
    for (const found of await lockDifferences(tx, [...wanted.keys()])) {
      const it = await differenceAt(tx, found);
      if (!crossChecksPolicy.view.test(actor, it)) continue;
      if (!differencePolicy.close.test(actor, it)) {
        throw new Problem('act.not_allowed', { only: differencePolicy.close.says });
      }
      if (found.version !== wanted.get(found.id)) throw new Problem('row.changed');
      held.set(found.id, it);
    }
    if (held.size < wanted.size) throw new Problem('cross_check.not_alike', {}, [unseen]);
    const first = held.get(difference.id) as DifferenceAt;
    const rest = [...held.values()].filter((it) => it !== first);
    const titles = new Map<string, string>();
    for (const id of held.keys()) titles.set(id, (await differenceLine(tx, id)).title);
    const findings = notAlike(first, rest, (id) => titles.get(id) ?? '');
    if (findings.length > 0) throw new Problem('cross_check.not_alike', {}, findings);
    for (const [id, it] of held) await closeOne(cx, it, { version: wanted.get(id) ?? 0, decision });
    record({
      act: 'cross_check.closed_alike',
      subject: difference.id,
      also: rest.map((it) => it.difference.id),
      after: { together: held.size },
      note: `一并核销 ${held.size} 项：${decision}`,
    });
    return { id: difference.id };
  },
});
