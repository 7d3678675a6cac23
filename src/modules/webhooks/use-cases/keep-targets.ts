import { randomBytes } from 'node:crypto';
import { Problem } from '../../../base/problem.ts';
import { addMilliseconds } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import { enqueue } from '../../../platform/jobs.ts';
import { newId } from '../../../platform/ids.ts';
import { webhookPair } from '../../../platform/methods/webhook-ed25519.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { sendJob } from '../deliver.ts';
import type { EventSource } from '../events.ts';
import { targetPolicy, webhooksPolicy } from '../policy.ts';
import { targetsOfOrg } from '../queries.ts';
import { addressFindings, bodyOf } from '../rules.ts';
import { AddTarget, ChangeTarget, MessageById, MoveTarget } from '../schema.ts';
import { webhookRules } from '../settings.ts';
import {
  endKeys,
  insertKey,
  insertMessage,
  insertTarget,
  lockMessage,
  lockTarget,
  messagesIn,
  releaseWaiting,
  saveMessage,
  saveTarget,
  targetById,
} from '../store.ts';
import { testEvent, type WebhookMessage, type WebhookTarget } from '../terms.ts';
import { messageWorkflow, type TargetAct, targetWorkflow } from '../workflow.ts';

type Address = { url: string; events: string[] };
function checkAddress(cx: ActCx, { url, events }: Address, sources: readonly EventSource[]): void {
  const unknown = events.filter((event) => !sources.some(({ type }) => type === event));
  const findings = [
    ...addressFindings(url, { loopback: cx.house.loopbackTargets === true }),
    ...(unknown.length > 0
      ? [{ code: 'event_unknown', path: 'events', message: `没有这些事项：${unknown.join('、')}` }]
      : []),
  ];
  if (findings.length > 0) throw new Problem('webhook.address_refused', {}, findings);
}

/** A new key, shown to its owner this once and kept sealed, and a pair of which only the public half is ever shown. */
async function makeKey({ tx, actor, now, house }: ActCx, targetId: string): Promise<string> {
  const secret = `whsec_${randomBytes(webhookRules().keyBytes).toString('base64')}`;
  const id = newId();
  const sealed = house.vault.seal(secret, id);
  const { signing, checking } = webhookPair();
  await insertKey(tx, {
    id,
    targetId,
    sealed,
    signingSealed: house.vault.seal(signing, `${id}:v1a`),
    publicKey: checking,
    ending: secret.slice(-6),
    madeByName: actor.name,
    madeAt: now,
    until: null,
  });
  return secret;
}

const shown = ({ label, url, events }: Pick<WebhookTarget, 'label' | 'url' | 'events'>) => ({ label, url, events });

export const addTarget = (sources: readonly EventSource[]) =>
  useCase({
    act: 'webhook.add',
    label: '新建推送地址',
    secret: true,
    input: AddTarget,
    load: async () => null,
    view: webhooksPolicy.add,
    allow: webhooksPolicy.add,
    async run(cx, _, { label, url, events }) {
      const { tx, actor, now, record } = cx;
      checkAddress(cx, { url, events }, sources);
      const most = webhookRules().targetsAtMost;
      if ((await targetsOfOrg(tx, actor.orgId)).length >= most) throw new Problem('webhook.too_many', { most });
      const id = newId();
      await insertTarget(tx, {
        id,
        version: 1,
        orgId: actor.orgId,
        label,
        url,
        events,
        state: targetWorkflow.start,
        stoppedAt: null,
        stopReason: null,
        createdBy: actor.personId,
        createdByName: actor.name,
        createdAt: now,
      });
      const secret = await makeKey(cx, id);
      record({ act: 'webhook.add', subject: id, after: shown({ label, url, events }), note: `${label}：${url}` });
      return { id, secret };
    },
  });

const locked = (tx: ActCx['tx'], { targetId }: { targetId: string }) => lockTarget(tx, targetId);
function moved(target: WebhookTarget, act: TargetAct, version: number): WebhookTarget {
  const state = moveOn(targetWorkflow, act, target.state, undefined);
  if (target.version !== version) throw new Problem('row.changed');
  return { ...target, state };
}
/** What waits for a target goes again at once. */
async function sendWaiting({ tx, now }: ActCx, targetId: string): Promise<number> {
  await releaseWaiting(tx, targetId, now);
  const waiting = await messagesIn(tx, targetId, 'waiting');
  await enqueue(tx, sendJob, {});
  return waiting.length;
}

export const changeTarget = (sources: readonly EventSource[]) =>
  useCase({
    act: 'webhook.change',
    label: '修改推送地址',
    input: ChangeTarget,
    load: locked,
    view: webhooksPolicy.view,
    allow: targetPolicy.change,
    async run(cx, target, { version, label, url, events }) {
      const next = moved(target, 'change', version);
      checkAddress(cx, { url, events }, sources);
      await saveTarget(cx.tx, { ...next, label, url, events, stoppedAt: null, stopReason: null });
      await sendWaiting(cx, target.id);
      cx.record({
        act: 'webhook.change',
        subject: target.id,
        before: shown(target),
        after: shown({ label, url, events }),
        note: `${label}：${url}`,
      });
      return { id: target.id };
    },
  });

export const rotateKey = useCase({
  act: 'webhook.rotate_key',
  label: '更换推送密钥',
  secret: true,
  input: MoveTarget,
  load: locked,
  view: webhooksPolicy.view,
  allow: targetPolicy.rotate_key,
  async run(cx, target, { version }) {
    await saveTarget(cx.tx, moved(target, 'rotate_key', version));
    const until = addMilliseconds(cx.now, webhookRules().keyOverlapHours * 3_600_000);
    await endKeys(cx.tx, target.id, { now: cx.now, until });
    const secret = await makeKey(cx, target.id);
    cx.record({ act: 'webhook.rotate_key', subject: target.id, note: `${target.label}；原密钥签名至 ${until}` });
    return { id: target.id, secret };
  },
});

export const pauseTarget = useCase({
  act: 'webhook.pause',
  label: '暂停推送',
  input: MoveTarget,
  load: locked,
  view: webhooksPolicy.view,
  allow: targetPolicy.pause,
  async run({ tx, record }, target, { version }) {
    await saveTarget(tx, moved(target, 'pause', version));
    record({ act: 'webhook.pause', subject: target.id, note: target.label });
    return { id: target.id };
  },
});

/** What gathered meanwhile goes out, in its order of arrival as far as the network keeps it. */
export const resumeTarget = useCase({
  act: 'webhook.resume',
  label: '恢复推送',
  input: MoveTarget,
  load: locked,
  view: webhooksPolicy.view,
  allow: targetPolicy.resume,
  async run(cx, target, { version }) {
    await saveTarget(cx.tx, { ...moved(target, 'resume', version), stoppedAt: null, stopReason: null });
    const waiting = await sendWaiting(cx, target.id);
    cx.record({ act: 'webhook.resume', subject: target.id, note: `${target.label}，补发 ${waiting} 条` });
    return { id: target.id };
  },
});

export const removeTarget = useCase({
  act: 'webhook.remove',
  label: '删除推送地址',
  input: MoveTarget,
  load: locked,
  view: webhooksPolicy.view,
  allow: targetPolicy.remove,
  async run({ tx, now, record }, target, { version }) {
    await saveTarget(tx, moved(target, 'remove', version));
    for (const message of await messagesIn(tx, target.id, 'waiting')) {
      const state = moveOn(messageWorkflow, 'drop', message.state, undefined);
      await saveMessage(tx, { ...message, state, nextAt: null, endedAt: now });
    }
    await endKeys(tx, target.id, { now, until: now });
    record({ act: 'webhook.remove', subject: target.id, note: `${target.label}：${target.url}` });
    return { id: target.id };
  },
});

export const testTarget = useCase({
  act: 'webhook.test',
  label: '发送测试消息',
  input: MoveTarget,
  load: locked,
  view: webhooksPolicy.view,
  allow: targetPolicy.test,
  async run({ tx, now, record }, target, { version }) {
    moved(target, 'test', version);
    const id = newId();
    const body = bodyOf({ type: testEvent, at: now, id: target.id });
    const message = { id, targetId: target.id, entryId: id, event: testEvent, subject: target.id, body };
    await insertMessage(tx, newMessage(message, now));
    await enqueue(tx, sendJob, {});
    record({ act: 'webhook.test', subject: target.id, note: target.label });
    return { id };
  },
});

type Begun = Pick<WebhookMessage, 'id' | 'targetId' | 'entryId' | 'event' | 'subject' | 'body'>;
/** A message that is due at once. */
export const newMessage = (begun: Begun, now: ActCx['now']): WebhookMessage => ({
  ...begun,
  state: messageWorkflow.start,
  attempts: 0,
  madeAt: now,
  nextAt: now,
  replays: 0,
  endedAt: null,
});

/** The same message goes again with its first id, so that a receiver who has it knows it. */
async function sendAgain({ tx, now }: ActCx, message: WebhookMessage): Promise<void> {
  const state = moveOn(messageWorkflow, 'replay', message.state, undefined);
  const replays = message.replays + 1;
  await saveMessage(tx, { ...message, state, attempts: 0, nextAt: now, replays, endedAt: null });
  await enqueue(tx, sendJob, {});
}

export const replayMessage = useCase({
  act: 'webhook.replay',
  label: '重新推送',
  input: MessageById,
  async load(tx, { messageId }) {
    const message = await lockMessage(tx, messageId);
    const target = await targetById(tx, message.targetId);
    return { message, target, orgId: target.orgId };
  },
  view: webhooksPolicy.view,
  allow: targetPolicy.replay,
  async run(cx, { message, target }) {
    moveOn(targetWorkflow, 'replay', target.state, undefined);
    await sendAgain(cx, message);
    cx.record({
      act: 'webhook.replay',
      subject: target.id,
      after: { messageId: message.id },
      note: `${target.label}，1 条`,
    });
    return { id: message.id };
  },
});

export const replayFailed = useCase({
  act: 'webhook.replay',
  label: '重新推送未送达的',
  input: MoveTarget,
  load: locked,
  view: webhooksPolicy.view,
  allow: targetPolicy.replay,
  async run(cx, target, { version }) {
    moved(target, 'replay', version);
    const failed = await messagesIn(cx.tx, target.id, 'failed');
    if (failed.length === 0) throw new Problem('webhook.nothing_failed');
    for (const message of failed) await sendAgain(cx, message);
    cx.record({ act: 'webhook.replay', subject: target.id, note: `${target.label}，${failed.length} 条` });
    return { id: target.id, count: failed.length };
  },
});
