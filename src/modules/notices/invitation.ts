import { z } from 'zod';
import { jobActor, machinery } from '../../base/policy.ts';
import { perform, type House, useCase } from '../../platform/use-case.ts';
import { isInvited } from '../accounts/contract.ts';
import { addLink, personById } from '../accounts/index.ts';
import type { Ending } from './sending.ts';

/** A further one-time link for somebody invited; the secret goes to the sender of the mail and is written nowhere. */
const linkForMail = useCase({
  act: 'mail.send',
  label: '发送邮件',
  secret: true,
  input: z.object({ personId: z.uuid() }),
  view: machinery,
  allow: machinery,
  load: (tx, { personId }) => personById(tx, personId),
  async run({ tx, now, record }, person) {
    if (!isInvited(person)) {
      record({ act: 'mail.send', subject: person.id, note: '账号已开通，不再附链接' });
      return { id: person.id, link: '' };
    }
    const { link } = await addLink(tx, { personId: person.id, purpose: 'invite', now });
    record({ act: 'mail.send', subject: person.id, note: '开通账号邮件附一次性链接' });
    return { id: person.id, link };
  },
});

/** The end of a mail: for an invitation the link, made when the mail leaves; for every mail where the system is. */
export const invitationEnding =
  (house: House, address: string | undefined): Ending =>
  async (mail) => {
    const site = address ? `\n系统地址：${address.replace(/\/$/, '')}\n` : '';
    const foot = `${site}\n本邮件由系统发出，请勿直接回复。\n`;
    if (mail.rule !== 'invited' || !address) return foot;
    const { link } = await perform(house, linkForMail, { actor: jobActor('发送邮件') }, { personId: mail.personId });
    return link ? `\n一次性链接：${address.replace(/\/$/, '')}${link}\n${foot}` : foot;
  };
