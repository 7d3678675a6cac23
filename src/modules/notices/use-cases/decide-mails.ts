import { Problem } from '../../../base/problem.ts';
import { moveOn } from '../../../base/workflow.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { mailPolicy } from '../policy.ts';
import { DecideGroup, MailById } from '../schema.ts';
import { decideMails, lockGroup, lockMail } from '../store.ts';
import type { MailRow } from '../tables.ts';
import { mailWorkflow } from '../workflow.ts';

type Group = { state: 'held'; rows: MailRow[] };

async function decideGroup(
  cx: ActCx,
  { rows }: Group,
  { act, count, label }: { act: 'release' | 'cancel'; count: number; label: string },
) {
  const { tx, actor, now, record } = cx;
  const [first] = rows;
  if (rows.length !== count || !first) throw new Problem('notices.count_changed', { seen: count, now: rows.length });
  const state = moveOn(mailWorkflow, act, 'held', {});
  await decideMails(
    tx,
    rows.map((row) => row.id),
    { state, by: actor.personId, byName: actor.name, now },
  );
  record({
    act: `mail.${act}`,
    subject: first.id,
    also: rows.slice(1).map((row) => row.id),
    after: { state, count },
    note: `${first.groupLabel}：${label} ${rows.length} 封`,
  });
  return { id: first.id };
}

/** A person of the nation lets the held mails of a group go, all those seen and no other. */
export const releaseMails = useCase({
  act: 'mail.release',
  label: '放行邮件',
  input: DecideGroup,
  view: mailPolicy.view,
  allow: mailPolicy.release,
  load: async (tx, { group }): Promise<Group> => ({ state: 'held', rows: await lockGroup(tx, group, ['held']) }),
  run: (cx, group, { count }) => decideGroup(cx, group, { act: 'release', count, label: '放行' }),
});

/** The held mails of a group never go; what is shown in the system stays. */
export const cancelMails = useCase({
  act: 'mail.cancel',
  label: '取消邮件',
  input: DecideGroup,
  view: mailPolicy.view,
  allow: mailPolicy.cancel,
  load: async (tx, { group }): Promise<Group> => ({ state: 'held', rows: await lockGroup(tx, group, ['held']) }),
  run: (cx, group, { count }) => decideGroup(cx, group, { act: 'cancel', count, label: '取消' }),
});

/** A mail that failed for good is tried again, for instance once the address was put right. */
export const retryMail = useCase({
  act: 'mail.retry',
  label: '重发邮件',
  input: MailById,
  view: mailPolicy.view,
  allow: mailPolicy.retry,
  async load(tx, { mailId }) {
    const mail = await lockMail(tx, mailId);
    if (!mail) throw new Problem('act.not_found');
    return mail;
  },
  async run({ tx, actor, now, record }, mail) {
    const state = moveOn(mailWorkflow, 'retry', mail.state, {});
    await decideMails(tx, [mail.id], { state, by: actor.personId, byName: actor.name, now });
    record({
      act: 'mail.retry',
      subject: mail.id,
      before: { state: mail.state, lastError: mail.lastError },
      after: { state },
    });
    return { id: mail.id };
  },
});
