import type { ExpressionBuilder } from 'kysely';
import { type Actor, hasRole, type Role } from '../../base/policy.ts';
import type { Instant, LocalDate } from '../../base/time.ts';
import type { Tables, Tx } from '../../platform/database.ts';
import { stateShownTo, visibleTo } from '../applications/index.ts';
import { type ApplicationState, applicationStates } from '../applications/contract.ts';
import { callStates } from '../calls/contract.ts';
import { batchesAll, callsAll } from '../calls/index.ts';
import { findListOfBatch, roundsOfBatch, seatsOfPerson } from '../expert-review/index.ts';
import { listStates, roundStates, stages } from '../expert-review/contract.ts';
import { recommendationListsOf } from '../first-review/index.ts';
import { organizationStates } from '../organizations/contract.ts';
import { organizationsVisibleTo } from '../organizations/index.ts';
import type {} from './tables.ts';
import { waitsForCorrection, waitsForExperts, waitsForIntake, waitsForLeader, waitsForReview } from './state-rules.ts';

/** A subject as somebody may see it now: where it stands, who has it, and whether it still waits for anyone. */
export type SeenSubject = {
  id: string;
  kind: string;
  kindLabel: string;
  title: string;
  from: string;
  step: string;
  path: string;
  /** Who has it now, as far as this viewer may know; null when nobody: it is settled or lies with the viewer. */
  waitsFor: string | null;
  dueOn: LocalDate | null;
  /** Whom an urging reaches: people of an organisation with these roles. */
  holders: { orgId: string | null; roles: readonly Role[] } | null;
};

type Placed = { state: ApplicationState; applicantOrgId: string; recommenderOrgId: string };
/** Nobody is urged about what lies with the nation: that would tell where it stands. */
function holdersOf(placed: Placed, actor: Actor): SeenSubject['holders'] {
  const { applicantOrgId, recommenderOrgId } = placed;
  if (waitsForCorrection(placed) && applicantOrgId !== actor.orgId)
    return { orgId: applicantOrgId, roles: ['producer_admin', 'producer_editor'] };
  if (recommenderOrgId === actor.orgId) return null;
  return waitsForIntake(placed)
    ? { orgId: recommenderOrgId, roles: ['unit_intake'] }
    : waitsForReview(placed)
      ? { orgId: recommenderOrgId, roles: ['unit_secretary'] }
      : null;
}

/** Applications among some ids that the viewer may see, with the state as the viewer may know it. */
async function applicationsSeen(tx: Tx, actor: Actor, ids: readonly string[]): Promise<SeenSubject[]> {
  const rows = await tx
    .selectFrom('vApplications')
    .select([
      'id',
      'title',
      'number',
      'state',
      'applicantOrgId',
      'applicantName',
      'recommenderOrgId',
      'recommenderName',
      'batchName',
      'correctionDueOn',
    ])
    .where(visibleTo(actor))
    .where('id', 'in', [...ids])
    .execute();
  const nation = hasRole(actor, 'national_officer', 'national_leader', 'auditor');
  return rows.map((row) => {
    const state = stateShownTo(actor, row.state);
    const unit = row.recommenderOrgId === actor.orgId ? null : row.recommenderName;
    const waits: Partial<Record<ApplicationState, string | null>> = {
      submitted: unit,
      accepted: unit,
      correcting: row.applicantOrgId === actor.orgId ? null : row.applicantName,
      recommended: nation ? null : '广电总局',
    };
    return {
      id: row.id,
      kind: 'application',
      kindLabel: '申报',
      title: `《${row.title}》${row.batchName}`,
      from: row.applicantName,
      step: applicationStates[state],
      path: `/applications/${row.id}`,
      waitsFor: waits[state] ?? null,
      dueOn: waitsForCorrection({ state }) ? row.correctionDueOn : null,
      holders: holdersOf(row, actor),
    };
  });
}

async function organizationsSeen(tx: Tx, actor: Actor, ids: readonly string[]): Promise<SeenSubject[]> {
  const rows = await tx
    .selectFrom('vOrganizations as o')
    .select(['o.id', 'o.name', 'o.state'])
    .where((e) =>
      organizationsVisibleTo(actor)(e as unknown as ExpressionBuilder<Tables & { o: Tables['organizations'] }, 'o'>),
    )
    .where('o.id', 'in', [...ids])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: 'organization',
    kindLabel: '机构',
    title: row.name,
    from: row.name,
    step: organizationStates[row.state],
    path: `/organizations/${row.id}`,
    waitsFor: null,
    dueOn: null,
    holders: null,
  }));
}

/** Rounds and decision lists for the nation, sealed lists for their unit, seats for the expert who holds them. */
async function reviewSubjectsSeen(tx: Tx, actor: Actor, ids: readonly string[]): Promise<SeenSubject[]> {
  const nation = hasRole(actor, 'national_officer', 'national_leader', 'auditor');
  const unit = hasRole(actor, 'unit_secretary', 'unit_leader', 'unit_admin', 'unit_intake');
  const found: SeenSubject[] = [];
  const line = { from: '广电总局', waitsFor: null, dueOn: null, holders: null };
  for (const batch of nation || unit ? await batchesAll(tx) : []) {
    for (const one of unit ? await recommendationListsOf(tx, batch.id) : []) {
      if (one.recommenderOrgId !== actor.orgId || !ids.includes(one.listId)) continue;
      found.push({
        ...line,
        id: one.listId,
        kind: 'recommendation',
        kindLabel: '推荐名单',
        title: `${batch.name}推荐名单（${one.works.length} 部）`,
        from: actor.orgName,
        step: '已报送',
        path: `/recommendations/lists/${one.listId}`,
      });
    }
    if (!nation) continue;
    for (const round of await roundsOfBatch(tx, batch.id)) {
      if (ids.includes(round.id))
        found.push({
          ...line,
          id: round.id,
          kind: 'round',
          kindLabel: '专家评审',
          title: `${batch.name}${stages[round.stage]}`,
          step: roundStates[round.state],
          path: `/review/rounds/${round.id}`,
          waitsFor: waitsForExperts(round) ? '评审专家' : null,
          dueOn: round.dueOn,
        });
    }
    const list = await findListOfBatch(tx, batch.id);
    if (list && ids.includes(list.id))
      found.push({
        ...line,
        id: list.id,
        kind: 'decisions',
        kindLabel: '评定名单',
        title: `${batch.name}评定名单`,
        step: listStates[list.state],
        path: `/review/decision-lists/${list.id}`,
        ...(waitsForLeader(list) && !hasRole(actor, 'national_leader')
          ? { waitsFor: '总局签发', holders: { orgId: null, roles: ['national_leader'] as const } }
          : {}),
      });
  }
  return found;
}

async function callsSeen(tx: Tx, actor: Actor, ids: readonly string[]): Promise<SeenSubject[]> {
  if (!hasRole(actor, 'national_officer', 'national_leader', 'auditor')) return [];
  return (await callsAll(tx))
    .filter((call) => ids.includes(call.id))
    .map((call) => ({
      id: call.id,
      kind: 'call',
      kindLabel: '征集',
      title: call.title,
      from: '广电总局',
      step: callStates[call.state],
      path: `/manage/calls/${call.id}`,
      waitsFor: null,
      dueOn: null,
      holders: null,
    }));
}

/** An expert's own seats; nobody else's seat is ever found here. */
async function seatsSeen(tx: Tx, actor: Actor, ids: readonly string[]): Promise<SeenSubject[]> {
  if (!hasRole(actor, 'expert')) return [];
  const batches = new Map((await batchesAll(tx)).map((batch) => [batch.id, batch.name]));
  return (await seatsOfPerson(tx, actor.personId))
    .filter((seat) => ids.includes(seat.id))
    .map((seat) => ({
      id: seat.id,
      kind: 'seat',
      kindLabel: '评审',
      title: `${batches.get(seat.batchId) ?? ''}${stages[seat.stage]}`,
      from: '广电总局',
      step: roundStates[seat.roundState],
      path: `/review/seats/${seat.id}`,
      waitsFor: null,
      dueOn: seat.dueOn,
      holders: null,
    }));
}

/** Those of some subjects that a person may still see, by id. */
export async function subjectsSeen(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Map<string, SeenSubject>> {
  if (ids.length === 0) return new Map();
  const found = [
    ...(await applicationsSeen(tx, actor, ids)),
    ...(await organizationsSeen(tx, actor, ids)),
    ...(await reviewSubjectsSeen(tx, actor, ids)),
    ...(await callsSeen(tx, actor, ids)),
    ...(await seatsSeen(tx, actor, ids)),
  ];
  return new Map(found.map((one) => [one.id, one]));
}

export type OwnAct = { act: string; subject: string; also: string[]; at: Instant; note: string | null };

/** The latest act of a person on each subject, newest first; `only` narrows to some acts. */
export async function latestActsOf(
  tx: Tx,
  personId: string,
  { only, without }: { only?: readonly string[]; without?: readonly string[] },
): Promise<OwnAct[]> {
  const rows = await tx
    .selectFrom('auditEntries')
    .select(['seq', 'act', 'subject', 'also', 'at', 'note'])
    .distinctOn('subject')
    .where('actorId', '=', personId)
    .$if(only !== undefined, (query) => query.where('act', 'in', [...(only ?? [])]))
    .$if(without !== undefined, (query) => query.where('act', 'not in', [...(without ?? [])]))
    .orderBy('subject')
    .orderBy('seq', 'desc')
    .execute();
  return rows.sort((a, b) => b.seq - a.seq).slice(0, 1000);
}
