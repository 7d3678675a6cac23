// Mail by SMTP. The same mail sent again carries the same Message-ID, so that the receiver's server may drop the
// second.
import { Problem } from '../base/problem.ts';

/** `id` is stable per message, e.g. that of the notice; `to` is one address. */
export type Mail = {
  id: string;
  to: string;
  subject: string;
  text: string;
  attachments?: { name: string; type: string; content: Buffer }[];
};
export type Mailer = { send: (mail: Mail) => Promise<void>; stop: () => void };

const address = /^[^\s<>()[\]\\,;:"@]{1,64}@[A-Za-z0-9.-]{1,190}$/;

/** Whether a text is one plain address; display names, lists and line breaks are not. */
export const isMailAddress = (text: string): boolean => address.test(text);

/**
 * Sends through `url` (`smtp://user:password@host:587`, `smtps://…`; the setting JINGWEI_SMTP) in the name of `from`,
 * e.g. `精微 <no-reply@example.cn>`. An address that cannot be right and a refusal for good are Problems, which no
 * repetition helps; anything else is worth trying again.
 */
export function mailer(url: string, from: string): Mailer {
  const connect = async () => (await import('nodemailer')).createTransport({ url, pool: true, maxConnections: 2 });
  let transport: ReturnType<typeof connect> | undefined;
  const domain = /@([^>\s]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
  return {
    async send({ id, to, subject, text, attachments = [] }) {
      if (!isMailAddress(to)) throw new Problem('mail.address_invalid', { address: to });
      const message = {
        from,
        to,
        text,
        subject: oneLine(subject),
        messageId: `<${id.replace(/[^\w.-]/g, '-')}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        attachments: attachments.map(({ name, type, content }) => ({
          filename: oneLine(name),
          contentType: oneLine(type),
          content,
        })),
        disableFileAccess: true,
        disableUrlAccess: true,
      };
      transport ??= connect();
      await (await transport).sendMail(message).catch(rethrowRefusal);
    },
    stop: () => void transport?.then((open) => open.close()),
  };
}

/** The mailer that the environment asks for; `undefined` where mail is not set up, which the notices page says. */
export function mailerFrom(env: NodeJS.ProcessEnv): Mailer | undefined {
  const { JINGWEI_SMTP: url, JINGWEI_MAIL_FROM: from } = env;
  return url && from ? mailer(url, from) : undefined;
}

/** A line break in a header would begin another header. */
const oneLine = (text: string) => text.replace(/[\r\n\t\0]+/g, ' ').trim();

function rethrowRefusal(error: { responseCode?: number; code?: string }): never {
  const forGood = (error.responseCode ?? 0) >= 500 && error.code === 'EENVELOPE';
  throw forGood ? new Problem('mail.refused') : error;
}
