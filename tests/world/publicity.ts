/** A released list, its notice on the web, and strangers who object to it. */
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { expertReviewEndpoints } from '../../src/modules/expert-review/endpoints.ts';
import {
  objectionEndpoints,
  publicEndpoints,
  publicityEndpoints as at,
} from '../../src/modules/publicity/endpoints.ts';
import type { SubmitObjection } from '../../src/modules/publicity/schema.ts';
import { aProposedList, aReviewWorld, type ReviewWorld } from './reviews.ts';
import type { Client } from './world.ts';

export type PublicityWorld = ReviewWorld & { listId: string; handler: Client };

/** Four works judged and released: two selected, one reserve, one not selected; nothing published yet. */
export async function aReleasedWorld(...given: Parameters<typeof aReviewWorld>): Promise<PublicityWorld> {
  const it = await aReviewWorld(...given);
  const listId = await aProposedList(it);
  const { version } = await it.officer.sees(expertReviewEndpoints.list, { listId });
  await it.officer.does(expertReviewEndpoints.submitList, { listId, version });
  const effect = await it.leader.sees(expertReviewEndpoints.effect, { listId });
  await it.leader.does(expertReviewEndpoints.release, { listId, version: effect.version });
  return { ...it, listId, handler: await it.world.person(it.world.national, ['objection_handler'], '梁承办') };
}

/** The notice prepared and sent to the leader. */
export async function aSubmittedNotice(it: PublicityWorld): Promise<string> {
  const { id: noticeId } = await it.officer.does(at.prepare, { batchId: it.batchId });
  await it.officer.does(at.submit, { noticeId, version: 1 });
  return noticeId;
}

/** The notice released at the world's present moment. */
export async function anOpenNotice(it: PublicityWorld): Promise<{ noticeId: string; code: string }> {
  const noticeId = await aSubmittedNotice(it);
  await it.leader.does(at.release, { noticeId, version: 2 });
  const { editions } = await it.officer.sees(at.detail, { noticeId });
  return { noticeId, code: editions[0]?.code ?? '' };
}

export const aClaim = (over: Partial<z.input<typeof SubmitObjection>> = {}) => ({
  claimantKind: 'person' as const,
  ground: 'copyright' as const,
  name: '欧阳提出',
  unitName: '示例大学',
  phone: '13900001111',
  claim: '该作品第一集至第三集的主要情节与我本人发表的小说相同，附出版物版权页和对照表。',
  ...over,
});

/** Hands in an objection without log-in and answers the receipt. */
export async function anObjection(
  it: PublicityWorld,
  code: string,
  over: Partial<z.input<typeof SubmitObjection>> = {},
) {
  const { places } = await it.world.nobody.sees(publicEndpoints.places, {});
  const workNumber = over.workNumber ?? places.find((one) => one.code === code)?.works[0]?.number ?? '';
  const { ticket } = await it.world.nobody.does(publicEndpoints.ticket, { code });
  const receipt = await it.world.nobody.does(publicEndpoints.submit, { ...aClaim(over), code, ticket, workNumber });
  const row = await it.world.db
    .selectFrom('objections')
    .select('id')
    .where('number', '=', receipt.number)
    .executeTakeFirstOrThrow();
  return { ...receipt, ticket, objectionId: row.id };
}

/** What a case is now, to the person who asks. */
export const versionOf = async (who: Client, objectionId: string): Promise<number> =>
  (await who.sees(objectionEndpoints.detail, { objectionId })).version;

/** Assigned to its handler and accepted. */
export async function anAcceptedCase(it: PublicityWorld, objectionId: string): Promise<void> {
  const { handler } = it;
  await handler.does(objectionEndpoints.assign, {
    objectionId,
    version: await versionOf(handler, objectionId),
    handlerId: handler.actor.personId,
  });
  await handler.does(objectionEndpoints.accept, { objectionId, version: await versionOf(handler, objectionId) });
}

/** Proposed to the leader with a finding and a public reason. */
export async function aProposal(it: PublicityWorld, objectionId: string, outcome: 'Uphold' | 'Reject'): Promise<void> {
  await it.handler.does(objectionEndpoints[`propose${outcome}`], {
    objectionId,
    version: await versionOf(it.handler, objectionId),
    finding: '经比对，第一至三集主要情节与所附小说实质性相似，申报机构未能说明来源。',
    publicReason: '版权权属不清，不符合申报条件',
  });
}

/** Sends a file with a ticket and answers the upload's id, or the refusal. */
export async function uploadEvidence(app: FastifyInstance, ticket: string, file: { name: string; bytes: Buffer }) {
  const headers = { 'x-jingwei': '1', 'x-objection-ticket': ticket, 'tus-resumable': '1.0.0' };
  const metadata = `filename ${Buffer.from(file.name).toString('base64')}`;
  const begun = await app.inject({
    method: 'POST',
    url: '/uploads/objection',
    headers: { ...headers, 'upload-length': String(file.bytes.length), 'upload-metadata': metadata },
  });
  const location = String(begun.headers.location ?? '');
  if (begun.statusCode !== 201) return { status: begun.statusCode, id: '', problem: begun.json() as { code: string } };
  const sent = await app.inject({
    method: 'PATCH',
    url: location,
    payload: file.bytes,
    headers: { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
  });
  return {
    status: sent.statusCode,
    id: location.split('/').at(-1) ?? '',
    problem: sent.statusCode < 300 ? undefined : (sent.json() as { code: string }),
  };
}
