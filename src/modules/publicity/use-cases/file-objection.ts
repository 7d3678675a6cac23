import { everyone, publicActor } from '../../../base/policy.ts';
import { type Finding, Problem } from '../../../base/problem.ts';
import { addMilliseconds, dayOf } from '../../../base/time.ts';
import { newSecret, secretDigest } from '../../../platform/credentials.ts';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/ids.ts';
import { settingsIn } from '../../../platform/settings.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { contentOf } from '../../calls/index.ts';
import { calendarOf } from '../../plans/index.ts';
import { claimFindings, grouped, replyDueOn, windowFindings } from '../rules.ts';
import { SubmitObjection, TicketFor } from '../schema.ts';
import { editionByCode, shareNotice, takeObjectionSerial } from '../store.ts';
import {
  attachFile,
  filesOf,
  filesOfTicket,
  findByTicket,
  findTicket,
  insertObjection,
  insertTicket,
} from '../store-objections.ts';
import type { Notice, Objection, ObjectionFile, Ticket } from '../terms.ts';
import { objectionWorkflow } from '../workflow.ts';
import { objectableRows } from './read-public.ts';

/** A ticket lets a stranger upload evidence and hand in one objection; it is spent with it. Only its digest is kept. */
export const drawTicket = useCase({
  act: 'objection.ticket',
  label: '领取提交凭证',
  input: TicketFor,
  secret: true,
  view: everyone,
  allow: everyone,
  load: async (tx, { code }) => shareNotice(tx, (await editionByCode(tx, code)).noticeId),
  async run({ tx, now, record }, notice) {
    if (objectableRows(notice, await calendarOf(tx), now).length === 0)
      throw new Problem('objection.refused', {}, closedFinding);
    const { publicity } = await contentOf(tx, notice.callVersionId);
    const limits = publicity.evidence ?? { maxFiles: 0, maxBytes: 0, types: [] };
    const secret = newSecret();
    const ticket: Ticket = {
      digest: secretDigest(secret),
      noticeId: notice.id,
      createdAt: now,
      ...limits,
      expiresAt: addMilliseconds(now, (await settingsIn(tx)).linkHours * 3_600_000),
    };
    await insertTicket(tx, ticket);
    record({ act: 'objection.ticket', subject: notice.id, by: publicActor });
    return { id: notice.id, ticket: secret, expiresAt: ticket.expiresAt, limits };
  },
});
const closedFinding: Finding[] = [
  { code: 'window_closed', path: 'workNumber', message: '公示期已结束，不再接收异议', clause: '方案六（一）2' },
];

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** The code on the receipt comes from the ticket, so a lost answer can be asked for again; no copy is stored. */
export const queryCodeOf = (ticket: string): string =>
  Array.from(
    { length: 16 },
    (_, i) => letters[Number.parseInt(secretDigest(`objection ${ticket}`).slice(i * 2, i * 2 + 2), 16) % 32],
  ).join('');

type Given = { files: ObjectionFile[]; seal: ObjectionFile | undefined; findings: Finding[] };
/** The uploads named in the form, each of this ticket and used once. */
async function uploadsOf(
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

/** Hands in an objection. What is wrong is said all at once; the receipt carries number and query code. */
export const submitObjection = useCase({
  act: 'objection.submit',
  label: '提出异议',
  input: SubmitObjection,
  secret: true,
  view: everyone,
  allow: everyone,
  async load(tx, { code, ticket }) {
    const notice = await shareNotice(tx, (await editionByCode(tx, code)).noticeId);
    const found = await findTicket(tx, secretDigest(ticket), true);
    if (found?.noticeId !== notice.id) throw new Problem('objection.ticket');
    return { notice, ticket: found };
  },
  async run(cx, { notice, ticket }, input) {
    const { tx, now } = cx;
    const earlier = await findByTicket(tx, ticket.digest);
    if (earlier) return repeated(cx, earlier, input);
    if (ticket.expiresAt <= now) throw new Problem('objection.ticket');
    const calendar = await calendarOf(tx);
    const row = notice.rows.find((one) => one.number === input.workNumber);
    const given = await uploadsOf(tx, ticket, input);
    const findings = [
      ...windowFindings(notice.state === 'open' ? row : undefined, calendar, now),
      ...claimFindings(input, { seal: given.seal !== undefined || ticket.maxFiles === 0 }),
      ...given.findings,
    ];
    if (findings.length > 0 || !row) throw new Problem('objection.refused', {}, findings);
    const objection = await receive(cx, {
      notice,
      ticket,
      input,
      given,
      applicationId: row.applicationId,
      title: row.title,
    });
    return receiptOf(cx, objection, input.ticket);
  },
});

type Form = typeof SubmitObjection._output;
type Receiving = { notice: Notice; ticket: Ticket; input: Form; given: Given; applicationId: string; title: string };

async function receive(
  { tx, now, record }: ActCx,
  { notice, ticket, input, given, applicationId, title }: Receiving,
): Promise<Objection> {
  const year = Number(dayOf(now).slice(0, 4));
  const id = newId();
  const objection: Objection = {
    id,
    version: 1,
    noticeId: notice.id,
    edition: notice.edition,
    applicationId,
    workNumber: input.workNumber,
    workTitle: title,
    number: `YY${year}-${String(await takeObjectionSerial(tx, year)).padStart(4, '0')}`,
    claimantKind: input.claimantKind,
    ground: input.ground,
    claim: input.claim,
    state: objectionWorkflow.start,
    handlerId: null,
    handlerName: null,
    receivedAt: now,
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
    ticketDigest: ticket.digest,
    queryDigest: secretDigest(queryCodeOf(input.ticket)),
  };
  const { name, unitName, creditCode, contactName, phone, email } = input;
  await insertObjection(tx, objection, { objectionId: id, name, unitName, creditCode, contactName, phone, email });
  for (const file of given.files) await attachFile(tx, file.id, { objectionId: id, purpose: 'evidence' });
  if (given.seal) await attachFile(tx, given.seal.id, { objectionId: id, purpose: 'seal' });
  record({
    // never the log-in of whoever sits at the browser: an objection is the public's
    act: 'objection.submit',
    subject: id,
    also: [notice.id],
    by: publicActor,
    note: objection.number,
    after: {
      number: objection.number,
      workNumber: input.workNumber,
      ground: input.ground,
      claimantKind: input.claimantKind,
      files: given.files.length,
    },
  });
  return objection;
}

/** The same ticket again: the answer was lost on the way, so the receipt goes out once more. */
async function repeated(cx: ActCx, earlier: Objection, input: Form) {
  if (earlier.claim !== input.claim || earlier.workNumber !== input.workNumber)
    throw new Problem('objection.ticket_used');
  cx.record({ act: 'objection.repeat', subject: earlier.id, by: publicActor });
  return receiptOf(cx, earlier, input.ticket);
}

async function receiptOf({ tx }: ActCx, objection: Objection, ticket: string) {
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
