import { nothing } from '../../../base/endpoint.ts';
import { Problem } from '../../../base/problem.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { personById } from '../../accounts/index.ts';
import { noticesPolicy } from '../policy.ts';
import { messagesOf, mutedRules, unreadCount } from '../queries.ts';
import { mutableFor } from '../rules.ts';
import { ChangeSettings, ListMessages, ReadMessages } from '../schema.ts';
import { markRead, setMuted } from '../store.ts';

export const showMessages = reading({
  input: ListMessages,
  load: async () => null,
  view: noticesPolicy.own,
  async show({ tx, actor }, _, filter) {
    const found = await messagesOf(tx, actor.personId, filter);
    return { ...found, unread: await unreadCount(tx, actor.personId) };
  },
});

export const readMessages = useCase({
  act: 'notice.read',
  label: '查阅消息',
  input: ReadMessages,
  load: async () => null,
  view: noticesPolicy.own,
  allow: noticesPolicy.own,
  async run({ tx, actor, now, record }, _, { ids }) {
    const count = await markRead(tx, { personId: actor.personId, ids, now });
    record({ act: 'notice.read', subject: actor.personId, after: { count } });
    return { id: actor.personId };
  },
});

export const showSettings = reading({
  input: nothing,
  load: async () => null,
  view: noticesPolicy.own,
  async show({ tx, actor }) {
    const muted = await mutedRules(tx, actor.personId);
    const { email } = await personById(tx, actor.personId);
    return {
      rules: mutableFor(actor.roles).map(({ key, label, title }) => ({ key, label, title, muted: muted.has(key) })),
      hasAddress: email !== null,
    };
  },
});

/** A person mutes what does not begin a clock or affect rights (ux 5.7). */
export const changeSettings = useCase({
  act: 'notice.settings',
  label: '调整消息设置',
  input: ChangeSettings,
  load: async () => null,
  view: noticesPolicy.own,
  allow: noticesPolicy.own,
  async run({ tx, actor, record }, _, { muted }) {
    if (!muted.every((key) => mutableFor(actor.roles).some((rule) => rule.key === key)))
      throw new Problem('notices.legal');
    await setMuted(tx, actor.personId, [...new Set(muted)]);
    record({ act: 'notice.settings', subject: actor.personId, after: { muted } });
    return { id: actor.personId };
  },
});
