import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aProject } from '../../../tests/world/projects.ts';
import { recommend } from '../../../tests/world/reviews.ts';
import { aFilledDraft, aSubmission, anOpenCall } from '../../../tests/world/builders.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { writeWorkbook } from '../../platform/workbook.ts';
import { applicationsEndpoints } from '../applications/endpoints.ts';
import { worksEndpoints } from '../works/endpoints.ts';
import { fundingChecksEndpoints as at } from './contract.ts';
import { checkAgain } from './jobs.ts';
import { fundingFindings } from './findings.ts';
import { fundingChecksTodos } from './todos.ts';

let world: World;
let officer: Client;
let leader: Client;
before(async () => {
  world = await aWorld({ now: '2026-08-05T10:00:00+08:00' });
  officer = await world.person(world.national, ['national_officer'], '何业务');
  leader = await world.person(world.national, ['national_leader'], '林签发');
});
after(() => world.close());

const head = ['作品名称*', '机构名称', '统一社会信用代码', '规划备案号', '资助项目*', '层级*', '金额（元）'];
const workbook = (...rows: (string | number)[][]) => writeWorkbook([{ name: '数据', rows: [head, ...rows] }]);
const read = async (bytes: Buffer, name = '名单.xlsx') =>
  officer.does(at.readImport, { uploadId: await officer.upload(name, bytes), source: '某部门 2025 年资助名单' });
const importList = async (...rows: (string | number)[][]) => {
  const { id: importId } = await read(await workbook(...rows));
  await officer.does(at.carryOut, { importId, version: 1 });
  await world.deliver();
};
const findingsOf = async ({ project, projectId }: Awaited<ReturnType<typeof aProject>>) =>
  (await world.inTx((tx) => fundingFindings(tx, { workId: project.workId, projectId }))).map(({ code }) => code);
const only = async (workId: string) => {
  const { rows } = await officer.sees(at.list, { workId, size: 100 });
  assert.equal(rows.length, 1);
  return officer.sees(at.detail, { checkId: rows[0]?.id ?? '' });
};

test('an outside list comes in by workbook: every wrong cell is named and nothing is imported', async () => {
  const bytes = await workbook(['《甲》', '某公司', '', '', '专项', '中央', '1e6'], ['乙', '', '', '', '', '国家', -5]);
  const { id: importId } = await read(bytes, '坏名单.xlsx');
  const seen = await officer.sees(at.importDetail, { importId });
  assert.equal(seen.state, 'faulty');
  assert.deepEqual(seen.faults.map(({ cell }) => cell).sort(), ['E3', 'F3', 'G2', 'G3']);
  const reply = await officer.post(at.carryOut, { importId, version: 1 });
  assert.deepEqual([reply.status, reply.problem.code], [422, 'funding_checks.import_faulty']);
  assert.equal(await world.count('outside_awards'), 0);
  const template = await officer.get(at.template, {});
  assert.equal(template.bytes.subarray(0, 2).toString(), 'PK');
});

test('the same workbook twice is refused; known rows stay as they are', async () => {
  const bytes = await workbook(['某剧', '某公司', '', '', '专项', '省级', '120000']);
  const { id: importId } = await read(bytes);
  assert.equal((await officer.sees(at.importDetail, { importId })).rows[0]?.amountFen, 12_000_000);
  await officer.does(at.carryOut, { importId, version: 1 });
  const again = await officer.post(at.readImport, {
    uploadId: await officer.upload('名单.xlsx', bytes),
    source: '同一名单',
  });
  assert.equal(again.problem.code, 'funding_checks.import_known');
  await importList(['某剧', '某公司', '', '', '专项', '省级', '120000'], ['另一剧', '', '', '', '专项', '省级', '']);
  assert.equal(await world.count('outside_awards'), 2);
  await importList(['某剧', '某公司', '', '', '专项', '中央', '120000']);
  assert.equal(await world.count('outside_awards'), 3, 'a corrected level is a new award, or it would never count');
});

test('a like title of the same producer holds money up until a person clears it, and is not asked again', async () => {
  const it = await aProject(world, { title: '岭南灯火' });
  const { producerName } = await world.db
    .selectFrom('vProjects')
    .select('producerName')
    .where('id', '=', it.projectId)
    .executeTakeFirstOrThrow();
  await importList(['岭南灯火', producerName ?? '', '', '', '电视剧引导扶持专项', '中央', '300000']);
  assert.deepEqual(await findingsOf(it), ['funding_unclear']);
  const todos = await world.inTx(
    (tx) => fundingChecksTodos[0]?.find(tx, officer.actor, world.clock()) ?? Promise.resolve([]),
  );
  assert.equal(todos.length, 1);
  const check = await only(it.project.workId);
  assert.deepEqual([check.grade, check.state, check.moneySide.programme], ['person', 'open', '电视剧引导扶持专项']);
  const decision = {
    checkId: check.id,
    version: check.version,
    fingerprint: check.fingerprint,
    opinion: '系同名电视剧，非本微短剧',
  };
  assert.equal((await leader.post(at.clear, decision)).status, 403);
  assert.equal((await officer.post(at.lift, decision)).status, 403);
  await officer.does(at.clear, decision);
  assert.deepEqual(await findingsOf(it), []);
  assert.equal(await checkAgain(world.house), 0, 'nothing new is found');
  const after = await only(it.project.workId);
  assert.deepEqual([after.state, after.decisions.length, after.decisions[0]?.current], ['cleared', 1, true]);
  const owner = it.producer;
  const work = await owner.sees(worksEndpoints.dossier, { workId: it.project.workId });
  const form = { title: work.title, formerTitles: ['岭南旧灯'], version: work.version, workId: work.id };
  await owner.does(worksEndpoints.amend, form as never);
  assert.deepEqual(await findingsOf(it), ['funding_unclear'], 'other data, another question');
  await world.deliver();
  assert.equal((await only(it.project.workId)).state, 'open');
});

test('the same filing number blocks: only the leader lets it go, and answers for it', async () => {
  const it = await aProject(world, { title: '骑楼下' });
  const work = await it.producer.sees(worksEndpoints.dossier, { workId: it.project.workId });
  await world.arrange(async (tx) => {
    await tx
      .insertInto('outsideAwards')
      .values({
        id: it.projectId,
        workId: work.id,
        title: '骑楼下',
        creditCode: null,
        filingNumber: null,
        programme: '网络视听节目精品专项',
        level: 'central',
        amountFen: 1,
        awardedOn: null,
        source: '示例',
        createdAt: world.clock(),
        organizationName: null,
        formerTitles: [],
        importId: null,
      })
      .execute();
  });
  await officer.does(at.run, {});
  const check = await only(work.id);
  assert.deepEqual([check.grade, await findingsOf(it)], ['block', ['funding_blocked']]);
  const decision = {
    checkId: check.id,
    version: 1,
    fingerprint: check.fingerprint,
    opinion: '已退回原资金，附退款凭证',
  };
  assert.deepEqual(
    (await officer.post(at.clear, decision)).problem.findings.map(({ code }) => code),
    ['blocked'],
  );
  const two = await Promise.all([officer.post(at.confirm, decision), leader.post(at.lift, decision)]);
  assert.deepEqual(two.map(({ status }) => status).sort(), [200, 409], 'two who decide at once');
  const now = await only(work.id);
  if (now.state === 'confirmed') {
    assert.deepEqual(await findingsOf(it), ['funding_double']);
    await leader.does(at.revoke, { ...decision, version: now.version });
    await leader.does(at.lift, { ...decision, version: now.version + 1 });
  }
  assert.deepEqual(await findingsOf(it), []);
  assert.equal(
    await world.count('funding_check_decisions', `check_id = '${check.id}'`),
    now.state === 'confirmed' ? 3 : 1,
  );
});

test('a second award of this plan for one work is found, and what the applicant itself declared', async () => {
  const first = await aProject(world, { title: '潮起红头船' });
  world.setClock('2026-08-06T10:00:00+08:00');
  const second = await aProject(world, { title: '潮起红头船', producer: await world.producer('GD') });
  assert.deepEqual(await findingsOf(first), [], 'the first award is not the double one');
  const codes = await findingsOf(second);
  assert.deepEqual(codes, ['funding_look'], 'another producer: a look');
  world.setClock('2026-08-07T10:00:00+08:00');
  const renamed = await aProject(world, { title: '无名之海' });
  await world.arrange(async (tx) => {
    const filed = { filingNumber: '（示例）网微剧备字第0001号' };
    const both = [first.project.workId, renamed.project.workId];
    await tx.updateTable('works').set(filed).where('id', 'in', both).execute();
  });
  assert.deepEqual(await findingsOf(renamed), ['funding_blocked'], 'one filing number in two dossiers');
  const call = await anOpenCall(world);
  world.setClock('2026-07-10T10:00:00+08:00');
  const supports = [{ programme: '某部专项', level: 'central', amount: 100_000_00, year: 2025, state: 'won' }];
  const producer = await world.producer('GD');
  const made = await aSubmission(producer, {
    batchId: call.batches[1]?.id ?? '',
    title: '侨批往事',
    answers: { 'funds.otherSupport': true, 'funds.supports': supports },
  });
  await recommend(world, [made.id]);
  await officer.does(at.run, { workId: made.work.id });
  const check = await only(made.work.id);
  assert.deepEqual([check.recordKind, check.grade, check.moneySide.programme], ['declared', 'block', '某部专项']);
});

test('the script of a funded work handed in again under another title is found by its text, whatever the file', async () => {
  const call = await anOpenCall(world);
  world.setClock('2026-07-10T10:00:00+08:00');
  const text =
    '渔村少女考上大学后回乡办起合作社，与父亲和解，带着乡亲把海产卖到全国。码头上的灯一盏一盏亮起来。'.repeat(12);
  const submitted = async (unit: string, title: string, script: { name: string; bytes: Buffer }) => {
    const producer = await world.producer(unit);
    const draft = await aFilledDraft(producer, { batchId: call.batches[1]?.id ?? '', title });
    const uploadId = await producer.upload(script.name, script.bytes);
    const input = { applicationId: draft.id, slot: 'script', uploadId, versionCode: '' };
    await producer.does(applicationsEndpoints.attach, input);
    await producer.does(applicationsEndpoints.submit, { applicationId: draft.id });
    return { ...draft, producer };
  };
  const { Document, Packer, Paragraph } = await import('docx');
  const word = async (...lines: string[]) => ({
    name: '剧本.docx',
    bytes: await Packer.toBuffer(new Document({ sections: [{ children: lines.map((one) => new Paragraph(one)) }] })),
  });
  const first = await submitted('GD', '海上灯火', await word(text));
  const second = await submitted('HN', '归潮', await word(text.slice(0, 100), text.slice(100)));
  const third = await submitted('SD', '山路弯弯', await word([...text].reverse().join('')));
  const { projectId } = await aProject(world, { title: '海上灯火（成片）', producer: first.producer });
  await world.arrange(async (tx) => {
    await tx.updateTable('projects').set({ applicationId: first.id }).where('id', '=', projectId).execute();
  });
  await recommend(world, [second.id, third.id]);
  await checkAgain(world.house);
  const { reasons, grade } = await only(second.work.id);
  assert.equal(grade, 'block');
  assert.match(reasons.map(({ message }) => message).join(''), /剧本几乎相同（64 位指纹相差 0 位）/);
  assert.equal((await officer.sees(at.list, { workId: third.work.id, size: 100 })).rows.length, 0);
  const read = await world.count('script_prints');
  assert.ok(read >= 4, 'each content once, also the short ones');
  await checkAgain(world.house);
  assert.equal(await world.count('script_prints'), read);
});
