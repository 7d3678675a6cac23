import { type Actor, publicActor } from '../../../base/policy.ts';
import { type Finding } from '../../../base/problem.ts';
import { addMilliseconds, dayOf, type Instant } from '../../../base/time.ts';
import { newSecret, secretDigest } from '../../../platform/credentials.ts';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/ids.ts';
import { settingsIn } from '../../../platform/settings.ts';
import type { ActCx } from '../../../platform/use-case.ts';
import { contentOf } from '../../calls/index.ts';
import { calendarOf } from '../../plans/index.ts';
import { grouped, replyDueOn } from '../rules.ts';
import type { ObjectionForm } from '../schema.ts';
import { shareNotice, takeObjectionSerial } from '../store.ts';
import { attachFile, filesOf, filesOfTicket, insertObjection, insertTicket } from '../store-objections.ts';
import {
  type Channel,
  channels,
  type Notice,
  type NoticeRow,
  type Objection,
  type ObjectionFile,
  type Ticket,
} from '../terms.ts';
import { objectionWorkflow } from '../workflow.ts';

/** A ticket for one objection: what may be uploaded with it, and until when. Only its digest is kept. */
export async function newTicket({ tx, now }: Pick<ActCx, 'tx' | 'now'>, notice: Notice) {
  const { publicity } = await contentOf(tx, notice.callVersionId);
  const limits = publicity.evidence ?? { maxFiles: 0, maxBytes: 0, types: [] };
  const secret = newSecret();
  const expiresAt = addMilliseconds(now, (await settingsIn(tx)).linkHours * 3_600_000);
  await insertTicket(tx, { digest: secretDigest(secret), noticeId: notice.id, createdAt: now, ...limits, expiresAt });
  return { id: notice.id, ticket: secret, expiresAt, limits };
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** The code on the receipt comes from the ticket, so a lost answer can be asked for again; no copy is stored. */
export const queryCodeOf = (ticket: string): string =>
  Array.from(
    { length: 16 },
    (_, i) => letters[Number.parseInt(secretDigest(`objection ${ticket}`).slice(i * 2, i * 2 + 2), 16) % 32],
  ).join('');

type Given = { files: ObjectionFile[]; seal: ObjectionFile | undefined; findings: Finding[] };
/** The uploads named in the form, each of this ticket and used once. */
export async function uploadsOf(
  tx: Tx,
  ticket: Ticket,
  { evidence, seal }: { evidence: readonly string[]; seal: string },
): Promise<Given> {
  const arrived = await filesOfTicket(tx, ticket.digest);
  const found = (id: string) => arrived.find((file) => file.id === id);
  const wanted = [...new Set(evidence)];
  const findings: Finding[] = wanted
    .filter((id) => !found(id))
    .map(() => ({ code: 'file_missing', path: 'evidence', message: '有附件没有传完，请等待上传结束或移除' }));
  if (seal !== '' && (!found(seal) || wanted.includes(seal))) {
    findings.push({ code: 'file_missing', path: 'seal', message: '盖章件没有传完，请重新上传' });
  }
  return { files: wanted.flatMap((id) => found(id) ?? []), seal: found(seal), findings };
}

type Form = ObjectionForm & { ticket: string };
/** How a case reached the house: through the page, or by hand of an official who entered what came otherwise. */
export type Arrival = { channel: Channel; receivedAt: Instant; enteredBy: Actor | null };
type Receiving = { notice: Notice; ticket: Ticket; input: Form; given: Given; row: NoticeRow; arrival: Arrival };

/** Opens the case: number, claimant apart, files attached, and a record that names nobody who objected. */
export async function receive(
  { tx, now, record }: ActCx,
  { notice, ticket, input, given, row, arrival }: Receiving,
): Promise<Objection> {
  const year = Number(dayOf(now).slice(0, 4));
  const id = newId();
  const { channel, receivedAt, enteredBy } = arrival;
  const objection: Objection = {
    id,
    version: 1,
    noticeId: notice.id,
    edition: notice.edition,
    applicationId: row.applicationId,
    workNumber: input.workNumber,
    workTitle: row.title,
    number: `YY${year}-${String(await takeObjectionSerial(tx, year)).padStart(4, '0')}`,
    claimantKind: input.claimantKind,
    ground: input.ground,
    claim: input.claim,
    state: objectionWorkflow.start,
    ...nothingDone,
    receivedAt,
    channel,
    enteredBy: enteredBy?.personId ?? null,
    enteredByName: enteredBy?.name ?? null,
    ticketDigest: ticket.digest,
    queryDigest: secretDigest(queryCodeOf(input.ticket)),
  };
  const { name, unitName, creditCode, contactName, phone, email } = input;
  await insertObjection(tx, objection, { objectionId: id, name, unitName, creditCode, contactName, phone, email });
  for (const file of given.files) await attachFile(tx, file.id, { objectionId: id, purpose: 'evidence' });
  if (given.seal) await attachFile(tx, given.seal.id, { objectionId: id, purpose: 'seal' });
  const { workNumber, ground, claimantKind } = input;
  const entered = enteredBy ? { channel, receivedAt } : {};
  record({
    // never the log-in of whoever sits at the browser: an objection is the public's
    act: enteredBy ? 'objection.enter' : 'objection.submit',
    subject: id,
    also: [notice.id],
    ...(enteredBy ? {} : { by: publicActor }),
    note: enteredBy ? `${objection.number}（${channels[channel]}）` : objection.number,
    after: { number: objection.number, workNumber, ground, claimantKind, files: given.files.length, ...entered },
  });
  return objection;
}
const nothingDone = {
  handlerId: null,
  handlerName: null,
  acceptedAt: null,
  reply: null,
  repliedAt: null,
  proposal: null,
  finding: null,
  publicReason: null,
  proposedBy: null,
  proposedAt: null,
  returnReason: null,
  closedReason: null,
  closedByName: null,
  closedAt: null,
} as const;

/** What the claimant keeps: number, query code, and by when an answer is due. */
export async function receiptOf({ tx }: ActCx, objection: Objection, ticket: string) {
  const { callVersionId } = await shareNotice(tx, objection.noticeId);
  const { publicity } = await contentOf(tx, callVersionId);
  const calendar = await calendarOf(tx);
  return {
    id: objection.number,
    number: objection.number,
    queryCode: grouped(queryCodeOf(ticket)),
    receivedAt: objection.receivedAt,
    work: objection.workTitle,
    files: (await filesOf(tx, objection.id)).length,
    replyDueOn: replyDueOn(objection, publicity.objectionReplyWorkingDays, calendar),
  };
}
