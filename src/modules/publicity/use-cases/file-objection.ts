import { everyone, publicActor } from '../../../base/policy.ts';
import { type Finding, Problem } from '../../../base/problem.ts';
import { secretDigest } from '../../../platform/credentials.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { calendarOf } from '../../plans/index.ts';
import { claimFindings, windowFindings } from '../rules.ts';
import { SubmitObjection, TicketFor } from '../schema.ts';
import { editionByCode, shareNotice } from '../store.ts';
import { findByTicket, findTicket } from '../store-objections.ts';
import type { Objection } from '../terms.ts';
import { newTicket, receiptOf, receive, uploadsOf } from './receive-objection.ts';
import { objectableRows } from './read-public.ts';
import { isOnShow } from '../workflow.ts';

/** A ticket lets a stranger upload evidence and hand in one objection; it is spent with it. Only its digest is kept. */
export const drawTicket = useCase({
  act: 'objection.ticket',
  label: '领取提交凭证',
  input: TicketFor,
  secret: true,
  view: everyone,
  allow: everyone,
  load: async (tx, { code }) => shareNotice(tx, (await editionByCode(tx, code)).noticeId),
  async run(cx, notice) {
    if (objectableRows(notice, await calendarOf(cx.tx), cx.now).length === 0)
      throw new Problem('objection.refused', {}, closedFinding);
    const ticket = await newTicket(cx, notice);
    cx.record({ act: 'objection.ticket', subject: notice.id, by: publicActor });
    return ticket;
  },
});
const closedFinding: Finding[] = [
  { code: 'window_closed', path: 'workNumber', message: '公示期已结束，不再接收异议', clause: '方案六（一）2' },
];

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
      ...windowFindings(isOnShow(notice) ? row : undefined, calendar, now),
      ...claimFindings(input, { seal: given.seal !== undefined || ticket.maxFiles === 0 }),
      ...given.findings,
    ];
    if (findings.length > 0 || !row) throw new Problem('objection.refused', {}, findings);
    const arrival = { channel: 'web' as const, receivedAt: now, enteredBy: null };
    const objection = await receive(cx, { notice, ticket, input, given, row, arrival });
    return receiptOf(cx, objection, input.ticket);
  },
});

/** The same ticket again: the answer was lost on the way, so the receipt goes out once more. */
async function repeated(cx: ActCx, earlier: Objection, input: SubmitObjection) {
  if (earlier.claim !== input.claim || earlier.workNumber !== input.workNumber)
    throw new Problem('objection.ticket_used');
  cx.record({ act: 'objection.repeat', subject: earlier.id, by: publicActor });
  return receiptOf(cx, earlier, input.ticket);
}
