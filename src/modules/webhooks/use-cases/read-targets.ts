import { nothing } from '../../../base/endpoint.ts';
import { hasRole } from '../../../base/policy.ts';
import { movesOpenTo } from '../../../base/workflow.ts';
import { timelineOf } from '../../../platform/audit.ts';
import { reading } from '../../../platform/use-case.ts';
import { organizationById } from '../../organizations/index.ts';
import type { EventSource } from '../events.ts';
import { keepers, targetPolicy, webhooksPolicy } from '../policy.ts';
import { attemptsOf, countsOf, type MessageCounts, messagesOf, targetsSeen } from '../queries.ts';
import { ListMessages, TargetById } from '../schema.ts';
import { webhookRules } from '../settings.ts';
import { keysOfTarget, targetById } from '../store.ts';
import { testEvent, webhooksActs } from '../terms.ts';
import { messageWorkflow, targetWorkflow } from '../workflow.ts';

const none: MessageCounts = { waiting: 0, delivered: 0, failed: 0, dropped: 0, lastAt: null };
const choicesOf = (sources: readonly EventSource[]) =>
  sources.map(({ type, label, group }) => ({ type, label, group }));
const labels: Readonly<Record<string, string>> = webhooksActs;

export const targetList = (sources: readonly EventSource[]) =>
  reading({
    input: nothing,
    load: async () => null,
    view: webhooksPolicy.list,
    async show({ tx, actor }) {
      const targets = await targetsSeen(tx, actor);
      const counts = await countsOf(
        tx,
        targets.map(({ id }) => id),
      );
      return {
        rows: targets.map((target) => ({ ...target, counts: counts.get(target.id) ?? none })),
        events: choicesOf(sources),
        mayAdd: hasRole(actor, ...keepers),
        most: webhookRules().targetsAtMost,
      };
    },
  });

export const targetDetail = (sources: readonly EventSource[]) =>
  reading({
    input: TargetById,
    load: (tx, { targetId }) => targetById(tx, targetId),
    view: webhooksPolicy.view,
    async show({ tx, actor, now }, target) {
      const { retrySeconds, keyOverlapHours: overlapHours } = webhookRules();
      const entries = await timelineOf(tx, target.id, Object.keys(webhooksActs));
      return {
        ...target,
        orgName: (await organizationById(tx, target.orgId)).name,
        counts: (await countsOf(tx, [target.id])).get(target.id) ?? none,
        eventChoices: choicesOf(sources),
        keys: (await keysOfTarget(tx, target.id)).map(({ ending, publicKey, madeByName, madeAt, until }) => ({
          ending,
          publicKey,
          madeByName,
          madeAt,
          until,
          isLive: until === null || until > now,
        })),
        retrySeconds,
        overlapHours,
        moves: movesOpenTo(targetWorkflow, targetPolicy, { actor, subject: target, facts: undefined }),
        timeline: entries.map((one) => ({ ...one, label: labels[one.act] ?? one.act })),
      };
    },
  });

export const messageList = (sources: readonly EventSource[]) =>
  reading({
    input: ListMessages,
    load: (tx, { targetId }) => targetById(tx, targetId),
    view: webhooksPolicy.view,
    async show({ tx, actor }, target, filter) {
      const names = new Map([
        ...sources.map(({ type, label }): [string, string] => [type, label]),
        [testEvent, '测试消息'],
      ]);
      const { rows, total } = await messagesOf(tx, filter);
      const attempts = Map.groupBy(
        await attemptsOf(
          tx,
          rows.map(({ id }) => id),
        ),
        ({ messageId }) => messageId,
      );
      const may = movesOpenTo(targetWorkflow, targetPolicy, { actor, subject: target, facts: undefined }).some(
        ({ act }) => act === 'replay',
      );
      const again = messageWorkflow.moves.filter(({ act }) => act === 'replay').flatMap(({ from }) => from);
      return {
        total,
        rows: rows.map((message) => ({
          ...message,
          eventLabel: names.get(message.event) ?? message.event,
          attempts: attempts.get(message.id) ?? [],
          mayReplay: may && (again as readonly string[]).includes(message.state),
        })),
      };
    },
  });
