import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import type { Role } from '../../base/policy.ts';
import { flawsIn } from '../../base/workflow.ts';
import { newId } from '../../platform/ids.ts';
import type { ActCx } from '../../platform/use-case.ts';
import { documentsEndpoints as at } from './endpoints.ts';
import { issueDocument } from './index.ts';
import { documentsPolicy } from './policy.ts';
import { documentWorkflow } from './workflow.ts';

let world: World;
let leader: Client;
let secretary: Client;
let officer: Client;
let stranger: Client;
let gd: string;
let zj: string;

/** A letter issued as sealing does it, without a list behind it. */
async function aLetter(by: Client, organizationId: string, mark: string): Promise<string> {
  let id = '';
  await world.arrange(async (tx) => {
    const cx = { tx, actor: by.actor, now: world.clock(), house: world.house, request: {}, record: () => {} } as ActCx;
    const paper = {
      organizationId,
      kind: 'recommendation_letter' as const,
      mark,
      title: '关于推荐作品的函',
      subject: newId(),
    };
    id = (await issueDocument(cx, { ...paper, content: { works: 5 } })).id;
  });
  return id;
}

before(async () => {
  world = await aWorld();
  gd = (await world.unit('GD')).id;
  zj = (await world.unit('ZJ')).id;
  leader = await world.person(gd, ['unit_leader']);
  secretary = await world.person(gd, ['unit_secretary']);
  officer = await world.person(world.national, ['national_officer']);
  stranger = await world.person(zj, ['unit_leader']);
});
after(() => world.close());

test('a register runs on without gaps; a void number stays listed with its reason', async () => {
  const [first] = [await aLetter(leader, gd, '粤广电函'), await aLetter(leader, gd, '粤广电函')];
  await leader.does(at.void, { documentId: first, reason: '误将未定稿的名单报送，以 2 号为准' });
  await aLetter(leader, gd, '粤广电函');
  const { rows, counts, registers } = await secretary.sees(at.list, {});
  assert.deepEqual(
    rows.map(({ number }) => number),
    ['粤广电函〔2026〕3号', '粤广电函〔2026〕2号', '粤广电函〔2026〕1号'],
  );
  assert.deepEqual(counts, { issued: 2, void: 1 });
  assert.deepEqual(
    registers.map((one) => [one.lastSerial, one.void]),
    [[3, 1]],
  );
  const gone = await leader.sees(at.detail, { documentId: first });
  assert.match(gone.voidReason ?? '', /以 2 号为准/);
  assert.deepEqual(gone.moves, []);
  assert.deepEqual(
    gone.timeline.map(({ label }) => label),
    ['作废公文'],
  );
  assert.equal(await world.audits('document.void'), 1);
});

test('cuts and filters count the rows they show', async () => {
  for (const state of ['issued', 'void']) {
    const { total, rows, counts } = await officer.sees(at.list, { state });
    assert.deepEqual([total, rows.length], [counts[state], counts[state]]);
  }
  assert.equal((await officer.sees(at.list, { words: '2号' })).total, 1);
  assert.equal((await officer.sees(at.list, { year: 2025 })).total, 0);
});

test('voiding twice, without a reason, or by somebody else changes nothing', async () => {
  const id = await aLetter(leader, gd, '粤广电函');
  const reason = '名单有误，另行制发';
  assert.equal((await leader.post(at.void, { documentId: id, reason: '误' })).status, 400);
  assert.equal((await secretary.post(at.void, { documentId: id, reason })).status, 403);
  assert.equal((await officer.post(at.void, { documentId: id, reason })).status, 403);
  assert.equal((await stranger.post(at.void, { documentId: id, reason })).status, 404);
  await leader.does(at.void, { documentId: id, reason });
  assert.equal((await leader.post(at.void, { documentId: id, reason })).problem.code, 'workflow.no_such_move');
  assert.equal(await world.audits('document.void'), 2);
});

test('who sees a paper in the list sees it alone, and nobody else: every role, own and other unit', async () => {
  await aLetter(stranger, zj, '浙广电函');
  const roles: Role[] = [
    'unit_admin',
    'unit_intake',
    'unit_secretary',
    'unit_reviewer',
    'unit_leader',
    'national_officer',
    'national_leader',
    'auditor',
    'expert',
    'finance_officer',
    'system_admin',
    'producer_admin',
  ];
  for (const role of roles) {
    for (const org of [gd, zj, world.national]) {
      const person = await world.person(org, [role]);
      const listed = await person.get(at.list, {});
      const seen = listed.status === 200 ? (listed.body as { rows: { organizationId: string }[] }).rows : [];
      for (const owner of [gd, zj]) {
        const allowed = documentsPolicy.view.test(person.actor, { organizationId: owner });
        assert.equal(
          seen.some((row) => row.organizationId === owner),
          allowed,
          `${role} of ${org} and ${owner}`,
        );
      }
      assert.equal(listed.status === 200, documentsPolicy.list.test(person.actor, null), role);
    }
  }
});

test('the table of moves has no flaw', () => assert.deepEqual(flawsIn(documentWorkflow), []));
