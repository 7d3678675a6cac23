import { z } from 'zod';
import { jobActor, machinery } from '../../base/policy.ts';
import type { AuditRow } from '../../platform/database.ts';
import type { Subscription } from '../../platform/subscriptions.ts';
import { answer, reading } from '../../platform/use-case.ts';
import { voidLinks } from '../accounts/index.ts';
import { type Drafts, draftsFor } from './deliver.ts';
import { noticeRules } from './rules.ts';
import { keepMails, keepMessages } from './store.ts';

const drafting = (entry: AuditRow) =>
  reading({
    input: z.object({}),
    load: async () => null,
    view: machinery,
    show: ({ tx }): Promise<Drafts> => draftsFor(tx, entry),
  });

/** What was done becomes messages and mails; written twice it is there once (unique by person, rule and entry). */
export const noticesSubscriptions: Subscription[] = [
  {
    name: 'notices',
    acts: [...new Set(noticeRules.map((rule) => rule.act))],
    async deliver(house, entry) {
      const { messages, mails } = await answer(house, drafting(entry), { actor: jobActor('消息投递') }, {});
      await keepMessages(house.db, messages);
      await keepMails(house.db, mails);
    },
  },
  {
    // An invitation may have gone out twice, on the screen and by mail: once one link is used the other is void.
    name: 'notices.links',
    acts: ['account.set_password'],
    deliver: (house, entry) => voidLinks(house.db, entry.subject, entry.at),
  },
];
