import { digestOf } from '../../../platform/digest.ts';
import { newId } from '../../../platform/ids.ts';
import type { ActCx } from '../../../platform/use-case.ts';
import { batchesOfCall, versionsOf } from '../queries.ts';
import type { CallContent } from '../schema.ts';
import { insertVersion, saveCall } from '../store.ts';
import type { Call, CallPart, CallState, CallVersion } from '../terms.ts';
import type { TouchSource } from '../touched.ts';

type Edition = { content: CallContent; state: CallState; reason: string; parts: readonly CallPart[] };

/** Publishes content and dates as the next version of a locked call: immutable, with digest, reason and the touched. */
export async function addVersion(
  { tx, actor, now, house }: ActCx,
  call: Call,
  { content, state, reason, parts }: Edition,
  sources: readonly TouchSource[],
): Promise<{ call: Call; version: CallVersion }> {
  const [last] = await versionsOf(tx, call.id);
  const batches = (await batchesOfCall(tx, call.id)).map(({ id, number, name, opensOn, submitBy, recommendBy }) => ({
    id,
    number,
    name,
    opensOn,
    submitBy,
    recommendBy,
  }));
  const touched = [];
  if (last) for (const source of sources) touched.push(...(await source(tx, { callId: call.id, parts })));
  const number = (last?.number ?? 0) + 1;
  const version: CallVersion = {
    id: newId(),
    callId: call.id,
    number,
    content,
    batches,
    reason,
    touched,
    digest: digestOf({ callId: call.id, number, content, batches }, house.suite),
    publishedBy: actor.personId,
    publishedByName: actor.name,
    publishedAt: now,
  };
  await insertVersion(tx, version);
  return { version, call: await saveCall(tx, { ...call, state, currentVersionId: version.id }) };
}
