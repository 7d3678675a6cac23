import { movesOpenTo } from '../../../base/workflow.ts';
import { type Actor } from '../../../base/policy.ts';
import { mailerFrom } from '../../../platform/mail.ts';
import { type Cx, reading } from '../../../platform/use-case.ts';
import { personById } from '../../accounts/index.ts';
import { mailPolicy } from '../policy.ts';
import { firstOfGroups, mailGroups, mailPage } from '../queries.ts';
import { ListMails } from '../schema.ts';
import type { MailRow } from '../tables.ts';
import { mailWorkflow } from '../workflow.ts';

/** `zh***@example.cn`: enough to recognise an address, not to copy it. */
const maskedAddress = (address: string): string => address.replace(/^(.{1,2}).*(@.*)$/, '$1***$2');

async function shownMail({ tx, actor }: Cx, row: MailRow) {
  const person = await personById(tx, row.personId);
  return {
    id: row.id,
    group: row.groupKey,
    groupLabel: row.groupLabel,
    to: person.name,
    org: person.orgName,
    address: maskedAddress(row.address),
    subject: row.subject,
    body: row.body,
    state: row.state,
    attempts: row.attempts,
    lastError: row.lastError,
    createdAt: row.createdAt,
    nextAttemptAt: row.nextAttemptAt,
    sentAt: row.sentAt,
    decidedByName: row.decidedByName,
    decidedAt: row.decidedAt,
    moves: movesOf(actor, row),
  };
}
const movesOf = (actor: Actor, row: MailRow) =>
  movesOpenTo(mailWorkflow, mailPolicy, { actor, subject: row, facts: {} });

/** The outbox: groups with numbers and a preview, and the log of every mail. */
export const showOutbox = reading({
  input: ListMails,
  load: async () => ({ state: 'held' as const }),
  view: mailPolicy.view,
  async show(cx, _, filter) {
    const { rows, total, counts } = await mailPage(cx.tx, filter);
    const groups = await mailGroups(cx.tx);
    const firsts = new Map(
      (
        await firstOfGroups(
          cx.tx,
          groups.map((one) => one.group),
        )
      ).map((one) => [one.groupKey, one]),
    );
    const shown = [];
    for (const row of rows) shown.push(await shownMail(cx, row));
    const sampled = [];
    for (const group of groups) {
      const first = firsts.get(group.group);
      const sample = first && {
        to: (await personById(cx.tx, first.personId)).name,
        subject: first.subject,
        body: first.body,
      };
      sampled.push({ ...group, sample: sample ?? null });
    }
    return {
      total,
      rows: shown,
      counts,
      groups: sampled,
      connected: mailerFrom(process.env) !== undefined,
      mayDecide: mailPolicy.release.test(cx.actor, { state: 'held' }),
    };
  },
});
