import { Problem } from '../../base/problem.ts';
import { canonicalJson } from '../../methods/canonical-json.ts';
import { signatureBytes, type SignatureSuite, signatureSuites, verifySignature } from '../../platform/signatures.ts';
import { type PaperContent, type PaperVersion, parties, type PartyKey, type SigningKey } from './terms.ts';

export const signingFormat = 'jingwei-signing/1';
type Signable = Pick<PaperVersion, 'paperId' | 'no' | 'content' | 'code' | 'digest'>;

const partyIn = (content: PaperContent, party: PartyKey) => content.parties.find((one) => one.party === party);

/** The very bytes (UTF-8) that a party's key signs: which text in which version, and for whom. */
export function signingPayload(version: Signable, party: PartyKey): string {
  const body = partyIn(version.content, party);
  return canonicalJson({
    format: signingFormat,
    paper: version.paperId,
    title: version.content.title,
    versionNo: version.no,
    code: version.code,
    digest: version.digest,
    party: parties[party],
    organization: body?.name ?? '',
    creditCode: body?.creditCode ?? '',
  });
}

type Given = { key: SigningKey; party: PartyKey; signature: string };

/** The signature as hex when it was made by this key over this version; else a refusal that says what it is over. */
export function checkedSignature(versions: readonly Signable[], versionNo: number, given: Given): string {
  const { key, party } = given;
  const bytes = signatureBytes(given.signature);
  const made = (version: Signable): boolean =>
    bytes !== undefined &&
    verifySignature({
      suite: key.suite as SignatureSuite,
      publicKey: key.publicKey,
      message: signingPayload(version, party),
      signature: bytes,
    });
  const fixed = versions.find((one) => one.no === versionNo);
  if (!fixed) throw new Error(`no version ${versionNo}`);
  if (bytes && made(fixed)) return bytes.toString('hex');
  const other = versions.find((one) => one !== fixed && made(one));
  const suite = signatureSuites[key.suite as SignatureSuite];
  const message = !bytes
    ? '签名值应为 Base64 或十六进制'
    : other
      ? `该签名是对第 ${other.no} 版（${other.code}）的签名，定稿为第 ${fixed.no} 版（${fixed.code}），请对定稿重新签名`
      : `用证书“${key.label}”（${suite}）验证不通过：签名内容须与下载的待签名文件完全一致`;
  throw new Problem('agreements.signature_refused', {}, [{ code: 'signature', path: 'signature', message }]);
}
