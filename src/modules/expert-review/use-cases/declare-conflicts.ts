import { type Finding, Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import { useCase } from '../../../platform/use-case.ts';
import { termsOn } from '../../classification/index.ts';
import { partyKey, partyList } from '../parties.ts';
import { seatPolicy } from '../policy.ts';
import { roundFacts, sheetsOfSeat } from '../queries.ts';
import { DeclareConflicts } from '../schema.ts';
import { insertDeclarations, lockSeat, roundById, updateSeat, updateSheet } from '../store.ts';
import { seatWorkflow, sheetWorkflow } from '../workflow.ts';

/**
 * The expert goes through the list of parties and declares every tie, before any file opens. Works of those parties
 * leave the expert's queue at once and wait for alternates.
 */
export const declareConflicts = useCase({
  act: 'review.declare',
  label: '申报利害关系',
  input: DeclareConflicts,
  view: seatPolicy.view,
  allow: seatPolicy.declare,
  load: (tx, { seatId }) => lockSeat(tx, seatId),
  async run({ tx, now, record }, seat, { conflicts }) {
    const state = moveOn(seatWorkflow, 'declare', seat.state, undefined);
    const facts = await roundFacts(tx, await roundById(tx, seat.roundId), now);
    const works = facts.plan.works.filter((_, i) => facts.works[i]?.panelId === seat.panelId);
    const parties = new Map(partyList(works).map((party) => [party.key, party]));
    const kinds = new Set((await termsOn(tx, 'conflict_kind', dayOf(now))).map((term) => term.code));
    const findings = conflicts.flatMap(({ partyKey: key, kind }, i): Finding[] => [
      ...(parties.has(key)
        ? []
        : [{ code: 'party_unknown', path: `conflicts.${i}.partyKey`, message: '当事方名单中没有这一家' }]),
      ...(kinds.has(kind) ? [] : [{ code: 'not_in_list', path: `conflicts.${i}.kind`, message: '请选择回避情形' }]),
    ]);
    if (findings.length > 0) throw new Problem('review.declaration_faulty', {}, findings);
    const declared = [...new Map(conflicts.map((one) => [one.partyKey, one])).values()];
    await insertDeclarations(
      tx,
      declared.map((one) => ({
        seatId: seat.id,
        partyKey: one.partyKey,
        partyName: parties.get(one.partyKey)?.name ?? '',
        kind: one.kind,
        note: one.note,
        declaredAt: now,
      })),
    );
    const avoided = new Map(declared.map((one) => [one.partyKey, one.kind]));
    for (const sheet of await sheetsOfSeat(tx, seat.id)) {
      const work = works.find((one) => one.applicationId === sheet.applicationId);
      const kind = work?.parties.map((party) => avoided.get(partyKey(party))).find(Boolean);
      if (!kind) continue;
      const recused = moveOn(sheetWorkflow, 'recuse', sheet.state, { findings: [] });
      await updateSheet(tx, sheet, { state: recused, recusalCode: kind });
      record({
        act: 'review.recuse',
        subject: sheet.id,
        also: [seat.id],
        before: { state: sheet.state },
        after: { state: recused, kind },
      });
    }
    await updateSeat(tx, seat, { state, declaredAt: now });
    record({
      act: 'review.declare',
      subject: seat.id,
      also: [seat.roundId],
      before: { state: seat.state },
      after: { state, conflicts: declared.length },
    });
    return { id: seat.id };
  },
});
