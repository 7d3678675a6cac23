import { Problem } from '../../../base/problem.ts';
import { moveOn } from '../../../base/workflow.ts';
import { newId } from '../../../platform/ids.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { takeUpload } from '../../documents/index.ts';
import { lockPaperCase, type PaperCase, paperFacts, reasonsAgainst, sameVersion } from '../case.ts';
import { afterSignature, carryOut } from '../effects.ts';
import { paperPolicy } from '../policy.ts';
import { versionsOf } from '../queries.ts';
import { SignByKey, SignByScan, VersionedPaper } from '../schema.ts';
import { checkedSignature, signingPayload } from '../signing.ts';
import { insertSignature, keyById } from '../store.ts';
import { parties, type Signature, signingMethods } from '../terms.ts';
import { paperWorkflow } from '../workflow.ts';
import { ownParty } from './negotiate.ts';
import { chainNow } from './signing-authorities.ts';

/** What a sealed scan may be: pages of the paper, at most 50 MB. */
const scanLimits = { types: ['application/pdf', 'image/jpeg', 'image/png'], maxBytes: 50 * 2 ** 20 };
const noKey = { keyId: null, suite: null, publicKey: null, certificate: null, payload: null, signature: null };
const noChain = { chain: null, revocationLists: null };

/** The party's turn, and nobody of it has signed. */
async function mayNow(cx: ActCx, it: PaperCase) {
  const facts = await paperFacts(cx.tx, it);
  const party = ownParty(cx.actor, it);
  moveOn(paperWorkflow, 'sign', it.paper.state, { findings: reasonsAgainst('sign', it, facts, cx) });
  if (facts.signatures.some((one) => one.party === party)) throw new Problem('agreements.signed_already');
  return { facts, party };
}

type By = 'id' | 'paperId' | 'round' | 'versionNo' | 'personId' | 'personName' | 'organizationId' | 'orgName' | 'at';
type Given = Omit<Signature, By>;

/** Keeps the signature, and if it was the last carries out what was signed. */
async function sign(cx: ActCx, it: PaperCase, given: Given): Promise<void> {
  const { tx, actor, now, record } = cx;
  await insertSignature(tx, {
    ...given,
    id: newId(),
    paperId: it.paper.id,
    round: it.paper.round,
    versionNo: it.paper.versionNo,
    personId: actor.personId,
    personName: actor.name,
    organizationId: actor.orgId,
    orgName: actor.orgName,
    at: now,
  });
  record({
    act: 'agreement.sign',
    subject: it.agreement.id,
    also: [it.project.id],
    after: { party: given.party, method: given.method, code: given.code, number: it.paper.number },
    note: `${parties[given.party]}以${signingMethods[given.method]}签署 ${it.paper.number ?? ''}（${given.code}）`,
  });
  await afterSignature(cx, it);
}
function refuseOtherPaper(given: string, expected: string): void {
  if (given.replaceAll(/\s/g, '').toUpperCase() === expected.toUpperCase()) return;
  const message =
    given === '' ? '请填写扫描件页脚的版本号' : `扫描件版本号为 ${given}，定稿版本号为 ${expected}，请打印定稿重新盖章`;
  throw new Problem('agreements.paper_differs', {}, [{ code: 'paper_differs', path: 'versionCode', message }]);
}

/** A party signs by the scan of the sealed paper; the code in its foot must be that of the fixed text. */
export const signByScan = useCase({
  act: 'agreement.sign',
  label: '签署协议（扫描件）',
  input: SignByScan,
  load: (tx, input) => lockPaperCase(tx, input),
  view: paperPolicy.view,
  allow: paperPolicy.sign,
  async run(cx, it, { versionCode, uploadId }) {
    const { facts, party } = await mayNow(cx, it);
    const { code } = facts.version;
    refuseOtherPaper(versionCode, code);
    const file = await takeUpload(cx, uploadId, scanLimits);
    await sign(cx, it, { ...noKey, ...noChain, party, method: 'scan', code, fileId: file.id });
    return { id: it.paper.id };
  },
});

/** A party signs with the key of the person who commits it; a signature over any other version is refused. */
export const signByKey = useCase({
  act: 'agreement.sign',
  label: '签署协议（密钥）',
  input: SignByKey,
  load: (tx, input) => lockPaperCase(tx, input),
  view: paperPolicy.view,
  allow: paperPolicy.sign,
  async run(cx, it, { keyId, signature }) {
    const { facts, party } = await mayNow(cx, it);
    const key = await keyById(cx.tx, keyId);
    if (key.personId !== cx.actor.personId) throw new Problem('act.not_found');
    if (key.retiredAt !== null || (key.validUntil !== null && key.validUntil <= cx.now)) {
      const message = key.retiredAt ? '证书已停用' : '证书已过有效期';
      throw new Problem('agreements.signature_refused', {}, [{ code: 'key', path: 'keyId', message }]);
    }
    const made = checkedSignature(await versionsOf(cx.tx, it.paper.id), it.paper.versionNo, { key, party, signature });
    const refusal = { now: cx.now, problem: 'agreements.signature_refused', path: 'keyId' };
    const proven = await chainNow(cx.tx, key.certificate, refusal);
    await sign(cx, it, {
      ...(proven ?? noChain),
      party,
      method: 'key',
      code: facts.version.code,
      fileId: null,
      keyId: key.id,
      suite: key.suite,
      publicKey: key.publicKey,
      certificate: key.certificate,
      payload: signingPayload(facts.version, party),
      signature: made,
    });
    return { id: it.paper.id };
  },
});

/** A paper signed by all before the result of the publicity was final takes effect afterwards. */
export const takeEffect = useCase({
  act: 'agreement.take_effect',
  label: '使已签协议生效',
  input: VersionedPaper,
  load: (tx, input) => lockPaperCase(tx, input),
  view: paperPolicy.view,
  allow: paperPolicy.take_effect,
  async run(cx, it, { version }) {
    sameVersion(it.paper, version);
    await carryOut(cx, it);
    return { id: it.paper.id };
  },
});
