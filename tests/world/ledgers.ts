/** Platforms with their people, keys and packages, and the half months of the calendar. */
import { generateKeyPairSync } from 'node:crypto';
import { ledgersEndpoints as at } from '../../src/modules/ledgers/endpoints.ts';
import { insertOrganization } from '../../src/modules/organizations/index.ts';
import { keepCalendar } from '../../src/modules/reports/index.ts';
import { makePackage, type PackageWish, signerOf } from '../../tools/make-package.mjs';
import type { Client, World } from './world.ts';

export type Platform = { orgId: string; code: string; operator: Client; keeper: Client; clerk: Client };
let serial = 0;

/** A platform at home in a province, with its operator and the people of the province who look after it. */
export async function aPlatform(world: World, { home = 'GD', name = '' } = {}): Promise<Platform> {
  const unit = await world.unit(home);
  const code = `PT${String(++serial).padStart(3, '0')}`;
  const made = await world.inTx((tx) =>
    insertOrganization(tx, {
      kind: 'platform',
      name: name || `示例平台${serial}`,
      code,
      homeOrgId: unit.id,
      regionCode: unit.regionCode,
      synthetic: true,
      now: world.clock(),
    }),
  );
  return {
    orgId: made.id,
    code,
    operator: await world.person(made.id, ['platform_operator'], `${name || '示例'}填报`),
    keeper: await world.person(unit.id, ['unit_admin']),
    clerk: await world.person(unit.id, ['unit_intake']),
  };
}

/** Opens the periods that have begun by a day. */
export async function openedPeriods(world: World, day: string): Promise<void> {
  world.setClock(`${day}T10:00:00+08:00`);
  await keepCalendar(world.house);
}

export type KeyPair = { publicPem: string; privatePem: string; keyId: string };
/** A key pair whose public half the province has registered. */
export async function aKey(
  { orgId, keeper }: Pick<Platform, 'orgId' | 'keeper'>,
  { from = '2026-06-01', until = '2027-06-01' } = {},
): Promise<KeyPair> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const publicPem = String(publicKey.export({ type: 'spki', format: 'pem' }));
  const given = { organizationId: orgId, name: '示例密钥', pem: publicPem, validFrom: from, validUntil: until };
  const { id: keyId } = await keeper.does(at.registerKey, given);
  return { publicPem, privatePem: String(privateKey.export({ type: 'pkcs8', format: 'pem' })), keyId };
}

/** A package of a platform, made by the tool that a closed network uses. */
export function aPackage(
  { code }: Pick<Platform, 'code'>,
  { privatePem }: Pick<KeyPair, 'privatePem'>,
  wish: Partial<PackageWish> = {},
): { name: string; bytes: Buffer; digest: string } {
  return makePackage({
    sender: code,
    period: '2026-06-H1',
    sequence: 1,
    created: '2026-06-10T00:00:00Z',
    signers: [signerOf(privatePem)],
    ...wish,
  });
}

/** Uploads a package and hands it in. */
export async function handedIn(client: Client, { name, bytes }: { name: string; bytes: Buffer }) {
  return client.post(at.sendPackage, { uploadId: await client.upload(name, bytes) });
}
