import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  aReleasedWorld,
  anAcceptedCase,
  anObjection,
  anOpenNotice,
  aProposal,
  type PublicityWorld,
  versionOf,
} from '../../../tests/world/publicity.ts';
import { smallPanels } from '../../../tests/world/reviews.ts';
import { objectionEndpoints as on, publicEndpoints as open, publicityEndpoints as at } from './endpoints.ts';

const worlds: PublicityWorld[] = [];
after(async () => void (await Promise.all(worlds.map(({ world }) => world.close()))));

/** A case about to be upheld; the first of two reserves belongs to a body whose licence has run out. */
async function aBlockedCase() {
  const it = await aReleasedWorld({ content: smallPanels({ reserves: 2, finalists: 4 }) });
  worlds.push(it);
  const { noticeId, code } = await anOpenNotice(it);
  const { objectionId } = await anObjection(it, code);
  await anAcceptedCase(it, objectionId);
  await aProposal(it, objectionId, 'Uphold');
  const [first, second] = await it.world.db
    .selectFrom('reviewDecisions as d')
    .innerJoin('applications as a', 'a.id', 'd.applicationId')
    .select(['a.id', 'a.number'])
    .where('d.kind', '=', 'reserve')
    .orderBy('d.reserveOrder')
    .execute();
  const other = await it.world.producer('GD', '执照到期示例公司');
  await it.world.arrange(async (tx) => {
    const set = { licenceUntil: '2026-06-30' } as never;
    await tx.updateTable('organizations').set(set).where('id', '=', other.orgId).execute();
    const moved = { applicantOrgId: other.orgId };
    await tx
      .updateTable('applications')
      .set(moved)
      .where('id', '=', first?.id ?? '')
      .execute();
  });
  const effect = () => it.leader.sees(on.effect, { objectionId });
  const passOver = async (who: PublicityWorld['leader'], number: string, clause = '方案六（一）1') =>
    who.post(on.passOver, {
      objectionId,
      version: await versionOf(it.leader, objectionId),
      number,
      reason: '该机构许可证已于2026年6月30日到期，不再具备申报资格。',
      clause,
    });
  return { ...it, noticeId, objectionId, first: first?.number ?? '', second: second?.number ?? '', effect, passOver };
}

test('a reserve that is no longer eligible is passed over by the leader with reason and clause, and the next one moves up', async () => {
  const it = await aBlockedCase();
  const blocked = await it.effect();
  assert.deepEqual([blocked.promoted?.number, blocked.findings.map((one) => one.code)], [it.first, ['licence_valid']]);
  const { objectionId } = it;
  const version = await versionOf(it.leader, objectionId);
  const upheld = await it.leader.post(on.uphold, { objectionId, version, seen: blocked.seen });
  assert.deepEqual(
    upheld.problem.findings.map((one) => one.code),
    ['licence_valid'],
  );
  assert.equal((await it.passOver(it.handler, it.first)).status, 403);
  assert.equal((await it.passOver(it.producer, it.first)).status, 404);
  assert.deepEqual((await it.passOver(it.leader, it.second)).problem.findings[0]?.code, 'not_next');
  const twice = await Promise.all([it.passOver(it.leader, it.first), it.passOver(it.leader, it.first)]);
  assert.equal(twice.filter((one) => one.status === 200).length, 1);
  const freed = await it.effect();
  assert.deepEqual([freed.promoted?.number, freed.findings], [it.second, []]);
  assert.match(freed.skipped[0]?.message ?? '', /^方案六（一）1：.*到期.*（林签发）$/);
  assert.notEqual(freed.seen, blocked.seen);
  assert.deepEqual((await it.passOver(it.leader, it.second)).problem.findings[0]?.code, 'still_eligible');
  await it.leader.does(on.uphold, {
    objectionId,
    version: await versionOf(it.leader, objectionId),
    seen: freed.seen,
  });
  const { editions } = await it.officer.sees(at.detail, { noticeId: it.noticeId });
  const { content } = await it.world.nobody.sees(open.notice, { code: editions[0]?.code ?? '' });
  const said = content.paragraphs.join('');
  assert.match(said, /依序1部备选作品经核不再符合申报条件（方案六（一）1），不予递补/);
  assert.ok(!JSON.stringify(content).includes(it.first), 'which reserve it was is not public');
  assert.ok(content.rows.some((row) => row.number === it.second));
  assert.equal(await it.world.audits('objection.pass_over'), 1);
  assert.equal(await it.world.count('publicity_passed_reserves'), 1);
});
