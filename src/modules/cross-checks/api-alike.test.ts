import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aLedgerRecord, compared, differencesOf } from '../../../tests/world/cross-checks.ts';
import { aPlatform } from '../../../tests/world/promotion.ts';
import {
  aReportingUnit,
  certified,
  fillAll,
  firstFill,
  openedTable,
  type ReportingUnit,
} from '../../../tests/world/reports.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { samplePdf } from '../../main/demo/sample-file.ts';
import { crossChecksEndpoints as at } from './endpoints.ts';

const titles = ['岭南灯火', '骑楼下', '潮起红头船', '侨批'];
let world: World;
let gd: ReportingUnit;
let officer: Client;
let platform: Client;
before(async () => {
  world = await aWorld({ now: '2026-06-10T09:00:00+08:00' });
  gd = await aReportingUnit(world, 'GD', titles);
  officer = await world.person(world.national, ['national_officer']);
  platform = await aPlatform(world, '示例视频');
  const works = await world.db.selectFrom('vProjects').select(['workId', 'title']).execute();
  for (const [i, title] of titles.entries()) {
    const workId = works.find((work) => work.title === title)?.workId ?? '';
    const content = { title, position: '首页', episodesAired: 3, firstAiredOn: '2026-06-08' };
    await aLedgerRecord(world, { kind: 'broadcast', key: `w${i}`, sourceOrgId: platform.actor.orgId, workId, content });
  }
  const reportId = await openedTable(world, gd, '2026-06-12');
  await fillAll(gd, reportId, firstFill);
  await certified(gd, reportId);
  await compared(world);
});
after(() => world.close());
const found = (who: Client = officer) => differencesOf(who, 'aired_on');
const named = async (title: string) => (await found()).find((row) => row.title === title) ?? assert.fail(title);
const answered = async (title: string, verdict: 'left' | 'neither', uploadId?: string) => {
  const { id: differenceId, version } = await named(title);
  const answer = '填报时漏填播出日期，下期更正。';
  await gd.clerk.does(at.answer, { differenceId, version, verdict, answer, ...(uploadId ? { uploadId } : {}) });
  return differenceId;
};

test('an answer carries its evidence; the unit and the nation open it, the platform reads the answer alone', async () => {
  const wrong = await gd.clerk.upload('说明.exe', Buffer.from('MZ'));
  const { id, version } = await named('岭南灯火');
  const said = { differenceId: id, version, verdict: 'left', answer: '填报时漏填播出日期，下期更正。' } as const;
  assert.ok((await gd.clerk.post(at.answer, { ...said, uploadId: wrong })).status >= 400);
  const uploadId = await gd.clerk.upload('播出证明.pdf', samplePdf('播出证明'));
  const differenceId = await answered('岭南灯火', 'left', uploadId);
  const [round] = (await officer.sees(at.detail, { differenceId })).rounds;
  assert.equal(round?.file?.name, '播出证明.pdf');
  const fileId = round?.file?.fileId ?? '';
  for (const who of [officer, gd.checker]) {
    const file = await who.get(at.file, { differenceId, fileId });
    assert.equal(file.bytes.toString('latin1', 0, 4), '%PDF');
  }
  assert.equal((await platform.sees(at.detail, { differenceId })).rounds[0]?.file, null);
  assert.equal((await platform.get(at.file, { differenceId, fileId })).status, 404);
  assert.equal((await officer.get(at.file, { differenceId, fileId: differenceId })).status, 404);
});

test('those alike are shown before anything is decided: same comparison, same body, same verdict, answered', async () => {
  const first = (await named('岭南灯火')).id;
  assert.deepEqual((await officer.sees(at.alike, { differenceId: first })).rows, []);
  const alike = await answered('骑楼下', 'left');
  await answered('潮起红头船', 'neither');
  const { rows } = await officer.sees(at.alike, { differenceId: first });
  assert.deepEqual(
    rows.map((row) => [row.id, row.verdict, row.own]),
    [[alike, 'left', false]],
  );
});

test('one reason ends all of the choice or none of it', async () => {
  const [one, alike, unlike, open] = [
    await named('岭南灯火'),
    await named('骑楼下'),
    await named('潮起红头船'),
    await named('侨批'),
  ];
  const close = (others: { id: string; version: number }[], who: Client = officer) =>
    who.post(at.closeAlike, {
      differenceId: one.id,
      version: one.version,
      decision: '同意，下期更正。',
      others: others.map(({ id, version }) => ({ differenceId: id, version })),
    });
  for (const other of [unlike, open]) {
    const refused = await close([alike, other]);
    assert.deepEqual([refused.status, refused.problem.code], [422, 'cross_check.not_alike']);
    assert.match(refused.problem.findings[0]?.message ?? '', new RegExp(other.title));
  }
  assert.equal((await close([{ ...alike, version: 9 }])).problem.code, 'row.changed');
  assert.equal((await close([])).status, 400);
  assert.equal((await close([alike], gd.clerk)).status, 403, 'a unit does not decide on its own answers');
  assert.deepEqual([(await named('岭南灯火')).state, (await named('骑楼下')).state], ['answered', 'answered']);
  const both = await Promise.all([close([alike]), close([alike])]);
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409]);
  for (const { id } of [one, alike]) {
    const seen = await officer.sees(at.detail, { differenceId: id });
    assert.deepEqual([seen.state, seen.rounds[0]?.decision], ['closed', '同意，下期更正。']);
    assert.ok(seen.timeline.some((entry) => entry.act === 'cross_check.closed_alike'));
  }
  assert.equal(await world.audits('cross_check.closed'), 2);
  assert.equal((await named('潮起红头船')).state, 'answered');
});
