import { type Finding, findingsOf } from '../../base/problem.ts';
import { dayOf, type Instant } from '../../base/time.ts';
import {
  type Certificate,
  certificatesIn,
  isIssuedBy,
  isSelfSigned,
  mayIssue,
  readCertificate,
  readRevocations,
  revocationBytes,
  type RevocationList,
} from '../../platform/certificates.ts';
import { chainOf } from '../../platform/certificate-chain.ts';
import type { SigningAuthority } from './authority-terms.ts';

/** A certificate as handed in, PEM or the base64 of its file; undefined when it is none. */
export function certificateFrom(given: string): Certificate | undefined {
  try {
    return readCertificate(given.includes('BEGIN') ? given : Buffer.from(given, 'base64'));
  } catch {
    return undefined;
  }
}

/** Against trusting a certificate: it may not issue others, or its time is over. */
export function authorityFindings(given: string, now: Instant): Finding[] {
  const one = certificateFrom(given);
  const at = (code: string, message: string): Finding => ({ code, path: 'certificate', message });
  if (!one) return [at('no_certificate', '读不出证书：应为一张证书的文件（PEM 或 DER）')];
  return findingsOf(
    !mayIssue(one) && at('no_authority', `“${one.name}”不是签发机构证书（CA），不能用来核验他人的证书`),
    one.until <= now && at('authority_over', `证书已于 ${dayOf(one.until)} 过期`),
  );
}

/** A list of revoked certificates as handed in (PEM, or the base64 of its file); undefined when it is none. */
export function revocationsFrom(given: string): (RevocationList & { der: Buffer }) | undefined {
  try {
    const der = revocationBytes(given.includes('BEGIN') ? Buffer.from(given) : Buffer.from(given, 'base64'));
    return { ...readRevocations(der), der };
  } catch {
    return undefined;
  }
}

/** Against a list: unreadable, of somebody else, older than the one held, or over already. */
export function revocationFindings(given: string, authority: SigningAuthority, now: Instant): Finding[] {
  const list = revocationsFrom(given);
  const at = (code: string, message: string): Finding => ({ code, path: 'revocations', message });
  if (!list) return [at('no_list', '读不出吊销列表：应为签发机构发布的 CRL 文件（PEM 或 DER）')];
  const { revocationsAt: known } = authority;
  return findingsOf(
    !isIssuedBy(list, readCertificate(authority.certificate)) &&
      at('other_list', `该吊销列表不是“${authority.name}”签发的，或内容已被改动`),
    list.issuedAt > now && at('list_early', '该吊销列表的发布时间晚于现在'),
    list.nextAt !== null &&
      list.nextAt <= now &&
      at('list_over', `该吊销列表应于 ${dayOf(list.nextAt)} 前更新，已过期`),
    known !== null && list.issuedAt < known && at('list_older', '已登记更新的吊销列表'),
  );
}

export type ProvenChain = { chain: string[]; revocationLists: string[] };

/**
 * What a signing key's certificate is held against. A bare key or a certificate that vouches for itself has no issuer:
 * it counts as registered by its holder unless the office asks for issued certificates.
 */
export function provenChain(
  pem: string,
  rows: readonly SigningAuthority[],
  { now, issuedOnly }: { now: Instant; issuedOnly: boolean },
): ProvenChain | null | { refused: string } {
  const certificates = certificatesIn(pem);
  const [leaf] = certificates;
  if (!leaf || isSelfSigned(leaf)) {
    return issuedOnly ? { refused: '须使用由已登记的签发机构签发的证书，自行生成的密钥不能用于签署' } : null;
  }
  const inUse = rows.filter(({ endedAt }) => endedAt === null);
  if (inUse.length === 0 && !issuedOnly) return null;
  const trusted = inUse.map((one) => ({
    certificate: readCertificate(one.certificate),
    revocations: one.revocations === null ? null : readRevocations(Buffer.from(one.revocations, 'base64')),
  }));
  const found = chainOf(certificates, trusted, now);
  if ('refused' in found) return found;
  const held = new Set(found.lists.map(({ certificate }) => certificate.fingerprint));
  return {
    chain: found.path.map((one) => one.pem),
    revocationLists: inUse.flatMap((one) => (held.has(one.fingerprint) && one.revocations ? [one.revocations] : [])),
  };
}
