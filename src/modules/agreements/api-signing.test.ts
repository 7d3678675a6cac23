import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { accountsEndpoints } from '../accounts/contract.ts';
import {
  agreementsEndpoints as at,
  agreementTemplateEndpoints as templates,
  signingKeyEndpoints as keys,
} from './contract.ts';
import {
  aDraftAgreement,
  agreementSeen,
  aSigningKey,
  fixPaper,
  paperSeen,
  signScan,
} from '../../../tests/world/agreements.ts';
import { aProject } from '../../../tests/world/projects.ts';
import { anSm2Key } from '../../../tests/world/sm2.ts';
import { aWorld } from '../../../tests/world/world.ts';

const world = await aWorld({ now: '2026-08-04T10:00:00+08:00' });
after(() => world.close());
const producer = await world.producer('GD', '南方示例影视有限公司');
const sm2Public = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAEtXjBwJ0en5gm9+jLG2q3sarlV3y7
8Ju8zct9J0OLRJMZ601jApRiwHXsIWWQppYzEj76HnOJtfZvJ5x9CDBnog==
-----END PUBLIC KEY-----
`;
const checker = path.resolve(import.meta.dirname, '../../../tools/check-agreement.mjs');
const check = (content: unknown, ...words: string[]) => {
  const file = path.join(world.folder, 'evidence.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  const { status, stdout, stderr } = spawnSync(process.execPath, [checker, file, ...words], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
};
let serial = 0;
const drafted = async () =>
  aDraftAgreement(world, (await aProject(world, { producer, title: `签名作品${++serial}` })).projectId);

test('parties sign by key; the evidence is checked off-line, every alteration in it is found', async () => {
  const it = await drafted();
  const paperId = await fixPaper(it);
  const key = { agreementId: it.agreementId, paperId };
  const own = await aSigningKey(it.producer);
  const payload = (await it.producer.get(at.signingText, key)).bytes;
  assert.match(payload.toString(), /"format":"jingwei-signing\/1".*"party":"乙方"/);
  await it.producer.does(at.signByKey, { ...key, keyId: own.keyId, signature: own.sign(payload) });
  await signScan(it, it.unitLeader, paperId);
  const office = await aSigningKey(it.leader);
  const asked = (await it.leader.get(at.signingText, key)).bytes;
  assert.notDeepEqual(asked, payload, 'each party signs for itself');
  const stolen = await it.leader.post(at.signByKey, { ...key, keyId: own.keyId, signature: own.sign(asked) });
  assert.equal(stolen.status, 404, "somebody else's key is no key");
  await it.leader.does(at.signByKey, { ...key, keyId: office.keyId, signature: office.sign(asked) });
  const { state, papers } = await agreementSeen(it.officer, it.projectId);
  assert.equal(state, 'in_force');

  const text = (await it.unitLeader.get(at.evidence, key)).bytes.toString();
  assert.equal(check(text, '--code', papers[0]?.code ?? '').status, 0, check(text).said);
  const certificate = path.join(world.folder, 'key.pem');
  writeFileSync(certificate, own.certificate);
  assert.match(check(text, '--key', certificate).said, /公钥不在所给证书之中/, 'the leader has another key');
  const file = JSON.parse(text) as {
    content: { figures: { amountFen: number } };
    signatures: { signature?: string }[];
  };
  file.content.figures.amountFen += 1;
  assert.match(check(file).said, /正文与摘要不符/);
  const bent = JSON.parse(text) as typeof file;
  const signed = bent.signatures.find((one) => one.signature);
  assert.ok(signed?.signature);
  signed.signature = `${signed.signature.startsWith('0') ? '1' : '0'}${signed.signature.slice(1)}`;
  assert.deepEqual([check(bent).status, /签名验证不通过/.test(check(bent).said)], [1, true]);
  assert.equal(check(text, '--code', 'A7F3-0412-v1').status, 1);
  assert.equal(check('{').status, 2);
});

test('a signature over another version is refused and says over which', async () => {
  const it = await drafted();
  const { version, clauses, figures } = await paperSeen(it.producer, it.projectId);
  const paperId = await fixPaper(it);
  const key = { agreementId: it.agreementId, paperId };
  const own = await aSigningKey(it.producer);
  const old = own.sign((await it.producer.get(at.signingText, key)).bytes);
  const fixed = await paperSeen(it.officer, it.projectId);
  await it.officer.does(at.reopen, { ...key, version: fixed.version, reason: '再议一次条款' });
  const open = await paperSeen(it.officer, it.projectId);
  assert.ok(open.version > version);
  await it.officer.does(at.propose, {
    ...key,
    version: open.version,
    note: '补充约定',
    clauses: [
      ...clauses.map(({ key: name, heading, text }) => ({ key: name, heading, text })),
      { key: 'added-1', heading: '补充约定', text: '每季度会商一次。' },
    ],
    purposes: figures.purposes,
    instalments: figures.instalments.map(({ triggerLabel: _, amountFen: __, ...one }) => one),
    milestones: figures.milestones,
  });
  await fixPaper(it);
  const reply = await it.producer.post(at.signByKey, { ...key, keyId: own.keyId, signature: old });
  assert.deepEqual([reply.status, reply.problem.code], [422, 'agreements.signature_refused']);
  assert.match(reply.problem.findings[0]?.message ?? '', /是对第 1 版.*定稿为第 2 版/);
  const junk = await it.producer.post(at.signByKey, { ...key, keyId: own.keyId, signature: '不是签名' });
  assert.match(junk.problem.findings[0]?.message ?? '', /Base64/);
  await it.producer.does(keys.retire, { keyId: own.keyId });
  const made = own.sign((await it.producer.get(at.signingText, key)).bytes);
  const retired = await it.producer.post(at.signByKey, { ...key, keyId: own.keyId, signature: made });
  assert.match(retired.problem.findings[0]?.message ?? '', /已停用/);
  assert.equal(await world.count('agreement_signatures', `paper_id = '${paperId}'`), 0);
});

test('keys: a private key, a second registration and SM2 before it is switched on are refused', async () => {
  const { leader } = await drafted();
  const pair = generateKeyPairSync('ed25519');
  const secret = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const refused = await leader.post(keys.register, { label: '误传', certificate: secret });
  assert.match(refused.problem.findings[0]?.message ?? '', /私钥/);
  const certificate = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  await leader.does(keys.register, { label: '一', certificate });
  assert.equal(
    (await leader.post(keys.register, { label: '二', certificate })).problem.code,
    'agreements.key_registered',
  );
  const early = await leader.post(keys.register, { label: '国密', certificate: sm2Public });
  assert.match(early.problem.findings[0]?.message ?? '', /SM2.*未启用/);
  const guard = await world.person(world.national, ['security_admin']);
  await guard.does(accountsEndpoints.changeSetting, { name: 'signingWithSm2', value: true });
  await leader.does(keys.register, { label: '国密', certificate: sm2Public });
  const { rows, suites } = await leader.sees(keys.list, {});
  assert.deepEqual(rows.map((row) => row.suite).sort(), ['sha256-ed25519', 'sm3-sm2']);
  assert.equal(suites.length, 2);
});

test('an SM2 signature is taken once SM2 is switched on, and its evidence is checked off-line', async () => {
  const it = await drafted();
  const paperId = await fixPaper(it);
  const key = { agreementId: it.agreementId, paperId };
  const own = anSm2Key();
  const guard = await world.person(world.national, ['security_admin']);
  await guard.does(accountsEndpoints.changeSetting, { name: 'signingWithSm2', value: true });
  const { id: keyId } = await it.unitLeader.does(keys.register, { label: '国密U盾', certificate: own.certificate });
  const payload = (await it.unitLeader.get(at.signingText, key)).bytes;
  const other = await it.unitLeader.post(at.signByKey, { ...key, keyId, signature: own.sign(Buffer.from('别的')) });
  assert.equal(other.problem.code, 'agreements.signature_refused');
  await it.unitLeader.does(at.signByKey, { ...key, keyId, signature: own.sign(payload) });
  const text = (await it.officer.get(at.evidence, key)).bytes.toString();
  const found = check(text);
  assert.equal(found.status, 0, found.said);
  assert.match(found.said, /丙方.*sm3-sm2/);
  assert.match(found.said, /尚未签署：乙方、甲方/);
  const bent = text.replace(/"signature":"(.)/, (_, digit: string) => `"signature":"${digit === '0' ? '1' : '0'}`);
  assert.match(check(bent).said, /签名验证不通过/);
});

test('papers are made as PDF and Word; only the fixed version is no draft', async () => {
  const it = await drafted();
  const key = { agreementId: it.agreementId, paperId: it.paperId };
  const pdf = await it.producer.get(at.paper, { ...key, format: 'pdf' });
  assert.equal(pdf.bytes.subarray(0, 5).toString(), '%PDF-');
  const word = await it.unitLeader.get(at.paper, { ...key, format: 'docx' });
  assert.equal(word.bytes.subarray(0, 2).toString(), 'PK');
  assert.equal((await it.producer.get(at.signingText, key)).status, 404, 'nothing to sign yet');
  assert.equal((await it.officer.get(at.evidence, key)).problem.code, 'agreements.no_evidence');
  assert.equal((await it.officer.get(at.paper, { ...key, versionNo: 9 })).status, 404);
});

test('templates: a new edition is a draft, is refused with flaws, then replaces the one in use', async () => {
  const officer = await world.person(world.national, ['national_officer']);
  const { id: templateId } = await officer.does(templates.draft, {});
  assert.equal((await officer.post(templates.draft, {})).problem.code, 'agreements.template_draft_exists');
  const draft = await officer.sees(templates.detail, { templateId });
  const { name, content } = draft;
  const flawed = { ...content, instalments: content.instalments.slice(1) };
  await officer.does(templates.save, { templateId, version: 1, name, note: '改', content: flawed });
  const refused = await officer.post(templates.publish, { templateId, version: 2 });
  assert.deepEqual([refused.status, refused.problem.findings[0]?.code], [422, 'plan_sum']);
  const fifty = {
    ...content,
    instalments: content.instalments.slice(0, 2).map((one: object) => ({ ...one, percent: '50' })),
  };
  await officer.does(templates.save, { templateId, version: 2, name, note: '两期', content: fifty });
  await officer.does(templates.publish, { templateId, version: 3 });
  const { rows } = await officer.sees(templates.list, {});
  assert.deepEqual(
    rows.map((row) => `${row.edition} ${row.state}`),
    ['2 published', '1 retired'],
  );
  const made = await drafted();
  const seen = await agreementSeen(made.officer, made.projectId);
  assert.equal(seen.templateEdition, 2);
  assert.deepEqual(
    seen.papers[0]?.figures.instalments.map((one) => one.percent),
    ['50', '50'],
  );
  const late = await officer.post(templates.save, { templateId, version: 4, name, note: '', content });
  assert.equal(late.problem.code, 'workflow.no_such_move');
});
