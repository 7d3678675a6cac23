import { jobActor } from '../../base/policy.ts';
import { addMilliseconds, type Instant } from '../../base/time.ts';
import { moveOn } from '../../base/workflow.ts';
import { enqueueAlone } from '../../platform/jobs.ts';
import { webhookSign } from '../../platform/methods/exchange.ts';
import { signWithPair } from '../../platform/methods/webhook-ed25519.ts';
import { type House, perform } from '../../platform/use-case.ts';
import { type Answered, sendOnce } from './reach.ts';
import { isHopeless, nextTryAt } from './rules.ts';
import { webhookRules } from './settings.ts';
import { claimMessage, findTarget, insertAttempt, keysOfTarget, messagesDue, saveMessage } from './store.ts';
import { type Outcome, outcomes, type WebhookMessage, type WebhookTarget } from './terms.ts';
import { stopTarget } from './use-cases/stop-target.ts';
import { messageWorkflow } from './workflow.ts';

/**
 * The jobs that send what is due; jobs.ts declares them. The first is asked for whenever there is something new, and
 * waits at most once in its queue; the second is asked for with the time of a next try.
 */
export const sendJob = { name: 'webhooks', schedule: '* * * * *' };
export const retryJob = { name: 'webhook-retry' };

/** The signatures of all keys that hold now, v1 and v1a: while keys are being replaced the receiver may use either. */
async function signaturesOf(house: House, message: WebhookMessage, now: Instant): Promise<string[]> {
  const keys = (await keysOfTarget(house.db, message.targetId)).filter(({ until }) => until === null || until > now);
  const { id: messageId, body } = message;
  const timestamp = Math.floor(Date.parse(now) / 1000);
  return keys.flatMap(({ id, sealed, signingSealed }) => {
    const secret = house.vault.open(sealed, id);
    const signing = signingSealed === null ? undefined : house.vault.open(signingSealed, `${id}:v1a`);
    return [
      ...(secret ? [webhookSign(secret, { id: messageId, timestamp, body })] : []),
      ...(signing ? [signWithPair(signing, `${messageId}.${timestamp}.${body}`)] : []),
    ];
  });
}

async function tryOnce(
  house: House,
  message: WebhookMessage,
  { target, now }: { target: WebhookTarget; now: Instant },
) {
  const signatures = await signaturesOf(house, message, now);
  if (signatures.length === 0) return { outcome: 'key_lost', status: null, excerpt: '' } satisfies Answered;
  const { timeoutSeconds, excerptCharacters } = webhookRules();
  return sendOnce({
    url: target.url,
    body: message.body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Jingwei-Webhooks/1',
      'webhook-id': message.id,
      'webhook-timestamp': String(Math.floor(Date.parse(now) / 1000)),
      'webhook-signature': signatures.join(' '),
    },
    timeoutSeconds,
    excerptCharacters,
    loopback: house.loopbackTargets === true,
  });
}

/**
 * Tries a message once if it is due and its target in use, and notes in the log what became of it. A failure sets the
 * next try; after the last one the target is stopped and its keeper told. Whoever comes second does nothing.
 */
export async function deliverMessage(house: House, messageId: string): Promise<Outcome | null> {
  const now = house.clock();
  const lease = addMilliseconds(now, webhookRules().timeoutSeconds * 2000);
  const message = await claimMessage(house.db, messageId, { now, lease });
  const target = message && (await findTarget(house.db, message.targetId));
  if (!message || !target) return null;
  const begun = performance.now();
  const { outcome, status, excerpt } = await tryOnce(house, message, { target, now });
  const milliseconds = Math.round(performance.now() - begun);
  await insertAttempt(house.db, { messageId, at: now, milliseconds, status, outcome, excerpt });
  await settle(house, message, { outcome, now });
  return outcome;
}

async function settle(house: House, message: WebhookMessage, { outcome, now }: { outcome: Outcome; now: Instant }) {
  if (outcome === 'accepted') {
    const state = moveOn(messageWorkflow, 'deliver', message.state, undefined);
    await saveMessage(house.db, { ...message, state, nextAt: null, endedAt: now });
    return;
  }
  const nextAt = isHopeless(outcome) ? null : nextTryAt(message.attempts, now, webhookRules());
  if (nextAt !== null) {
    await saveMessage(house.db, { ...message, nextAt });
    await enqueueAlone(house, retryJob, {}, { after: nextAt });
    return;
  }
  const state = moveOn(messageWorkflow, 'give_up', message.state, undefined);
  await saveMessage(house.db, { ...message, state, nextAt: null, endedAt: now });
  const reason = `${outcomes[outcome]}，共试 ${message.attempts} 次`;
  await perform(house, stopTarget, { actor: jobActor('推送') }, { targetId: message.targetId, reason });
}

/** So many due messages are read at once. */
const portion = 500;

/**
 * Sends what is due: targets beside each other, the messages of one in turn, and no further one in this run to a target
 * that did not take the last. Answers how many were tried.
 */
export async function deliverDue(house: House): Promise<number> {
  for (let tried = 0; ; ) {
    const due = await messagesDue(house.db, house.clock(), portion);
    const byTarget = Map.groupBy(due, ({ targetId }) => targetId);
    const counts = await Promise.all([...byTarget.values()].map((messages) => deliverInTurn(house, messages)));
    const now = counts.reduce((sum, one) => sum + one, 0);
    tried += now;
    if (now === 0 || due.length < portion) return tried;
  }
}

async function deliverInTurn(house: House, messages: readonly { id: string }[]): Promise<number> {
  let tried = 0;
  for (const { id } of messages) {
    const outcome = await deliverMessage(house, id);
    tried += outcome === null ? 0 : 1;
    if (outcome !== null && outcome !== 'accepted') break;
  }
  return tried;
}
