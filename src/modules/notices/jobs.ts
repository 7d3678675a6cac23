import { jobActor } from '../../base/policy.ts';
import type { Job } from '../../platform/jobs.ts';
import { mailerFrom } from '../../platform/mail.ts';
import type { TodoSource } from '../../platform/todo.ts';
import { perform } from '../../platform/use-case.ts';
import { invitationEnding } from './invitation.ts';
import { sendMails } from './sending.ts';
import { remindDue } from './use-cases/remind-due.ts';

/** Sending every minute, reminding at eight in the morning (ux 5.7: 08:00 to 21:00). */
export const noticesJobs = (sources: readonly TodoSource[]): Job[] => [
  {
    name: 'send-mails',
    label: '发送邮件',
    schedule: '* * * * *',
    async run({ house }) {
      const mailer = mailerFrom(process.env);
      if (!mailer) return { sent: 0, failed: 0, connected: false };
      try {
        return await sendMails(house, mailer, invitationEnding(house, process.env.JINGWEI_ADDRESS));
      } finally {
        mailer.stop();
      }
    },
  },
  {
    name: 'remind-due',
    label: '到期提醒（工作日 08:00）',
    schedule: '0 8 * * *',
    run: ({ house }) => perform(house, remindDue(sources), { actor: jobActor('到期提醒') }, {}),
  },
];
