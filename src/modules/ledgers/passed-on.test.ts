import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { creationCsv } from '../../../tests/world/ledger-texts.ts';
import {
  aKey,
  aPackage,
  aPlatform,
  handedIn,
  type KeyPair,
  openedPeriods,
  type Platform,
} from '../../../tests/world/ledgers.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { checkPackage, filesIn, manifestOf, makePackage, signerOf, zipOf } from '../../../tools/make-package.mjs';
import { ledgersEndpoints as at } from './endpoints.ts';
import { ledgerRecordsOf } from './index.ts';

let world: World;
let officer: Client;
before(async () => {
  world = await aWorld();
  await openedPeriods(world, '2026-06-10');
  officer = await world.person(world.national, ['national_officer']);
});
after(() => world.close());

type Province = { code: string; orgId: string; clerk: Client; keeper: { orgId: string; keeper: Client }; key: KeyPair };
async function aProvince(code: string): Promise<Province> {
  const unit = await world.unit(code);
  const keeper = { orgId: unit.id, keeper: officer };
  return { code, orgId: unit.id, clerk: await world.person(unit.id, ['unit_intake']), keeper, key: await aKey(keeper) };
}
const outerOf = (province: Province, inner: Buffer[], sequence = 1) =>
  aPackage(province, province.key, { sequence, inner });
const innerOf = (platform: Platform, key: KeyPair, wish: { sequence?: number; rows?: number } = {}) =>
  aPackage(platform, key, {
    sequence: wish.sequence ?? 1,
    data: { creation: creationCsv(Array.from({ length: wish.rows ?? 2 }, (_, i) => ({ key: `V-${i}`, fen: i }))) },
  });
const recordsOf = ({ orgId }: Platform) =>
  world.inTx((tx) => ledgerRecordsOf(tx, { sourceOrgId: orgId, kind: 'creation' }));
const refusal = async (client: Client, bytes: Buffer) => {
  const { problem } = await handedIn(client, { name: '转报.zip', bytes });
  const [first] = problem.findings ?? [];
  return [first?.code, first?.path];
};
/** The parts of a package listed and signed anew by the province, as they stand. */
function resigned(province: Province, files: Record<string, Buffer>): Buffer {
  const { 'manifest.json': _, 'manifest.sig': __, ...rest } = files;
  const signer = signerOf(province.key.privatePem);
  const manifest = Buffer.from(manifestOf(rest, {}).text);
  const line = `${signer.fingerprint} ${signer.suite} ${signer.sign(manifest)}\n`;
  return zipOf({ ...rest, 'manifest.json': manifest, 'manifest.sig': Buffer.from(line) });
}

test('a province passes on what its platforms signed: each is taken as its own, and the nation checks both signatures', async () => {
  const province = await aProvince('GD');
  const [one, two] = [await aPlatform(world, { home: 'GD' }), await aPlatform(world, { home: 'GD' })];
  const keys = [await aKey(one), await aKey(two)] as const;
  const inner = [innerOf(one, keys[0]), innerOf(two, keys[1], { rows: 3 })];
  const outer = outerOf(
    province,
    inner.map(({ bytes }) => bytes),
  );
  assert.deepEqual(
    checkPackage(
      outer.bytes,
      province.key.publicPem,
      keys.map(({ publicPem }) => publicPem),
    ),
    [],
  );
  const taken = (await handedIn(province.clerk, outer)).body;
  assert.deepEqual(
    taken.passedOn.map(({ sequence, accepted }) => [sequence, accepted]),
    [
      [1, 2],
      [1, 3],
    ],
  );
  const [record] = await recordsOf(one);
  const { hops } = await officer.sees(at.detail, { recordId: record?.id ?? '' });
  assert.deepEqual(
    hops.map(({ step, isChecked, keyName }) => [step, isChecked, keyName]),
    [
      ['sent', true, '示例密钥'],
      ['passed_on', true, '示例密钥'],
    ],
  );
  const own = await one.operator.sees(at.receipt, { receiptId: record?.receiptId ?? '' });
  assert.deepEqual([own.outer?.sequence, own.outer?.id], [1, null], 'who reported is told who passed it on');
  const above = await officer.sees(at.receipt, { receiptId: taken.id });
  assert.deepEqual([above.passedOn.length, above.outer], [2, null]);
  const again = (await handedIn(province.clerk, outer)).body;
  assert.deepEqual([again.id, again.passedOn.length], [taken.id, 2], 'the same receipt again');
});

test('whichever way a package comes first, it is taken once', async () => {
  const province = await aProvince('FJ');
  const platform = await aPlatform(world, { home: 'FJ' });
  const key = await aKey(platform);
  const [first, second] = [innerOf(platform, key), innerOf(platform, key, { sequence: 2, rows: 4 })];
  await handedIn(platform.operator, first);
  const outer = outerOf(province, [first.bytes, second.bytes]);
  assert.deepEqual(
    (await handedIn(province.clerk, outer)).body.passedOn.map(({ sequence, accepted, duplicate }) => [
      sequence,
      accepted,
      duplicate,
    ]),
    [[2, 2, 2]],
  );
  const [receipt] = (await platform.operator.sees(at.receipts, {})).rows.filter(({ sequence }) => sequence === 2);
  assert.equal((await handedIn(platform.operator, second)).body.id, receipt?.id, 'brought again by its sender');
  assert.equal((await recordsOf(platform)).length, 4);
});

test('what is wrong with a package inside refuses the whole by its own code', async () => {
  const province = await aProvince('ZJ');
  const platform = await aPlatform(world, { home: 'ZJ' });
  const foreign = await aPlatform(world, { home: 'JS' });
  const [key, foreignKey] = [await aKey(platform), await aKey(foreign)];
  const inner = innerOf(platform, key);
  const place = `inner/${platform.code}-2026-06-H1-1`;
  const parts = () => filesIn(outerOf(province, [inner.bytes]).bytes);
  const altered = (name: string, change: (text: string) => string) => {
    const files = parts();
    return resigned(province, {
      ...files,
      [`${place}/${name}`]: Buffer.from(change(String(files[`${place}/${name}`]))),
    });
  };
  const said = (bytes: Buffer) => refusal(province.clerk, bytes);
  assert.deepEqual(await said(altered('manifest.json', (text) => text.replace('"rows"', '"rowz"'))), [
    'signature_wrong',
    place,
  ]);
  const content = altered('data/creation.csv', (text) => text.replace('V-0', 'V-9'));
  assert.deepEqual(await said(content), ['file_altered', place], 'a record that its sender did not sign');
  const added = { ...parts(), [`${place}/data/more.csv`]: Buffer.from('key,version\n') };
  assert.deepEqual(await said(resigned(province, added)), ['file_unknown', place]);
  const { [`${place}/manifest.sig`]: _, ...unsigned } = parts();
  assert.deepEqual(await said(resigned(province, unsigned)), ['file_missing', place]);
  const deeper = { ...parts(), [`${place}/inner/x-1/manifest.json`]: Buffer.from('{}') };
  assert.equal((await said(resigned(province, deeper)))[0], 'file_unknown', 'no package in a package in a package');
  const nested = { ...parts(), [`${place}/data/creation.csv`]: inner.bytes };
  assert.equal((await said(resigned(province, nested)))[0], 'nested_archive');
  const byOther = innerOf(platform, foreignKey);
  assert.deepEqual(await said(outerOf(province, [byOther.bytes]).bytes), ['key_unknown', place]);
  const theirs = innerOf(foreign, foreignKey);
  const theirPlace = `inner/${foreign.code}-2026-06-H1-1`;
  assert.deepEqual(
    await said(outerOf(province, [theirs.bytes]).bytes),
    ['inner_sender', theirPlace],
    'of another home',
  );
  const nobody = makePackage({
    sender: 'NOBODY',
    period: '2026-06-H1',
    sequence: 1,
    created: '2026-06-10T00:00:00Z',
    signers: [signerOf(key.privatePem)],
  });
  assert.deepEqual(await said(outerOf(province, [nobody.bytes]).bytes), ['inner_sender', 'inner/NOBODY-2026-06-H1-1']);
  const provincial = aPackage(platform, key, { sequence: 7, data: { provincial: 'key,version,title\nA,1,甲\n' } });
  assert.deepEqual(await said(outerOf(province, [provincial.bytes]).bytes), [
    'kind_not_theirs',
    `inner/${platform.code}-2026-06-H1-7`,
  ]);
  const twin = { ...parts() };
  for (const [name, bytes] of Object.entries(filesIn(innerOf(platform, key, { rows: 5 }).bytes))) {
    twin[`inner/other/${name}`] = bytes;
  }
  assert.deepEqual(await said(resigned(province, twin)), ['sequence_used', 'inner/other'], 'two of one number');
  await platform.keeper.does(at.revokeKey, { keyId: key.keyId, version: 1, reason: '私钥遗失' });
  assert.deepEqual(await said(outerOf(province, [inner.bytes]).bytes), ['key_revoked', place]);
  assert.equal((await recordsOf(platform)).length, 0, 'nothing of any of them was taken');
  assert.equal((await province.clerk.sees(at.receipts, { sourceOrgId: province.orgId })).rows.length, 0);
});

test('a platform passes on nobody', async () => {
  const [one, two] = [await aPlatform(world, { home: 'HB' }), await aPlatform(world, { home: 'HB' })];
  const [key, other] = [await aKey(one), await aKey(two)];
  const outer = aPackage(one, key, { inner: [innerOf(two, other).bytes] });
  assert.equal((await refusal(one.operator, outer.bytes))[0], 'inner_sender');
});

test('what was signed while its key was in force is passed on later, unless somebody else may have had the key', async () => {
  const province = await aProvince('AH');
  const platform = await aPlatform(world, { home: 'AH' });
  const short = await aKey(platform, { until: '2026-06-30' });
  const [lost, leaked] = [await aKey(platform), await aKey(platform)];
  const [early, late, ofLost, ofLeaked] = [
    innerOf(platform, short),
    aPackage(platform, short, { sequence: 2, created: '2026-07-01T00:00:00+08:00' }),
    innerOf(platform, lost, { sequence: 3, rows: 3 }),
    innerOf(platform, leaked, { sequence: 4 }),
  ];
  await openedPeriods(world, '2026-07-05');
  const revoked = { version: 1, reason: '示例：专机更换' };
  await platform.keeper.does(at.revokeKey, { ...revoked, keyId: lost.keyId, held: 'nobody' });
  await platform.keeper.does(at.revokeKey, { ...revoked, keyId: leaked.keyId });
  const place = (sequence: number) => `inner/${platform.code}-2026-06-H1-${sequence}`;
  const said = (bytes: Buffer) => refusal(province.clerk, outerOf(province, [bytes]).bytes);
  assert.deepEqual(await said(late.bytes), ['key_expired', place(2)], 'made after the end of its key');
  assert.deepEqual(await said(ofLeaked.bytes), ['key_revoked', place(4)]);
  const afterwards = aPackage(platform, lost, { sequence: 5, created: '2026-07-05T11:00:00+08:00' });
  world.setClock('2026-07-06T10:00:00+08:00');
  assert.deepEqual(await said(afterwards.bytes), ['key_revoked', place(5)], 'made after it was revoked');
  assert.equal((await refusal(platform.operator, early.bytes))[0], 'key_expired', 'its sender can sign it again');
  assert.equal((await refusal(platform.operator, ofLost.bytes))[0], 'key_revoked');
  const taken = (await handedIn(province.clerk, outerOf(province, [early.bytes, ofLost.bytes]))).body;
  assert.deepEqual(
    taken.passedOn.map(({ accepted, duplicate }) => [accepted, duplicate]),
    [
      [2, 0],
      [1, 2],
    ],
  );
  const [record] = await recordsOf(platform);
  const { hops } = await officer.sees(at.detail, { recordId: record?.id ?? '' });
  assert.ok(hops.every(({ isChecked }) => isChecked));
});
