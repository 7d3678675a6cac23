import { addFen, fen } from '../../../base/money.ts';
import { dayOf, type LocalDate } from '../../../base/time.ts';
import { movesOpenTo } from '../../../base/workflow.ts';
import { timelineOf } from '../../../platform/audit.ts';
import { type Cx, reading } from '../../../platform/use-case.ts';
import { openPolicy, recoveryPolicy } from '../policy.ts';
import { type RecoveryLine, recoveriesBy } from '../queries-recoveries.ts';
import { letterNow, gatheredRecovery, type GatheredRecovery } from '../recovery-facts.ts';
import { decisionFindings, writeOffFindings } from '../rules.ts';
import { claimable } from '../recovery.ts';
import { RecoveryById, RecoveryList } from '../schema.ts';
import { fundById, grantById } from '../store.ts';
import { returnsOf } from '../store-recoveries.ts';
import { fundsActs, recoveryReasons, recoveryStates } from '../terms.ts';
import { recoveryWorkflow, awaitsDecision, isBeforeLetter, isCalledOff, isDemanded } from '../workflow.ts';

const shown = (row: RecoveryLine, today: LocalDate) => ({
  id: row.id,
  number: row.number,
  projectId: row.projectId,
  projectNumber: row.projectNumber,
  title: row.title,
  producerName: row.producerName,
  recommenderName: row.recommenderName,
  fundId: row.fundId,
  fundName: row.fundName,
  state: row.state,
  stateLabel: recoveryStates[row.state],
  reasonLabel: recoveryReasons[row.reason],
  amountFen: row.amountFen,
  returnedFen: row.returnedFen,
  writtenOffFen: row.writtenOffFen,
  leftFen: isCalledOff(row) ? 0 : row.amountFen - row.returnedFen - row.writtenOffFen,
  dueOn: row.dueOn,
  late: isDemanded(row) && row.dueOn !== null && today > row.dueOn,
  openedAt: row.openedAt,
});

/** Recoveries one may see, with their sums. */
export const recoveryList = reading({
  input: RecoveryList,
  view: openPolicy.list,
  load: async () => ({ ownerOrgId: '' }),
  async show({ tx, actor, now }: Cx, _subject, filter) {
    const rows = (await recoveriesBy(tx, actor, filter)).map((row) => shown(row, dayOf(now)));
    const live = rows.filter((row) => !isCalledOff(row));
    const total = (pick: (row: (typeof rows)[number]) => number) => addFen(...live.map((row) => fen(pick(row))));
    return {
      rows,
      total: rows.length,
      sums: {
        amountFen: total((row) => row.amountFen),
        returnedFen: total((row) => row.returnedFen),
        leftFen: total((row) => row.leftFen),
      },
    };
  },
});

const against: Record<string, 'decision' | 'write_off'> = {
  decide: 'decision',
  propose_write_off: 'write_off',
  write_off: 'write_off',
};
async function movesFor(cx: Cx, it: GatheredRecovery, viaProvince: boolean) {
  const { recovery } = it;
  const { unaccountedFen } = await claimable(cx, await grantById(cx.tx, recovery.grantId));
  const leftFen = recovery.amountFen - recovery.returnedFen - recovery.writtenOffFen;
  const findings = {
    decision: awaitsDecision(recovery) ? decisionFindings({ recovery, unaccountedFen }) : [],
    write_off: writeOffFindings({ leftFen, dueOn: recovery.dueOn, today: dayOf(cx.now) }),
  };
  const moves = movesOpenTo(recoveryWorkflow, recoveryPolicy, { actor: cx.actor, subject: it, facts: { findings: [] } })
    .filter((move) => move.act !== 'settle')
    .map((move) => ({ ...move, findings: against[move.act] ? findings[against[move.act] ?? 'decision'] : [] }));
  const passes = viaProvince && recovery.returnedFen > 0 && recoveryPolicy.pass_up.test(cx.actor, it);
  return passes ? [...moves, { act: 'pass_up', label: '追回款上缴', findings: [] }] : moves;
}

/** One recovery: reason, sums, letter, returns and what may be done. */
export const recoveryDetail = reading({
  input: RecoveryById,
  view: recoveryPolicy.view,
  load: (tx, { recoveryId }) => gatheredRecovery(tx, recoveryId),
  async show(cx: Cx, it: GatheredRecovery) {
    const { tx, now } = cx;
    const { recovery, project } = it;
    const fund = await fundById(tx, recovery.fundId);
    const viaProvince = (await grantById(tx, recovery.grantId)).holderOrgId !== null;
    const line = {
      ...recovery,
      projectNumber: project.number,
      title: project.title,
      producerName: project.producerName,
      recommenderName: project.recommenderName,
      fundName: fund.name,
    };
    const letter = isBeforeLetter(recovery) ? await letterNow(cx, it) : recovery.letter;
    const timeline = await timelineOf(tx, recovery.id);
    const { version, statement, unaccountedFen, misusedFen, breachFen, dueDays, openedByName, checkedByName } =
      recovery;
    const { decision, decidedByName, decidedAt, letterNumber, writeOffReason } = recovery;
    return {
      ...shown(line, dayOf(now)),
      version,
      statement,
      unaccountedFen,
      misusedFen,
      breachFen,
      dueDays,
      openedByName,
      checkedByName,
      decision,
      decidedByName,
      decidedAt,
      letterNumber,
      writeOffReason,
      viaProvince,
      returns: await returnsOf(tx, recovery.id),
      preview: letter,
      moves: await movesFor(cx, it, viaProvince),
      timeline: timeline.map((one) => ({
        ...one,
        label: fundsActs[one.act] ?? cx.house.actLabels?.[one.act] ?? one.act,
      })),
    };
  },
});
