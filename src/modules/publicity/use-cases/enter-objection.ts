import { nothing } from '../../../base/endpoint.ts';
import { Problem } from '../../../base/problem.ts';
import { instant } from '../../../base/time.ts';
import { secretDigest } from '../../../platform/credentials.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { contentOf } from '../../calls/index.ts';
import { calendarOf } from '../../plans/index.ts';
import { entryPolicy } from '../policy.ts';
import { noticesOpen } from '../queries.ts';
import { entryFindings, listInForce, unfinished } from '../result-rules.ts';
import { claimFindings, untilInForce, windowFindings } from '../rules.ts';
import { EnterObjection, TicketFor } from '../schema.ts';
import { editionByCode, editionsOf, shareNotice } from '../store.ts';
import { findByTicket, findTicket } from '../store-objections.ts';
import { newTicket, receiptOf, receive, uploadsOf } from './receive-objection.ts';
import { isOnShow } from '../workflow.ts';

/** Open notices with every work whose result is not final: what came in time may be entered after the window. */
export const entryPlaces = reading({
  input: nothing,
  view: entryPolicy.view,
  load: async () => null,
  async show({ tx }) {
    const calendar = await calendarOf(tx);
    const places = [];
    for (const notice of await noticesOpen(tx)) {
      const last = listInForce(await editionsOf(tx, notice.id));
      if (!last) continue;
      const { publicity } = await contentOf(tx, notice.callVersionId);
      places.push({
        code: last.code,
        title: last.content.title,
        replyWorkingDays: publicity.objectionReplyWorkingDays,
        how: publicity.how,
        limits: publicity.evidence ?? { maxFiles: 0, maxBytes: 0, types: [] },
        works: unfinished(notice.rows).map((row) => ({
          number: row.number,
          title: row.title,
          applicant: row.applicant,
          until: untilInForce(row, calendar) ?? last.content.releasedOn,
        })),
      });
    }
    return { places };
  },
});

/** The ticket with which the office uploads the scan of what it enters. */
export const drawEntryTicket = useCase({
  act: 'objection.ticket',
  label: '领取登记凭证',
  input: TicketFor,
  secret: true,
  view: entryPolicy.view,
  allow: entryPolicy.enter,
  load: async (tx, { code }) => shareNotice(tx, (await editionByCode(tx, code)).noticeId),
  async run(cx, notice) {
    if (!isOnShow(notice)) throw new Problem('objection.not_open');
    const ticket = await newTicket(cx, notice);
    cx.record({ act: 'objection.ticket', subject: notice.id });
    return ticket;
  },
});

/** 来函、来电、来访: entered by the office with the instant of receipt; in time is what arrived within the window. */
export const enterObjection = useCase({
  act: 'objection.enter',
  label: '登记来函来电异议',
  input: EnterObjection,
  secret: true,
  view: entryPolicy.view,
  allow: entryPolicy.enter,
  async load(tx, { code, ticket }) {
    const notice = await shareNotice(tx, (await editionByCode(tx, code)).noticeId);
    const found = await findTicket(tx, secretDigest(ticket), true);
    if (found?.noticeId !== notice.id) throw new Problem('objection.ticket');
    return { notice, ticket: found };
  },
  async run(cx, { notice, ticket }, input) {
    const { tx, now, actor } = cx;
    if (await findByTicket(tx, ticket.digest)) throw new Problem('objection.ticket_used');
    if (ticket.expiresAt <= now) throw new Problem('objection.ticket');
    const receivedAt = instant(`${input.receivedOn}T${input.receivedTime}:00+08:00`);
    const row = unfinished(notice.rows).find((one) => one.number === input.workNumber);
    const given = await uploadsOf(tx, ticket, input);
    const scans = given.files.length + (given.seal ? 1 : 0);
    const findings = [
      ...windowFindings(isOnShow(notice) ? row : undefined, await calendarOf(tx), receivedAt),
      ...entryFindings({ channel: input.channel, receivedAt, opensOn: row?.from ?? null, scans, now }),
      ...claimFindings(input, { seal: given.seal !== undefined || ticket.maxFiles === 0 }),
      ...given.findings,
    ];
    if (findings.length > 0 || !row) throw new Problem('objection.refused', {}, findings);
    const arrival = { channel: input.channel, receivedAt, enteredBy: actor };
    const objection = await receive(cx, { notice, ticket, input, given, row, arrival });
    return { ...(await receiptOf(cx, objection, input.ticket)), objectionId: objection.id };
  },
});
