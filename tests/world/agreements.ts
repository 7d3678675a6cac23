/** Agreements made through real acts: drafted, agreed to, fixed, signed by scan or key. */
import { generateKeyPairSync, sign } from 'node:crypto';
import {
  agreementsEndpoints as at,
  agreementTemplateEndpoints,
  signingAuthorityEndpoints,
  signingKeyEndpoints,
} from '../../src/modules/agreements/contract.ts';
import type { Project } from '../../src/modules/projects/contract.ts';
import { projectById } from '../../src/modules/projects/index.ts';
import { samplePdf } from '../../src/main/demo/sample-file.ts';
import { aCertificate, anEd25519Hand } from './certificates.ts';
import { aProject } from './projects.ts';
import type { Client, World } from './world.ts';

export type AgreementParties = {
  officer: Client;
  leader: Client;
  producer: Client;
  unitLeader: Client;
};
export type MadeAgreement = AgreementParties & { projectId: string; agreementId: string; paperId: string };

/** People of the three organisations of a project who may agree and sign. */
export async function partiesOf(world: World, project: Project): Promise<AgreementParties> {
  return {
    officer: await world.person(project.ownerOrgId, ['national_officer'], '何业务'),
    leader: await world.person(project.ownerOrgId, ['national_leader'], '林签发'),
    producer: await world.person(project.producerOrgId, ['producer_admin'], '李法人'),
    unitLeader: await world.person(project.recommenderOrgId, ['unit_leader'], '陈签发'),
  };
}

/** The agreement as somebody sees it; fails when there is none. */
export async function agreementSeen(who: Client, projectId: string) {
  const { agreement } = await who.sees(at.ofProject, { projectId });
  if (!agreement) throw new Error('no agreement');
  return agreement;
}
/** The newest paper of a project's agreement as somebody sees it. */
export async function paperSeen(who: Client, projectId: string) {
  const [paper] = (await agreementSeen(who, projectId)).papers;
  if (!paper) throw new Error('no paper');
  return paper;
}

/** A draft that nobody has agreed to. */
export async function aDraftAgreement(world: World, projectId: string): Promise<MadeAgreement> {
  const people = await partiesOf(world, await world.inTx((tx) => projectById(tx, projectId)));
  const { id: agreementId } = await people.officer.does(at.draft, { projectId });
  const paper = await paperSeen(people.officer, projectId);
  return { ...people, projectId, agreementId, paperId: paper.id };
}

const keyOf = ({ agreementId }: MadeAgreement, paperId: string) => ({ agreementId, paperId });

/** Both other parties agree to the newest paper and the office fixes it. */
export async function fixPaper(it: MadeAgreement): Promise<string> {
  const { id: paperId, seats } = await paperSeen(it.officer, it.projectId);
  for (const [party, who] of [
    ['producer', it.producer],
    ['recommender', it.unitLeader],
  ] as const) {
    const seat = seats.find((one) => one.party === party);
    if (!seat || seat.consented) continue;
    const { version } = await paperSeen(who, it.projectId);
    await who.does(at.consent, { ...keyOf(it, paperId), version });
  }
  const { version } = await paperSeen(it.officer, it.projectId);
  await it.officer.does(at.fix, { ...keyOf(it, paperId), version });
  return paperId;
}

/** One party signs the fixed paper by the scan of the sealed print. */
export async function signScan(it: MadeAgreement, who: Client, paperId = it.paperId): Promise<void> {
  const { papers } = await agreementSeen(who, it.projectId);
  const versionCode = papers.find((one) => one.id === paperId)?.code ?? '';
  const uploadId = await who.upload('盖章件.pdf', samplePdf(`盖章件 ${versionCode}`));
  await who.does(at.signByScan, { ...keyOf(it, paperId), versionCode, uploadId });
}

/** Registers an Ed25519 key for somebody and answers how it signs. */
export async function aSigningKey(who: Client) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const certificate = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const { id: keyId } = await who.does(signingKeyEndpoints.register, { label: '示例密钥', certificate });
  const made = (bytes: Buffer): string => sign(null, bytes, privateKey).toString('base64');
  return { keyId, certificate, sign: made };
}

/** All who sign do so by scan, in the order of the groups. */
export async function signAll(it: MadeAgreement, paperId = it.paperId): Promise<void> {
  const people = { producer: it.producer, recommender: it.unitLeader, office: it.leader };
  const { papers } = await agreementSeen(it.officer, it.projectId);
  for (const { party } of papers.find((one) => one.id === paperId)?.seats ?? [])
    await signScan(it, people[party], paperId);
}

/** An agreement in force, through every real act; facts are delivered to subscribers. */
export async function anAgreementInForce(world: World, projectId: string): Promise<MadeAgreement> {
  const it = await aDraftAgreement(world, projectId);
  await fixPaper(it);
  await signAll(it);
  await world.deliver();
  return it;
}

/** A supplement opened by the office, fixed and signed by whoever has to: in effect. */
export async function aSupplement(it: MadeAgreement, kind: 'suspend' | 'resume' | 'end' | 'rescind', reason: string) {
  const { version } = await agreementSeen(it.officer, it.projectId);
  await it.officer.does(at.supplement, { agreementId: it.agreementId, version, kind, reason });
  const paperId = await fixPaper(it);
  await signAll(it, paperId);
}

/** Ids of an agreement in force that belongs to 广西, with a key and the template, for the matrix of permissions. */
export async function agreementIds(world: World, producer: Client) {
  const { projectId } = await aProject(world, { unit: 'GX', title: '桂林新声', producer });
  const it = await anAgreementInForce(world, projectId);
  const { keyId } = await aSigningKey(it.producer);
  const { rows } = await it.officer.sees(agreementTemplateEndpoints.list, {});
  const guard = await world.person(world.national, ['security_admin']);
  const certificate = aCertificate({ name: '示例认证机构', isAuthority: true }, anEd25519Hand());
  const entered = { label: '示例认证机构', clause: '示例', certificate };
  const { id: authorityId } = await guard.does(signingAuthorityEndpoints.enter, entered);
  const templateId = rows[0]?.id ?? '';
  return { projectId, agreementId: it.agreementId, paperId: it.paperId, keyId, templateId, authorityId };
}
