import { generateKeyPairSync } from 'node:crypto';
import { makePackage, type PackageWish, type Signer, signerOf } from '../../../tools/make-package.mjs';
import type { LedgerKind } from '../../modules/ledgers/contract.ts';
import { ledgersEndpoints as at } from '../../modules/ledgers/endpoints.ts';
import { loginOf } from './prepare.ts';
import { platforms } from './promote.ts';
import type { Stage } from './stage.ts';

export type Entry = { key: string; version: number; data: Record<string, string | number> };
export type Ledgers = Partial<Record<LedgerKind, Entry[]>>;
/** Who signs packages, by the code of the sender, and the digest of the last package of each. */
export type Desk = { signers: Map<string, Signer>; last: Map<string, string> };
export const newDesk = (): Desk => ({ signers: new Map(), last: new Map() });

/** Keys are made by their senders; the level above registers the public halves. */
export async function registerKeys(stage: Stage, { signers }: Desk): Promise<void> {
  const register = async (sender: { code: string; id: string }, keeper: string) => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    await stage.cast.as(keeper).does(at.registerKey, {
      organizationId: sender.id,
      name: '示例：报送专机',
      pem: String(publicKey.export({ type: 'spki', format: 'pem' })),
      validFrom: '2026-06-12' as never,
      validUntil: '2027-06-11' as never,
    });
    signers.set(sender.code, signerOf(String(privateKey.export({ type: 'pkcs8', format: 'pem' }))));
  };
  await register({ code: platforms[1].code, id: stage.cast.orgId('pingtai2') }, loginOf('GD', 'guanli'));
  await register({ code: platforms[2].code, id: stage.cast.orgId('pingtai3') }, loginOf('ZJ', 'guanli'));
  await register({ code: 'GD', id: stage.units.get('GD')?.id ?? '' }, 'zongju');
}

const cell = (value: string | number | undefined): string => `"${String(value ?? '').replaceAll('"', '""')}"`;
function csvOf(entries: readonly Entry[]): string {
  const fields = [...new Set(entries.flatMap(({ data }) => Object.keys(data)))];
  const lines = entries.map(({ key, version, data }) =>
    [key, version, '', ...fields.map((field) => data[field])].map(cell).join(','),
  );
  return `${[['key', 'version', 'deleted', ...fields].join(','), ...lines].join('\r\n')}\r\n`;
}

type Round = { code: string; period: string; round: number };
type More = Pick<Partial<PackageWish>, 'inner' | 'totals'>;
/** A package of a sender, which names the one before it. */
export function packageOf(stage: Stage, desk: Desk, { code, period, round }: Round, ledgers: Ledgers, more: More = {}) {
  const signer = desk.signers.get(code);
  if (!signer) throw new Error(`no key of ${code}`);
  const full = Object.entries(ledgers).filter(([, entries]) => entries.length > 0);
  const made = makePackage({
    sender: code,
    period,
    sequence: round + 1,
    created: stage.house.clock(),
    previous: desk.last.get(code) ?? null,
    data: Object.fromEntries(full.map(([kind, entries]) => [kind, csvOf(entries)])),
    signers: [signer],
    ...more,
  });
  desk.last.set(code, made.digest);
  return made;
}

/** Uploads a package as its sender would and hands it in. */
export async function handIn(stage: Stage, login: string, { name, bytes }: { name: string; bytes: Buffer }) {
  const who = stage.cast.as(login);
  await who.does(at.sendPackage, { uploadId: await who.upload(name, bytes) });
}
