import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Actor, type OrganizationKind, publicActor, type Role, roles } from '../../base/policy.ts';
import { localDate } from '../../base/time.ts';
import { flawsIn } from '../../base/workflow.ts';
import { claimPolicy, claimTopicPolicy, propositionPolicy, type PropositionStanding } from './policy.ts';
import {
  acceptFindings,
  claimFindings,
  completeFindings,
  endFindings,
  extendFindings,
  isMeantFor,
  progressOf,
  propositionFindings,
  publishFindings,
  windowOf,
} from './rules.ts';
import { type ClaimStanding, type ClaimState, claimStates, propositionStates } from './terms.ts';
import { claimWorkflow, propositionWorkflow } from './workflow.ts';

const codes = (findings: readonly { code: string }[]): string[] => findings.map(({ code }) => code);
const dates = { opensOn: localDate('2026-06-01'), closesOn: localDate('2026-06-30') };
const open = { ...dates, state: 'published' as const, mostAccepted: null };

test('both days of a window count whole; a topic that is not published has none', () => {
  const on = (day: string) => windowOf(open, localDate(day));
  assert.deepEqual(['2026-05-31', '2026-06-01', '2026-06-30', '2026-07-01'].map(on), [
    'before',
    'open',
    'open',
    'closed',
  ]);
  assert.equal(windowOf({ ...dates, state: 'ended' }, dates.opensOn), null);
});

test('a topic is meant for kinds of bodies, and for the places of units where these are named', () => {
  const it = { audience: ['unit' as const, 'producer' as const], unitOrgIds: ['gd'] };
  const asks = (orgId: string, orgKind: OrganizationKind, homeOrgId: string | null = null) =>
    isMeantFor(it, { orgId, orgKind, homeOrgId });
  assert.equal(asks('gd', 'provincial_bureau'), true);
  assert.equal(asks('gx', 'provincial_bureau'), false);
  assert.equal(asks('p', 'producer', 'gd'), true);
  assert.equal(asks('p', 'producer', 'gx'), false);
  assert.equal(asks('t', 'platform', 'gd'), false);
  assert.equal(asks('n', 'national_bureau'), false);
  const kinds: OrganizationKind[] = ['provincial_bureau', 'central_direct_unit', 'platform', 'producer', 'association'];
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.string(), (orgKind, orgId) => {
      const everybody = { audience: ['unit' as const, 'platform' as const, 'producer' as const], unitOrgIds: [] };
      return isMeantFor(everybody, { orgId, orgKind, homeOrgId: null }) === (orgKind !== 'association');
    }),
  );
});

test('what is wrong with a topic is said at once', () => {
  const lists = { categories: ['V1'], subPlans: [], units: ['gd'] };
  const good = { ...dates, support: [], categoryCode: 'V1', subPlan: null, unitOrgIds: ['gd'] };
  assert.deepEqual(propositionFindings(good, lists), []);
  const bad = {
    opensOn: dates.closesOn,
    closesOn: dates.opensOn,
    categoryCode: 'V9',
    subPlan: 's',
    unitOrgIds: ['x'],
    support: [
      { kind: 'money' as const, text: '没有金额', amountFen: null },
      { kind: 'expert' as const, text: '有金额', amountFen: 1 },
    ],
  };
  assert.deepEqual(codes(propositionFindings(bad, lists)), [
    'window_order',
    'category_unknown',
    'sub_plan_unknown',
    'unit_unknown',
    'support_amount',
    'support_amount',
  ]);
  const support = [{ kind: 'policy' as const, text: '政策', amountFen: null }];
  assert.deepEqual(publishFindings({ ...dates, support }, localDate('2026-06-30')), []);
  assert.deepEqual(codes(publishFindings({ ...dates, support: [] }, localDate('2026-07-01'))), [
    'support_missing',
    'window_over',
  ]);
  assert.deepEqual(codes(extendFindings(dates, dates.closesOn, localDate('2026-07-01'))), [
    'extend_earlier',
    'extend_past',
  ]);
});

test('claims: in the window, one live an organisation, at most as many as the topic says', () => {
  const asked = { today: localDate('2026-06-10'), accepted: 0, hasLive: false };
  assert.deepEqual(claimFindings(open, asked), []);
  assert.deepEqual(codes(claimFindings({ ...open, mostAccepted: 2 }, { ...asked, accepted: 2, hasLive: true })), [
    'places_full',
    'claimed_before',
  ]);
  assert.deepEqual(codes(claimFindings(open, { ...asked, today: localDate('2026-05-31') })), ['window_before']);
  assert.deepEqual(codes(claimFindings({ ...open, state: 'cancelled' }, asked)), ['not_published']);
  assert.deepEqual(codes(acceptFindings({ ...open, mostAccepted: 1 }, 1)), ['places_full']);
  assert.deepEqual(codes(acceptFindings({ ...open, state: 'ended' }, 0)), ['not_published']);
});

test('progress is read from entry and project; nothing made is not complete; what waits or runs is not ended', () => {
  const linked = (state: ClaimState, entry: 'in_pool' | 'promoted' | 'removed' | null, hasProject = false) =>
    ({ state, entry: entry && { state: entry }, hasProject }) as const;
  assert.deepEqual(
    [
      linked('accepted', null),
      linked('accepted', 'removed'),
      linked('accepted', 'in_pool'),
      linked('accepted', 'promoted'),
      linked('accepted', 'promoted', true),
      linked('completed', null),
    ].map(progressOf),
    ['none', 'none', 'reserve', 'application', 'project', 'done'],
  );
  assert.deepEqual(codes(completeFindings(linked('accepted', 'removed'))), ['nothing_made']);
  const states = (...of: ClaimState[]) => codes(endFindings(of.map((state) => ({ state }))));
  assert.deepEqual(states('declined', 'withdrawn', 'completed', 'dropped'), []);
  assert.deepEqual(states('claimed', 'accepted'), ['claims_waiting', 'claims_running']);
});

test('the tables have no dead end', () => {
  assert.deepEqual(flawsIn(propositionWorkflow), []);
  assert.deepEqual(flawsIn(claimWorkflow), []);
});

const person = (role: Role, orgId: string, orgKind: OrganizationKind, personId = 'p'): Actor => ({
  ...publicActor,
  kind: 'person',
  personId,
  roles: [role],
  orgId,
  orgKind,
});
const everyRole = Object.keys(roles) as Role[];
const topic = (more: Partial<PropositionStanding>): PropositionStanding =>
  ({
    ...open,
    audience: ['producer'],
    unitOrgIds: [],
    isPublic: false,
    createdBy: 'maker',
    readerHomeOrgId: null,
    ...more,
  }) as PropositionStanding;

test('every state × role: drafts are the nation’s; published ones are read by whom they are meant for', () => {
  const nation: Role[] = ['national_officer', 'national_leader', 'auditor'];
  for (const state of Object.keys(propositionStates) as (keyof typeof propositionStates)[]) {
    const isKnown = state !== 'draft' && state !== 'submitted';
    const sees = (isPublic: boolean, kind: OrganizationKind) =>
      everyRole.filter((role) => propositionPolicy.view.test(person(role, 'o', kind), topic({ state, isPublic })));
    assert.deepEqual(sees(false, 'producer').length, isKnown ? everyRole.length : nation.length, state);
    assert.deepEqual(sees(false, 'platform').toSorted(), nation.toSorted(), state);
    assert.deepEqual(sees(true, 'platform').length, isKnown ? everyRole.length : nation.length, state);
  }
  const signers = (personId: string) =>
    everyRole.filter((role) =>
      propositionPolicy.publish.test(person(role, 'n', 'national_bureau', personId), topic({})),
    );
  assert.deepEqual([signers('other'), signers('maker')], [['national_leader'], []]);
  const claimants = everyRole.filter((role) => claimTopicPolicy.claim.test(person(role, 'o', 'producer'), topic({})));
  assert.deepEqual(claimants, [
    'producer_admin',
    'producer_editor',
    'unit_intake',
    'unit_secretary',
    'platform_operator',
  ]);
});

test('every act × role on a producer’s claim: the producer, its home unit, the office; nobody else', () => {
  const claim = { orgId: 'maker', orgKind: 'producer', homeOrgId: 'unit' } as ClaimStanding;
  const may = (act: keyof typeof claimPolicy, orgId: string) =>
    everyRole.filter((role) => claimPolicy[act].test(person(role, orgId, 'producer'), claim));
  const officer = ['national_officer'];
  const home = ['unit_intake', 'unit_secretary'];
  assert.deepEqual(may('accept', 'elsewhere'), officer);
  assert.deepEqual(may('decline', 'maker'), officer);
  assert.deepEqual(may('to_reserve', 'unit'), home);
  assert.deepEqual(may('to_reserve', 'maker'), []);
  assert.deepEqual(may('to_reserve', 'elsewhere'), []);
  assert.deepEqual(may('withdraw', 'unit'), []);
  assert.deepEqual(may('report', 'unit'), home);
  assert.deepEqual(may('complete', 'unit'), officer);
  assert.deepEqual(may('view', 'elsewhere'), ['national_officer', 'national_leader', 'auditor']);
  const acts = (state: ClaimState) =>
    claimWorkflow.moves.filter(({ from }) => (from as readonly string[]).includes(state)).map(({ act }) => act);
  assert.deepEqual((Object.keys(claimStates) as ClaimState[]).map(acts), [
    ['accept', 'decline', 'withdraw'],
    ['withdraw', 'to_reserve', 'link_project', 'report', 'complete', 'drop'],
    [],
    [],
    [],
    [],
  ]);
});
