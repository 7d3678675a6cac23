import { Problem } from '../../base/problem.ts';
import { addMilliseconds } from '../../base/time.ts';
import type { Mailer } from '../../platform/mail.ts';
import type { House } from '../../platform/use-case.ts';
import { mailsDue, noteAttempt } from './store.ts';
import type { MailRow } from './tables.ts';

/** After so many vain attempts a person must look. */
const attemptsAtMost = 8;
/** The pause before the next attempt doubles from one minute. */
const pauseMs = (attempts: number): number => 60_000 * 2 ** attempts;

/** What is added to a mail when it leaves and is never stored: a one-time link. */
export type Ending = (mail: MailRow) => Promise<string>;

/**
 * Sends what is released and due. A mail's id is its Message-ID: sent again after a crash between sending and
 * noting it, the receiver's server sees the same message.
 */
export async function sendMails(
  house: House,
  mailer: Mailer,
  ending: Ending,
): Promise<{ sent: number; failed: number }> {
  const went = { sent: 0, failed: 0 };
  for (const mail of await mailsDue(house.db, house.clock(), 200)) {
    const done = await attempt(house, mail, { mailer, ending });
    went[done ? 'sent' : 'failed'] += 1;
  }
  return went;
}

async function attempt(
  house: House,
  mail: MailRow,
  { mailer, ending }: { mailer: Mailer; ending: Ending },
): Promise<boolean> {
  const now = house.clock();
  try {
    const text = mail.body + (await ending(mail));
    await mailer.send({ id: mail.id, to: mail.address, subject: mail.subject, text });
    await noteAttempt(house.db, mail.id, { state: 'sent', lastError: null, nextAttemptAt: now, sentAt: now });
    return true;
  } catch (error) {
    const hopeless = error instanceof Problem || mail.attempts + 1 >= attemptsAtMost;
    await noteAttempt(house.db, mail.id, {
      state: hopeless ? 'failed' : 'released',
      lastError: reasonOf(error),
      sentAt: null,
      nextAttemptAt: addMilliseconds(now, pauseMs(mail.attempts)),
    });
    return false;
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof Problem
    ? ({ 'mail.address_invalid': '邮箱地址不对', 'mail.refused': '对方邮件服务器拒收' }[error.code] ?? error.code)
    : String((error as Error)?.message ?? error).slice(0, 300);
