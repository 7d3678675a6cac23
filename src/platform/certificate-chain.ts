import { dayOf, type Instant } from '../base/time.ts';
import { type Certificate, isIssuedBy, mayIssue, maySign, type RevocationList } from './certificates.ts';

/** An authority the office trusts, with the list of certificates it has revoked, where one was given. */
export type Trusted = { certificate: Certificate; revocations: RevocationList | null };
export type Chain = {
  /** From the certificate of the key to the trusted authority. */
  path: Certificate[];
  /** The trusted authorities of the path whose lists were looked at. */
  lists: Trusted[];
};
const longest = 6;

/** From a certificate to a trusted authority, over those handed in with it; a Chinese reason where there is no way. */
function pathOf(
  certificates: readonly Certificate[],
  trusted: readonly Trusted[],
): Certificate[] | { refused: string } {
  const [leaf, ...others] = certificates;
  if (!leaf) return { refused: '文件中没有证书' };
  const path = [leaf];
  const known = [...trusted.map((one) => one.certificate), ...others];
  const anchors = new Set(trusted.map((one) => one.certificate.fingerprint));
  while (path.length < longest) {
    const at = path.at(-1) as Certificate;
    const named = known.filter((one) => one.subjectDer === at.issuerDer && !path.includes(one));
    const issuer = named.find((one) => isIssuedBy(at, one));
    if (!issuer && named.length > 0) return { refused: `证书“${at.name}”的签名与其签发机构“${named[0]?.name}”不符` };
    if (!issuer) return { refused: `证书“${at.name}”的签发机构未登记为可信签发机构，证书文件中也没有其上级证书` };
    if (!mayIssue(issuer)) return { refused: `“${issuer.name}”不是可以签发证书的机构证书` };
    path.push(issuer);
    if (anchors.has(issuer.fingerprint)) return path;
  }
  return { refused: `证书链超过 ${longest} 级` };
}

const dateReason = ({ name, from, until }: Certificate, at: Instant): string | undefined =>
  at < from
    ? `证书“${name}”自 ${dayOf(from)} 起有效，签署时尚未生效`
    : at > until
      ? `证书“${name}”有效至 ${dayOf(until)}，签署时已过期`
      : undefined;

function revokedReason(one: Certificate, { certificate, revocations }: Trusted, at: Instant): string | undefined {
  if (!revocations) return undefined;
  if (revocations.nextAt !== null && revocations.nextAt < at) {
    return `“${certificate.name}”的吊销列表应于 ${dayOf(revocations.nextAt)} 前更新，请安全管理员登记新的列表`;
  }
  const since = revocations.revoked.get(one.serial);
  return since === undefined || since > at ? undefined : `证书“${one.name}”已于 ${dayOf(since)} 被吊销`;
}

/**
 * Follows the certificate of a signing key to an authority the office trusts and weighs each one on the way: signature,
 * dates at the moment of signing, what its key may be used for, revocation. A Chinese reason when it does not hold.
 */
export function chainOf(
  certificates: readonly Certificate[],
  trusted: readonly Trusted[],
  at: Instant,
): Chain | { refused: string } {
  const path = pathOf(certificates, trusted);
  if ('refused' in path) return path;
  const [leaf] = path;
  if (leaf && !maySign(leaf)) return { refused: `证书“${leaf.name}”的密钥用途不含数字签名` };
  const lists: Trusted[] = [];
  for (const [i, one] of path.entries()) {
    const issuer = trusted.find(({ certificate }) => certificate.fingerprint === path[i + 1]?.fingerprint);
    const reason = dateReason(one, at) ?? (issuer && revokedReason(one, issuer, at));
    if (reason) return { refused: reason };
    if (issuer?.revocations) lists.push(issuer);
  }
  return { path, lists };
}
