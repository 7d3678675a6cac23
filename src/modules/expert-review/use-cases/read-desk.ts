import { nothing } from '../../../base/endpoint.ts';
import { holders } from '../../../base/policy.ts';
import { beijingTime, dayOf, endOfDay, longDate } from '../../../base/time.ts';
import { movesOpenTo } from '../../../base/workflow.ts';
import { reading } from '../../../platform/use-case.ts';
import { batchById, contentOf } from '../../calls/index.ts';
import { termsOn } from '../../classification/index.ts';
import { conflictsBetween } from '../plan.ts';
import { deskRows, ownFigures } from '../desk.ts';
import { materialOf, recusalTerms } from '../material.ts';
import { partyKey, partyList, partyRoles } from '../parties.ts';
import { pledgeOf } from '../pledge.ts';
import { mayReview, seatPolicy, sheetPolicy } from '../policy.ts';
import { declarationsOfSeat, editionsOfSheet, roundFacts, seatsOfPerson, sheetsOfSeat, worksOf } from '../queries.ts';
import { markedIn, sheetFindings } from '../rules.ts';
import { SeatById, SheetById } from '../schema.ts';
import { openedFiles, roundById, seatById, sheetById } from '../store.ts';
import { seatStates, sheetStates, stages } from '../terms.ts';
import { seatWorkflow, sheetWorkflow, hasPledged } from '../workflow.ts';

const ownActs = ['accept', 'decline', 'sign_pledge', 'declare'];

/** The expert's home: every seat with what is left to do and until when. */
export const mySeats = reading({
  input: nothing,
  view: holders('expert'),
  load: async () => null,
  async show({ tx, actor, now }) {
    const seats = [];
    for (const seat of await seatsOfPerson(tx, actor.personId)) {
      const { rubric } = await contentOf(tx, seat.callVersionId);
      const sheets = mayReview({ personId: actor.personId, seatState: seat.state, roundState: seat.roundState })
        ? await sheetsOfSeat(tx, seat.id)
        : [];
      const subject = { ...seat, personId: actor.personId, seatState: seat.state };
      seats.push({
        id: seat.id,
        stage: seat.stage,
        stageLabel: stages[seat.stage],
        batchName: (await batchById(tx, seat.batchId)).name,
        state: seat.state,
        stateLabel: seatStates[seat.state],
        roundState: seat.roundState,
        standing: seat.standing,
        dueOn: seat.dueOn,
        endsAt: seat.dueOn ? endOfDay(seat.dueOn) : null,
        ...ownFigures(rubric, sheets, now),
        moves: movesOpenTo(seatWorkflow, seatPolicy, { actor, subject, facts: undefined }).filter((move) =>
          ownActs.includes(move.act),
        ),
        deskOpen: seatPolicy.desk.test(actor, subject),
      });
    }
    return { seats };
  },
});

/** The way to the desk: invitation, pledge, and the parties to check before any material opens. */
export const seatDoor = reading({
  input: SeatById,
  view: seatPolicy.view,
  load: (tx, { seatId }) => seatById(tx, seatId),
  async show({ tx, actor, now }, seat) {
    const round = await roundById(tx, seat.roundId);
    const { name } = await batchById(tx, round.batchId);
    const facts = await roundFacts(tx, round, now);
    const works = facts.plan.works.filter((_, i) => facts.works[i]?.panelId === seat.panelId);
    const expert = facts.plan.experts.find((one) => one.id === seat.expertId);
    const pledged = hasPledged(seat);
    const known =
      !expert || !pledged
        ? []
        : works.flatMap((work) =>
            conflictsBetween(expert, work, { ...facts.plan, declared: [] }).flatMap((one) =>
              one.party ? [{ key: partyKey(one.party), detail: one.detail }] : [],
            ),
          );
    const kinds = (await termsOn(tx, 'conflict_kind', dayOf(now))).map(({ code, label }) => ({ code, label }));
    return {
      id: seat.id,
      stageLabel: stages[round.stage],
      batchName: name,
      state: seat.state,
      stateLabel: seatStates[seat.state],
      roundState: round.state,
      dueOn: round.dueOn,
      workCount: works.length,
      pledge: seat.pledgeText?.split('\n') ?? (await pledgeOf(tx, round)),
      pledgedAt: seat.pledgedAt,
      declaredAt: seat.declaredAt,
      parties: pledged ? partyList(works).map((party) => ({ ...party, roleLabel: partyRoles[party.role] })) : null,
      known: [...new Map(known.map((one) => [one.key, one])).values()],
      declared: (await declarationsOfSeat(tx, seat.id)).map((one) => ({
        key: one.partyKey,
        name: one.partyName,
        note: one.note,
        kindLabel: kinds.find((kind) => kind.code === one.kind)?.label ?? one.kind,
      })),
      conflictKinds: kinds,
      declineReasons: (await termsOn(tx, 'expert_decline', dayOf(now))).map(({ code, label }) => ({ code, label })),
      moves: movesOpenTo(seatWorkflow, seatPolicy, { actor, subject: seat, facts: undefined }).filter((move) =>
        ownActs.includes(move.act),
      ),
      deskOpen: seatPolicy.desk.test(actor, seat),
    };
  },
});

/** The working room: the own queue in the own order, own figures, the rubric. Nobody else's anything. */
export const reviewDesk = reading({
  input: SeatById,
  view: seatPolicy.desk,
  load: (tx, { seatId }) => seatById(tx, seatId),
  async show({ tx, now }, seat) {
    const round = await roundById(tx, seat.roundId);
    const { rubric } = await contentOf(tx, round.callVersionId);
    const sheets = await sheetsOfSeat(tx, seat.id);
    const endsAt = round.dueOn ? endOfDay(round.dueOn) : null;
    return {
      seatId: seat.id,
      stageLabel: stages[round.stage],
      batchName: (await batchById(tx, round.batchId)).name,
      roundState: round.state,
      endsAt,
      endsText: round.dueOn ? `${longDate(round.dueOn)}24:00` : '',
      queue: deskRows(rubric, { sheets, works: await worksOf(tx, round.id), seed: `${seat.expertId}|${round.id}` }),
      ...ownFigures(rubric, sheets, now),
      commentMinimum: rubric.commentMinimum,
      criteria: rubric.criteria.map(({ key, label, hint, max, gate, scale }) => ({
        key,
        label,
        hint: hint ?? '',
        max,
        gate,
        scale,
      })),
      maximum: markedIn(rubric).reduce((sum, one) => sum + one.max, 0),
      recusalReasons: await recusalTerms(tx, dayOf(now)),
      watermark: `${seat.expertName} ${beijingTime(now)}`,
    };
  },
});

/** One sheet with the material of its work; once the round has closed the bureau reads it too, without material. */
export const sheetDetail = reading({
  input: SheetById,
  view: sheetPolicy.view,
  load: (tx, { sheetId }) => sheetById(tx, sheetId),
  async show({ tx, actor }, sheet) {
    const round = await roundById(tx, sheet.roundId);
    const content = await contentOf(tx, round.callVersionId);
    const work = (await worksOf(tx, round.id)).find((one) => one.applicationId === sheet.applicationId);
    const readable = sheetPolicy.material.test(actor, sheet);
    const material = readable ? await materialOf(tx, sheet.applicationId, content) : null;
    const opened = await openedFiles(tx, sheet.id);
    const findings = sheetFindings(content.rubric, sheet);
    return {
      ...sheet,
      stateLabel: sheetStates[sheet.state],
      number: work?.number ?? '',
      title: work?.title ?? '',
      findings,
      moves: movesOpenTo(sheetWorkflow, sheetPolicy, { actor, subject: sheet, facts: { findings } }),
      editions: await editionsOfSheet(tx, sheet.id),
      material: material && {
        ...material,
        files: material.files.map((file) => ({ ...file, opened: opened.has(file.fileId) })),
      },
    };
  },
});
