import { nothing } from '../../../base/endpoint.ts';
import { Problem } from '../../../base/problem.ts';
import type { Instant } from '../../../base/time.ts';
import { newId } from '../../../platform/ids.ts';
import type { Tx } from '../../../platform/database.ts';
import { settingsIn } from '../../../platform/settings.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import {
  authorityFindings,
  certificateFrom,
  provenChain,
  type ProvenChain,
  revocationFindings,
  revocationsFrom,
} from '../authority-checks.ts';
import { authorityPolicy } from '../policy.ts';
import { AuthorityById, EnterAuthority, EnterRevocations } from '../schema.ts';
import { authorities, authorityById, insertAuthority, saveAuthority } from '../store-authorities.ts';
import { sameVersion } from '../case.ts';

/** The way from a key's certificate to a trusted authority, now; refused under this problem when there is none. */
export async function chainNow(
  tx: Tx,
  certificate: string,
  { now, problem, path }: { now: Instant; problem: string; path: string },
): Promise<ProvenChain | null> {
  const { signingNeedsAuthority: issuedOnly } = await settingsIn(tx);
  const found = provenChain(certificate, await authorities(tx), { now, issuedOnly });
  if (found && 'refused' in found) throw new Problem(problem, {}, [{ code: 'chain', path, message: found.refused }]);
  return found;
}

/** 签发机构: those in use and those ended, with their lists of revoked certificates. */
export const signingAuthorityList = reading({
  input: nothing,
  load: async () => null,
  view: authorityPolicy.view,
  async show({ tx, actor, now }) {
    const { signingNeedsAuthority: issuedOnly } = await settingsIn(tx);
    const rows = (await authorities(tx)).map(({ certificate: _, revocations: __, ...row }) => ({
      ...row,
      isOver: row.validUntil <= now,
      listOver: row.revocationsUntil !== null && row.revocationsUntil < now,
    }));
    return { issuedOnly, mayEnter: authorityPolicy.enter.test(actor, null), rows };
  },
});

/** 登记签发机构: from now on certificates that it issued are followed to it. */
export const enterAuthority = useCase({
  act: 'signing_authority.enter',
  label: '登记签发机构',
  input: EnterAuthority,
  load: async () => null,
  view: authorityPolicy.view,
  allow: authorityPolicy.enter,
  async run({ tx, actor, now, record }, _, { label, clause, certificate }) {
    const findings = authorityFindings(certificate, now);
    const read = certificateFrom(certificate);
    if (!read || findings.length > 0) throw new Problem('agreements.authority_refused', {}, findings);
    const id = newId();
    await insertAuthority(tx, {
      id,
      version: 1,
      label,
      clause,
      name: read.name,
      subject: read.subject,
      certificate: read.pem,
      fingerprint: read.fingerprint,
      validFrom: read.from,
      validUntil: read.until,
      revocations: null,
      revokedCount: null,
      revocationsAt: null,
      revocationsUntil: null,
      enteredByName: actor.name,
      enteredAt: now,
      endedAt: null,
      endedByName: null,
    });
    const after = { label, clause, subject: read.subject, fingerprint: read.fingerprint };
    record({ act: 'signing_authority.enter', subject: id, after, note: `${label}（${read.name}）` });
    return { id };
  },
});

/** 登记吊销列表: the newest list that the authority has published. */
export const enterRevocations = useCase({
  act: 'signing_authority.revocations',
  label: '登记吊销列表',
  input: EnterRevocations,
  load: (tx, { authorityId }) => authorityById(tx, authorityId),
  view: authorityPolicy.view,
  allow: authorityPolicy.enter,
  async run({ tx, now, record }, authority, { version, revocations }) {
    sameVersion(authority, version);
    const findings = revocationFindings(revocations, authority, now);
    const list = revocationsFrom(revocations);
    if (!list || findings.length > 0) throw new Problem('agreements.revocations_refused', {}, findings);
    const set = {
      revocations: list.der.toString('base64'),
      revokedCount: list.revoked.size,
      revocationsAt: list.issuedAt,
      revocationsUntil: list.nextAt,
    };
    await saveAuthority(tx, { ...authority, ...set });
    record({
      act: 'signing_authority.revocations',
      subject: authority.id,
      before: { issuedAt: authority.revocationsAt, count: authority.revokedCount },
      after: { issuedAt: list.issuedAt, nextAt: list.nextAt, count: list.revoked.size },
      note: `${authority.label}：${list.revoked.size} 张`,
    });
    return { id: authority.id };
  },
});

/** 停用签发机构: signatures made before stay good with the chain they were given then. */
export const endAuthority = useCase({
  act: 'signing_authority.end',
  label: '停用签发机构',
  input: AuthorityById,
  load: (tx, { authorityId }) => authorityById(tx, authorityId),
  view: authorityPolicy.view,
  allow: authorityPolicy.enter,
  async run({ tx, actor, now, record }, authority, { version, reason }) {
    sameVersion(authority, version);
    await saveAuthority(tx, {
      ...authority,
      endedAt: authority.endedAt ?? now,
      endedByName: authority.endedByName ?? actor.name,
    });
    record({
      act: 'signing_authority.end',
      subject: authority.id,
      before: { endedAt: authority.endedAt },
      after: { endedAt: authority.endedAt ?? now },
      note: `${authority.label}：${reason}`,
    });
    return { id: authority.id };
  },
});
