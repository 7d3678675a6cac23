import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { samplePdf } from '../../main/demo/sample-file.ts';
import { projectById } from '../projects/index.ts';
import { agreementsEndpoints as at } from './contract.ts';
import { agreementInForce } from './index.ts';
import {
  aDraftAgreement,
  agreementSeen,
  anAgreementInForce,
  aSupplement,
  fixPaper,
  type MadeAgreement,
  paperSeen,
  signAll,
  signScan,
} from '../../../tests/world/agreements.ts';
import { aProject } from '../../../tests/world/projects.ts';
import { aWorld, type Client } from '../../../tests/world/world.ts';

const world = await aWorld({ now: '2026-08-04T10:00:00+08:00' });
after(() => world.close());
const gd = await world.producer('GD', '南方示例影视有限公司');
const codes = (reply: { problem: { findings?: { code: string }[] } }) =>
  (reply.problem.findings ?? []).map((one) => one.code);
const project = (wanted = {}) => aProject(world, { producer: gd, awardedFen: 600_000_00, ...wanted });
let serial = 0;
const drafted = async (wanted = {}): Promise<MadeAgreement> =>
  aDraftAgreement(world, (await project({ title: `示例作品${++serial}`, ...wanted })).projectId);
const keyOf = (it: MadeAgreement) => ({ agreementId: it.agreementId, paperId: it.paperId });

/** What somebody would send who proposes the present text again. */
async function proposalOf(who: Client, projectId: string) {
  const { version, clauses, figures } = await paperSeen(who, projectId);
  return {
    version,
    note: '调整说明',
    clauses: clauses.map(({ key, heading, text }) => ({ key, heading, text })),
    purposes: figures.purposes,
    instalments: figures.instalments.map(({ key, label, trigger, percent, capFen, evidence }) => ({
      key,
      label,
      trigger,
      percent,
      capFen,
      evidence,
    })),
    milestones: figures.milestones,
  };
}

test('an agreement runs from draft to force: figures from the record, number at fixing, three signatures in order', async () => {
  const { projectId } = await project({ title: '岭南灯火' });
  const it = await anAgreementInForce(world, projectId);
  const seen = await agreementSeen(it.officer, projectId);
  assert.equal(seen.state, 'in_force');
  assert.match(seen.number ?? '', /^广电网扶协〔2026〕\d+号$/);
  assert.equal(seen.agreed?.amountFen, 600_000_00);
  assert.deepEqual(
    seen.agreed?.instalments.map((one) => one.amountFen),
    [360_000_00, 180_000_00, 60_000_00],
  );
  const found = await world.inTx((tx) => agreementInForce(tx, projectId));
  assert.equal(found?.state, 'in_force');
  assert.equal(found?.number, seen.number);
  assert.equal(
    found?.content.purposes.reduce((sum, one) => sum + one.capFen, 0),
    600_000_00,
  );
  assert.equal(await world.count('audit_entries', `act = 'agreement.in_force' and '${projectId}' = any (also)`), 1);
  assert.match(seen.papers[0]?.clauses[1]?.printed ?? '', /600|60\.00万元（人民币陆拾万元整）/);
  const again = await it.officer.post(at.draft, { projectId });
  assert.deepEqual([again.status, again.problem.code], [409, 'agreements.exists']);
});

test('a work selected without money has its agreement, without plan, purposes or money clauses', async () => {
  const { projectId } = await project({ title: '无资金作品', funded: false });
  const it = await anAgreementInForce(world, projectId);
  const { agreed, papers } = await agreementSeen(it.producer, projectId);
  assert.deepEqual([agreed?.amountFen, agreed?.instalments, agreed?.purposes], [0, [], []]);
  const keys = papers[0]?.clauses.map((one) => one.key) ?? [];
  assert.ok(keys.includes('no-money') && !keys.includes('schedule') && !keys.includes('recovery'));
});

test('the office chooses the clauses of the set; what is not open to negotiation stands all the same', async () => {
  const { projectId } = await project({ title: '条款选择' });
  const officer = await world.person(world.national, ['national_officer']);
  const { templates, mayDraft } = await officer.sees(at.ofProject, { projectId });
  const [edition] = templates;
  assert.ok(mayDraft && edition);
  assert.equal(edition.stateLabel, '现行');
  assert.ok(
    edition.clauses.every(({ key }) => key !== 'no-money'),
    'of those with money only',
  );
  await officer.does(at.draft, { projectId, templateId: edition.id, without: ['secrecy', 'money'] });
  const { clauses } = await paperSeen(officer, projectId);
  const wanted = edition.clauses.map(({ key }) => key).filter((key) => key !== 'secrecy');
  assert.deepEqual(
    clauses.map(({ key }) => key),
    wanted,
  );
});

test('money beside the award is agreed source by source, compared like the rest, each once and with a sum', async () => {
  const it = await drafted();
  const proposal = await proposalOf(it.officer, it.projectId);
  const city = { source: 'city', label: '广州市配套资金', promisedFen: 200_000_00 };
  const refused = (ownMoney: object[]) => it.officer.post(at.propose, { ...keyOf(it), ...proposal, ownMoney } as never);
  assert.deepEqual(codes(await refused([city, { ...city, promisedFen: 0 }])), ['source_twice', 'source_nothing']);
  assert.equal((await refused([{ ...city, source: 'lottery' }])).status, 400);
  await it.officer.does(at.propose, { ...keyOf(it), ...proposal, ownMoney: [city] });
  const { differences } = await it.officer.sees(at.compare, { ...keyOf(it), from: 1, to: 2 });
  assert.deepEqual(
    differences.map(({ place, kind }) => `${place} ${kind}`),
    ['资金来源·广州市配套资金 added'],
  );
});

test('negotiation goes by immutable versions with their differences; each party agrees to the present one', async () => {
  const it = await drafted();
  const proposal = await proposalOf(it.producer, it.projectId);
  const same = await it.producer.post(at.propose, { ...keyOf(it), ...proposal });
  assert.deepEqual(codes(same), ['no_difference']);
  const clauses = proposal.clauses.map((one) =>
    one.key === 'milestones' ? { ...one, text: one.text.replace('10个工作日', '5个工作日') } : one,
  );
  const added = { key: 'added-1', heading: '补充约定', text: '三方每季度会商一次。' };
  await it.producer.does(at.propose, { ...keyOf(it), ...proposal, clauses: [...clauses, added] });
  const shown = await it.officer.sees(at.compare, { ...keyOf(it), from: 1, to: 2 });
  assert.deepEqual(
    shown.differences.map(({ place, kind }) => `${place} ${kind}`),
    ['创作节点 changed', '补充约定 added'],
  );
  assert.equal(shown.org, '南方示例影视有限公司');
  const paper = await paperSeen(it.officer, it.projectId);
  assert.deepEqual(
    paper.versions.map((one) => [one.no, one.party]),
    [
      [2, 'producer'],
      [1, 'office'],
    ],
  );
  const early = await it.officer.post(at.fix, { ...keyOf(it), version: paper.version });
  assert.deepEqual([early.status, codes(early)], [422, ['no_consent']], 'the proposer agrees, the unit not yet');
  const stale = await it.unitLeader.post(at.consent, { ...keyOf(it), version: 1 });
  assert.equal(stale.problem.code, 'row.changed');
  await fixPaper(it);
  const late = await it.producer.post(at.propose, { ...keyOf(it), ...(await proposalOf(it.producer, it.projectId)) });
  assert.equal(late.problem.code, 'workflow.no_such_move');
  await assert.rejects(
    world.db.updateTable('agreementVersions').set({ note: '改' }).where('paperId', '=', it.paperId).execute(),
    /append|change|refused/i,
  );
});

test('a plan of 99 %, purposes beside the award, a fixed clause and a date gone by are refused together', async () => {
  const it = await drafted();
  const proposal = await proposalOf(it.unitLeader, it.projectId);
  const [first, ...rest] = proposal.instalments;
  const [purpose, ...others] = proposal.purposes;
  const [milestone, ...later] = proposal.milestones;
  assert.ok(first && purpose && milestone);
  const reply = await it.unitLeader.post(at.propose, {
    ...keyOf(it),
    ...proposal,
    instalments: [{ ...first, percent: '59' }, ...rest],
    purposes: [{ ...purpose, capFen: purpose.capFen + 1 }, ...others],
    milestones: [{ ...milestone, dueOn: '2026-08-03' as never }, ...later],
    clauses: proposal.clauses.map((one) => (one.key === 'money' ? { ...one, text: '甲方给予乙方一百万元' } : one)),
  });
  assert.equal(reply.status, 422);
  assert.deepEqual(codes(reply).sort(), ['clause_fixed', 'milestone_past', 'plan_sum', 'purposes_sum']);
  const tried = (instalments: typeof proposal.instalments) =>
    it.unitLeader.post(at.propose, { ...keyOf(it), ...proposal, instalments });
  for (const percent of ['1e2', '60.123', '-1', '六十', '101']) {
    const reply = await tried([{ ...first, percent }, ...rest]);
    assert.equal(reply.problem.code, 'form.invalid', percent);
  }
  assert.equal((await paperSeen(it.officer, it.projectId)).versionNo, 1);
});

test('groups sign in their order; a scan of another version is refused; a party signs once', async () => {
  const it = await drafted();
  await fixPaper(it);
  await assert.rejects(signScan(it, it.leader), /须待乙方、丙方签署后再签/);
  const uploadId = await it.producer.upload('盖章件.pdf', samplePdf('旧版'));
  const wrong = await it.producer.post(at.signByScan, { ...keyOf(it), uploadId, versionCode: 'A7F3-0412-v1' });
  assert.deepEqual([wrong.status, wrong.problem.code], [422, 'agreements.paper_differs']);
  const blank = await it.producer.post(at.signByScan, { ...keyOf(it), uploadId, versionCode: '' });
  assert.equal(blank.problem.code, 'agreements.paper_differs');
  await Promise.all([signScan(it, it.producer), signScan(it, it.unitLeader)]);
  await assert.rejects(signScan(it, it.producer), /本方已签署/);
  const half = await agreementSeen(it.officer, it.projectId);
  assert.equal(half.state, 'preparing');
  assert.equal(
    await world.inTx((tx) => agreementInForce(tx, it.projectId)),
    undefined,
    'nothing rests on two signatures',
  );
  const scan = await it.unitLeader.get(at.scan, { ...keyOf(it), party: 'producer' });
  assert.equal(scan.status, 200);
  await signScan(it, it.leader);
  assert.equal((await agreementSeen(it.officer, it.projectId)).state, 'in_force');
});

test('two people of one party who sign at once leave one signature', async () => {
  const it = await drafted();
  await fixPaper(it);
  const second = await world.person(gd.orgId, ['producer_admin'], '王法人');
  const { code } = await paperSeen(it.producer, it.projectId);
  const replies = await Promise.all(
    [it.producer, second].map(async (who) => {
      const uploadId = await who.upload('盖章件.pdf', samplePdf(code));
      return who.post(at.signByScan, { ...keyOf(it), versionCode: code, uploadId });
    }),
  );
  assert.deepEqual(replies.map((one) => one.status).sort(), [200, 409]);
  assert.equal(await world.count('agreement_signatures', `paper_id = '${it.paperId}'`), 1);
});

test('a fixed text taken back loses its signatures and its number, which stays voided in the register', async () => {
  const it = await drafted();
  await fixPaper(it);
  await signScan(it, it.producer);
  const before = await paperSeen(it.officer, it.projectId);
  const input = { ...keyOf(it), version: before.version, reason: '丙方要求补充条款' };
  assert.equal((await it.unitLeader.post(at.reopen, input)).status, 403);
  await it.officer.does(at.reopen, input);
  await fixPaper(it);
  const again = await paperSeen(it.officer, it.projectId);
  assert.notEqual(again.number, before.number);
  assert.equal(again.seats.filter((one) => one.signature).length, 0);
  assert.equal(await world.count('official_documents', `number = '${before.number}' and state = 'void'`), 1);
  await signAll(it);
  assert.equal((await agreementSeen(it.officer, it.projectId)).state, 'in_force');
});

test('a voided agreement makes room for another; an agreement in force cannot be voided', async () => {
  const it = await drafted();
  const { version } = await paperSeen(it.officer, it.projectId);
  await it.officer.does(at.void, { ...keyOf(it), version, reason: '模板选用有误' });
  assert.equal((await it.officer.sees(at.ofProject, { projectId: it.projectId })).agreement, null);
  const next = await anAgreementInForce(world, it.projectId);
  const paper = await paperSeen(next.officer, it.projectId);
  const late = await next.officer.post(at.void, { ...keyOf(next), version: paper.version, reason: '不再需要这份协议' });
  assert.equal(late.problem.code, 'workflow.no_such_move');
});

test('change, suspension, resumption and ending each have their own numbered paper and move the project', async () => {
  const it = await anAgreementInForce(world, (await project({ title: '变更作品' })).projectId);
  const opened = await agreementSeen(it.producer, it.projectId);
  const change = { agreementId: it.agreementId, kind: 'change' as const, reason: '演员档期调整，节点顺延' };
  await it.producer.does(at.supplement, { ...change, version: opened.version });
  const twice = await it.officer.post(at.supplement, { ...change, version: opened.version + 1 });
  assert.equal(twice.problem.code, 'agreements.supplement_open');
  const bare = await paperSeen(it.officer, it.projectId);
  assert.ok(bare.moves.find((one) => one.act === 'fix')?.findings.some((one) => one.code === 'no_change'));
  const proposal = await proposalOf(it.producer, it.projectId);
  const milestones = proposal.milestones.map((one, i) => (i < 5 ? one : { ...one, dueOn: '2027-08-31' as never }));
  await it.producer.does(at.propose, { ...keyOf(it), paperId: bare.id, ...proposal, milestones });
  await fixPaper(it);
  await signAll(it, bare.id);
  const changed = await world.inTx((tx) => agreementInForce(tx, it.projectId));
  assert.equal(changed?.content.dueOn, '2027-08-31');
  assert.equal(changed?.number, opened.number, 'the agreement keeps its number');
  const stateOf = async () => (await world.inTx((tx) => projectById(tx, it.projectId))).state;
  await aSupplement(it, 'suspend', '拍摄停滞，暂停拨付');
  assert.deepEqual(
    [(await agreementSeen(it.officer, it.projectId)).state, await stateOf()],
    ['suspended', 'suspended'],
  );
  await aSupplement(it, 'resume', '整改完成，恢复拨付');
  assert.equal(await stateOf(), 'running');
  await aSupplement(it, 'end', '因不可抗力，三方协商终止');
  assert.equal((await agreementSeen(it.officer, it.projectId)).state, 'ended');
  assert.equal(await stateOf(), 'stopped');
  assert.equal(await world.inTx((tx) => agreementInForce(tx, it.projectId)), undefined);
  for (const act of ['changed', 'suspended', 'resumed', 'ended'])
    assert.equal(await world.audits(`agreement.${act}`), 1);
  const { version } = await agreementSeen(it.officer, it.projectId);
  const over = await it.officer.post(at.supplement, { ...change, kind: 'rescind', version });
  assert.equal(over.problem.code, 'agreements.supplement_state');
});
