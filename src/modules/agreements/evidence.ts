import type { Tx } from '../../platform/database.ts';
import { sm2UserId } from '../../platform/signatures.ts';
import { fileById } from '../documents/index.ts';
import { parties, type Agreement, type Paper, type PaperVersion, type Signature } from './terms.ts';

type Signed = { agreement: Agreement; paper: Paper; version: PaperVersion; signatures: readonly Signature[] };

/** What was signed, by whom and how, to be checked off-line; the format stands in tools/check-agreement.mjs. */
export async function evidenceOf(tx: Tx, { agreement, paper, version, signatures }: Signed) {
  const rows = [];
  for (const one of signatures) {
    const scan = one.fileId ? await fileById(tx, one.fileId) : null;
    rows.push({
      party: parties[one.party],
      person: one.personName,
      organization: one.orgName,
      at: one.at,
      method: one.method,
      code: one.code,
      ...(scan ? { scan: { name: scan.name, size: scan.size, sha256: scan.sha256 } } : {}),
      ...(one.signature
        ? {
            suite: one.suite,
            publicKey: one.publicKey,
            certificate: one.certificate,
            payload: one.payload,
            signature: one.signature,
            ...(one.chain ? { chain: one.chain, revocationLists: one.revocationLists ?? [] } : {}),
            ...(one.suite === 'sm3-sm2' ? { userId: sm2UserId } : {}),
          }
        : {}),
    });
  }
  return {
    format: 'jingwei-agreement/1',
    number: paper.number,
    mainNumber: agreement.number ?? paper.number,
    kind: `agreement:${paper.id}`,
    revision: version.no,
    code: version.code,
    digest: version.digest,
    suite: version.suite,
    groups: paper.groups.map((group) => group.parties.map((party) => parties[party])),
    content: version.content,
    signatures: rows,
  };
}
