import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { accountsEndpoints } from '../accounts/contract.ts';
import {
  agreementsEndpoints as at,
  signingAuthorityEndpoints as authority,
  signingKeyEndpoints as keys,
} from './contract.ts';
import { aDraftAgreement, fixPaper } from '../../../tests/world/agreements.ts';
import { aCertificate, anEd25519Hand, anRsaHand, aRevocationList } from '../../../tests/world/certificates.ts';
import { aProject } from '../../../tests/world/projects.ts';
import { aWorld } from '../../../tests/world/world.ts';

const world = await aWorld({ now: '2026-08-04T10:00:00+08:00' });
after(() => world.close());
const producer = await world.producer('GD', '南方示例影视有限公司');
const guard = await world.person(world.national, ['security_admin']);
const checker = path.resolve(import.meta.dirname, '../../../tools/check-agreement.mjs');
const check = (content: unknown, ...words: string[]) => {
  const file = path.join(world.folder, 'evidence.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  const { status, stdout, stderr } = spawnSync(process.execPath, [checker, file, ...words], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
};
const root = { name: '示例根认证机构', hand: anRsaHand() };
const middle = { name: '示例中级认证机构', hand: anEd25519Hand() };
const rootPem = aCertificate({ name: root.name, isAuthority: true, until: '2036-01-01T00:00:00Z' }, root.hand);
const middlePem = aCertificate({ name: middle.name, isAuthority: true, serial: 300 }, middle.hand, root);
const clause = '电子认证服务许可证（示例）';
let serial = 0;
const fixedPaper = async () => {
  const it = await aDraftAgreement(
    world,
    (await aProject(world, { producer, title: `证书作品${++serial}` })).projectId,
  );
  return { it, key: { agreementId: it.agreementId, paperId: await fixPaper(it) } };
};
const listOf = (at: string, revoked: { serial: number; at: string }[], next = '2026-09-01T00:00:00Z') =>
  aRevocationList(middle, { revoked, at, next });

test('an authority is entered and ended by the security administrator alone; what is none is refused', async () => {
  const officer = await world.person(world.national, ['national_officer']);
  const wish = { label: '示例认证中心', clause, certificate: rootPem };
  assert.equal((await officer.post(authority.enter, wish)).status, 404);
  const leaf = aCertificate({ name: '签署人' }, anEd25519Hand());
  const refused = async (certificate: string) =>
    (await guard.post(authority.enter, { ...wish, certificate })).problem.findings[0]?.code;
  assert.equal(await refused(leaf), 'no_authority');
  assert.equal(await refused('不是证书，只是一些字'.repeat(6)), 'no_certificate');
  const old = aCertificate({ name: '旧机构', isAuthority: true, until: '2026-05-01T00:00:00Z' }, anEd25519Hand());
  assert.equal(await refused(old), 'authority_over');
  const { id: authorityId } = await guard.does(authority.enter, wish);
  assert.equal((await guard.post(authority.enter, wish)).problem.code, 'agreements.authority_entered');
  const stale = await guard.post(authority.end, { authorityId, version: 9, reason: '停业' });
  assert.equal(stale.problem.code, 'row.changed');
  await guard.does(authority.end, { authorityId, version: 1, reason: '停业' });
  const { rows } = await guard.sees(authority.list, {});
  assert.deepEqual([rows.length, rows[0]?.name, Boolean(rows[0]?.endedAt)], [1, root.name, true]);
  assert.equal(await world.audits('signing_authority.enter'), 1);
  assert.equal(await world.audits('signing_authority.end'), 1);
});

test('a certificate is followed to its authority at the signing; the evidence carries the chain', async () => {
  const { it, key } = await fixedPaper();
  const hand = anEd25519Hand();
  const certificate = aCertificate({ name: '李法人', serial: 77 }, hand, middle) + middlePem;
  await guard.does(authority.enter, {
    label: '另一机构',
    clause,
    certificate: aCertificate({ name: '另一机构', isAuthority: true }, anEd25519Hand()),
  });
  const early = await it.producer.post(keys.register, { label: '法人U盾', certificate });
  assert.equal(early.problem.code, 'agreements.key_refused');
  assert.match(early.problem.findings[0]?.message ?? '', /签发机构未登记/);
  await guard.does(authority.enter, { label: '示例根', clause, certificate: rootPem });
  const { id: authorityId } = await guard.does(authority.enter, { label: '示例中级', clause, certificate: middlePem });
  const { id: keyId } = await it.producer.does(keys.register, { label: '法人U盾', certificate });
  const signature = hand.sign((await it.producer.get(at.signingText, key)).bytes).toString('base64');
  const sign = () => it.producer.post(at.signByKey, { ...key, keyId, signature });

  const enter = (version: number, revocations: string) =>
    guard.post(authority.revocations, { authorityId, version, revocations });
  const strange = aRevocationList(root, { revoked: [], at: '2026-08-01T00:00:00Z' });
  assert.equal((await enter(1, strange)).problem.findings[0]?.code, 'other_list');
  assert.equal(
    (await enter(1, listOf('2026-07-01T00:00:00Z', [], '2026-08-01T00:00:00Z'))).problem.findings[0]?.code,
    'list_over',
  );
  assert.equal((await enter(1, rootPem)).problem.findings[0]?.code, 'no_list');
  assert.equal(
    (await enter(1, listOf('2026-08-01T00:00:00Z', [{ serial: 77, at: '2026-08-02T00:00:00Z' }]))).status,
    200,
  );
  const revoked = await sign();
  assert.deepEqual([revoked.status, revoked.problem.code], [422, 'agreements.signature_refused']);
  assert.match(revoked.problem.findings[0]?.message ?? '', /“李法人”已于 2026-08-02 被吊销/);
  assert.equal((await enter(2, listOf('2026-07-30T00:00:00Z', []))).problem.findings[0]?.code, 'list_older');
  assert.equal(
    (await enter(2, listOf('2026-08-03T00:00:00Z', [{ serial: 78, at: '2026-08-02T00:00:00Z' }]))).status,
    200,
  );
  world.setClock('2026-09-02T10:00:00+08:00');
  assert.match((await sign()).problem.findings[0]?.message ?? '', /吊销列表应于 2026-09-01 前更新/);
  world.setClock('2027-02-01T10:00:00+08:00');
  assert.match((await sign()).problem.findings[0]?.message ?? '', /过/);
  world.setClock('2026-08-04T11:00:00+08:00');
  assert.equal((await sign()).status, 200);

  const text = (await it.officer.get(at.evidence, key)).bytes.toString();
  const anchor = path.join(world.folder, 'anchor.pem');
  writeFileSync(anchor, middlePem);
  const whole = check(text, '--root', anchor);
  assert.equal(whole.status, 0, whole.said);
  assert.match(whole.said, /证书链 2 级，签发机构“示例中级认证机构”/);
  writeFileSync(anchor, aCertificate({ name: '别的机构', isAuthority: true }, anEd25519Hand()));
  assert.match(check(text, '--root', anchor).said, /签发机构不在所给证书之中/);
  type File = { signatures: { at: string; chain: string[]; revocationLists: string[] }[] };
  const bent = (change: (one: File['signatures'][number]) => void) => {
    const file = JSON.parse(text) as File;
    for (const one of file.signatures) change(one);
    return check(file).said;
  };
  const impostor = aCertificate({ name: middle.name, isAuthority: true }, anEd25519Hand());
  assert.match(
    bent((one) => (one.chain = [one.chain[0] ?? '', impostor])),
    /不是“示例中级认证机构”签发的/,
  );
  assert.match(
    bent((one) => (one.chain = one.chain.slice(1))),
    /不从签署人的证书开始/,
  );
  assert.match(
    bent((one) => (one.at = '2027-03-01T00:00:00Z')),
    /不在有效期内/,
  );
  const plain = (pem: string) => pem.replaceAll(/-----[^-]+-----|\s/g, '');
  const later = plain(listOf('2026-08-03T00:00:00Z', [{ serial: 77, at: '2026-08-02T00:00:00Z' }]));
  assert.match(
    bent((one) => (one.revocationLists = [later])),
    /“李法人”签署时已被吊销/,
  );
});

test('where the office asks for issued certificates, a key of one own making does not sign', async () => {
  const { it, key } = await fixedPaper();
  const hand = anEd25519Hand();
  const certificate = `-----BEGIN PUBLIC KEY-----\n${hand.spki.toString('base64')}\n-----END PUBLIC KEY-----\n`;
  const { id: keyId } = await it.producer.does(keys.register, { label: '自制密钥', certificate });
  await guard.does(accountsEndpoints.changeSetting, { name: 'signingNeedsAuthority', value: true });
  const signature = hand.sign((await it.producer.get(at.signingText, key)).bytes).toString('base64');
  const refused = await it.producer.post(at.signByKey, { ...key, keyId, signature });
  assert.match(refused.problem.findings[0]?.message ?? '', /自行生成的密钥不能用于签署/);
  const again = await it.producer.post(keys.register, {
    label: '又一',
    certificate: aCertificate({ name: '自签' }, anEd25519Hand()),
  });
  assert.match(again.problem.findings[0]?.message ?? '', /自行生成的密钥不能用于签署/);
  await guard.does(accountsEndpoints.changeSetting, { name: 'signingNeedsAuthority', value: false });
  await it.producer.does(at.signByKey, { ...key, keyId, signature });
});
