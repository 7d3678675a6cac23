import { addWorkingDays, type WorkingCalendar } from '../../../base/working-days.ts';
import { dayOf } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/ids.ts';
import { type ActCx, type Cx, reading, useCase } from '../../../platform/use-case.ts';
import { calendarOf } from '../../plans/index.ts';
import { type Figures, figuresOf } from '../claims.ts';
import { crossChecksPolicy } from '../policy.ts';
import { comparedAll, type Compared } from '../rules.ts';
import { CompareWorks } from '../schema.ts';
import { type Kept, type Step, stepsFor } from '../step-rules.ts';
import {
  differencesKept,
  insertDifference,
  insertRound,
  lockComparing,
  nationalBureauId,
  rulesOn,
  saveDifference,
  saveRound,
} from '../store.ts';
import { openStates, sources } from '../terms.ts';
import { differenceWorkflow } from '../workflow.ts';

type Comparing = { steps: Step[]; works: Figures['works']; compared: number };

/** What the figures of these works ask for, held against what is kept of them. */
async function comparing(tx: Tx, { now }: Pick<Cx, 'now'>, workIds: readonly string[] | undefined): Promise<Comparing> {
  const rules = (await rulesOn(tx, dayOf(now))).filter(({ content }) => content.enabled);
  const { claims, works } = await figuresOf(tx, workIds);
  const asked = workIds === undefined ? undefined : new Set(workIds);
  const compared = comparedAll(rules, claims).filter(({ workId }) => !asked || asked.has(workId));
  const steps = stepsFor(compared, await differencesKept(tx, workIds), new Set(rules.map(({ key }) => key)));
  return { steps, works, compared: compared.length };
}

type Around = { cx: ActCx; works: Figures['works']; calendar: WorkingCalendar; nation: string };

/** Who has to answer: the side that the rule names, else the unit, else whoever states the other figure. */
function answererOf({ rule, left, right, workId }: Compared, { works, nation }: Around): string {
  const unit = works.get(workId)?.unitOrgId ?? null;
  const named = { left: left.orgId, right: right.orgId, unit }[rule.content.answers];
  return named ?? unit ?? left.orgId ?? right.orgId ?? nation;
}

const roundOf = (found: Compared, at: { differenceId: string; round: number; now: ActCx['now'] }) => ({
  differenceId: at.differenceId,
  round: at.round,
  ruleEdition: found.rule.edition,
  leftSide: found.left,
  rightSide: found.right,
  gap: found.gap ?? '',
  openedAt: at.now,
});

const sayingOf = ({ rule, left, right, gap }: Compared): string =>
  `${rule.content.label}：${sources[left.source]} ${left.text}，${sources[right.source]} ${right.text}${gap ? `，${gap}` : ''}`;

const placeOf = (found: Compared, around: Around) => ({
  leftOrgId: found.left.orgId,
  rightOrgId: found.right.orgId,
  unitOrgId: around.works.get(found.workId)?.unitOrgId ?? null,
  answerOrgId: answererOf(found, around),
  grade: found.rule.content.grade,
});

async function open(found: Compared, around: Around): Promise<void> {
  const { tx, now, record } = around.cx;
  const id = newId();
  await insertDifference(tx, {
    id,
    version: 1,
    ruleKey: found.rule.key,
    workId: found.workId,
    projectId: found.projectId,
    place: found.place,
    ...placeOf(found, around),
    state: differenceWorkflow.start,
    round: 1,
    openedAt: now,
    dueOn: addWorkingDays(around.calendar, dayOf(now), found.rule.content.dueDays),
    endedAt: null,
  });
  await insertRound(tx, roundOf(found, { differenceId: id, round: 1, now }));
  record({
    act: 'cross_check.opened',
    subject: id,
    after: { rule: found.rule.key, left: found.left.text, right: found.right.text },
    note: sayingOf(found),
  });
}

/** Other figures are another round; who has not answered yet gains no time by it. */
async function again({ found, kept }: { found: Compared; kept: Kept }, around: Around): Promise<void> {
  const { tx, now, record } = around.cx;
  const { difference, round } = kept;
  const waits = openStates.includes(difference.state);
  const state = moveOn(differenceWorkflow, 'differ', difference.state, undefined);
  if (round.endedAt === null) await saveRound(tx, round, { endedHow: 'again', endedAt: now });
  const next = difference.round + 1;
  const fresh = addWorkingDays(around.calendar, dayOf(now), found.rule.content.dueDays);
  const dueOn = waits && round.answeredAt === null ? difference.dueOn : fresh;
  const openedAt = waits ? difference.openedAt : now;
  await saveDifference(tx, {
    ...difference,
    ...placeOf(found, around),
    state,
    round: next,
    openedAt,
    dueOn,
    endedAt: null,
  });
  await insertRound(tx, roundOf(found, { differenceId: difference.id, round: next, now }));
  record({
    act: waits ? 'cross_check.changed' : 'cross_check.opened',
    subject: difference.id,
    before: { state: difference.state, left: round.leftSide.text, right: round.rightSide.text },
    after: { state, round: next, left: found.left.text, right: found.right.text },
    note: `第 ${next} 次，${sayingOf(found)}`,
  });
}

async function agree({ found, kept }: { found: Compared; kept: Kept }, { cx }: Around): Promise<void> {
  const { tx, now, record } = cx;
  const { difference, round } = kept;
  const state = moveOn(differenceWorkflow, 'agree', difference.state, undefined);
  const decision = `${sources[found.left.source]} ${found.left.text}，${sources[found.right.source]} ${found.right.text}`;
  await saveDifference(tx, { ...difference, state, endedAt: now });
  await saveRound(tx, round, { decision, endedHow: 'agreed', endedAt: now });
  record({
    act: 'cross_check.agreed',
    subject: difference.id,
    before: { state: difference.state },
    after: { state },
    note: decision,
  });
}

async function lapse({ kept, why }: { kept: Kept; why: 'gone' | 'rule_off' }, { cx }: Around): Promise<void> {
  const { tx, now, record } = cx;
  const { difference, round } = kept;
  const state = moveOn(differenceWorkflow, 'lapse', difference.state, undefined);
  await saveDifference(tx, { ...difference, state, endedAt: now });
  await saveRound(tx, round, { endedHow: why, endedAt: now });
  const note = why === 'gone' ? '来源数据已撤回或不再涉及该作品' : '核对规则已停用';
  record({
    act: 'cross_check.lapsed',
    subject: difference.id,
    before: { state: difference.state },
    after: { state },
    note,
  });
}

async function carryOut(step: Step, around: Around): Promise<void> {
  if (step.kind === 'open') await open(step.found, around);
  else if (step.kind === 'again') await again(step, around);
  else if (step.kind === 'agree') await agree(step, around);
  else await lapse(step, around);
}

/** Compares figures and carries out what follows: opens, opens again, ends. Harmless when repeated. */
export const compareFigures = useCase({
  act: 'cross_check.run',
  label: '核对数据',
  input: CompareWorks,
  load: async () => null,
  view: crossChecksPolicy.compare,
  allow: crossChecksPolicy.compare,
  async run(cx, _, { workIds }) {
    const { tx, record } = cx;
    await lockComparing(tx);
    const { steps, works, compared } = await comparing(tx, cx, workIds);
    const around = { cx, works, calendar: await calendarOf(tx), nation: await nationalBureauId(tx) };
    for (const step of steps) await carryOut(step, around);
    const count = (...kinds: Step['kind'][]) => steps.filter(({ kind }) => kinds.includes(kind)).length;
    const done = { opened: count('open', 'again'), ended: count('agree', 'lapse') };
    const id = newId();
    record({
      act: 'cross_check.run',
      subject: id,
      after: { compared, ...done },
      note: `比较 ${compared} 处，新增或变化 ${done.opened} 处，结束 ${done.ended} 处`,
    });
    return { id, compared, ...done };
  },
});

/** How much a comparison would change; jobs and subscriptions ask first, so that nothing is recorded in vain. */
export const comparisonStale = reading({
  input: CompareWorks,
  load: async () => null,
  view: crossChecksPolicy.compare,
  show: async (cx, _, { workIds }) => (await comparing(cx.tx, cx, workIds)).steps.length,
});
