import { Problem } from '../../../base/problem.ts';
import { moveOn } from '../../../base/workflow.ts';
import { useCase } from '../../../platform/use-case.ts';
import { standingOf } from '../call-facts.ts';
import { ActOnCall, PublishChange } from '../endpoints.ts';
import { callsPolicy } from '../policy.ts';
import { contentOf } from '../queries.ts';
import { lockCall, saveCall } from '../store.ts';
import { callParts, type CallPart } from '../terms.ts';
import type { TouchSource } from '../touched.ts';
import { callWorkflow } from '../workflow.ts';
import { addVersion } from './add-version.ts';
import { mustBeEditable } from './save-part.ts';

/** Publishes a call whose parts are all green; from here on its content changes only as a new version. */
export const publishCall = useCase({
  act: 'call.publish',
  label: '发布征集',
  input: ActOnCall,
  load: (tx, { callId }) => lockCall(tx, callId),
  view: callsPolicy.draft,
  allow: callsPolicy.publish,
  async run(cx, call, { version }) {
    mustBeEditable(call, version);
    const standing = await standingOf(cx.tx, call, cx.now);
    const state = moveOn(callWorkflow, 'publish', call.state, standing);
    const edition = { content: call.draft, state, reason: '首次发布', parts: Object.keys(callParts) as CallPart[] };
    const published = await addVersion(cx, call, edition, []);
    cx.record({
      act: 'call.publish',
      subject: call.id,
      also: standing.batches.map(({ id }) => id),
      after: { version: 1, digest: published.version.digest, batches: published.version.batches },
      note: call.title,
    });
    return { id: call.id };
  },
});

/** Publishes the edited content of an open call as its next version, with the reason and whom it touches. */
export const publishChange = (sources: readonly TouchSource[]) =>
  useCase({
    act: 'call.publish_change',
    label: '发布变更',
    input: PublishChange,
    load: (tx, { callId }) => lockCall(tx, callId),
    view: callsPolicy.draft,
    allow: callsPolicy.publish_change,
    async run(cx, call, { version, reason }) {
      mustBeEditable(call, version);
      const standing = await standingOf(cx.tx, call, cx.now);
      const state = moveOn(callWorkflow, 'publish_change', call.state, standing);
      const parts = [...new Set(standing.contentChanges.map(({ part }) => part))];
      const { version: next } = await addVersion(cx, call, { content: call.draft, state, reason, parts }, sources);
      cx.record({
        act: 'call.publish_change',
        subject: call.id,
        also: standing.batches.map(({ id }) => id),
        before: { changes: standing.contentChanges },
        after: { version: next.number, digest: next.digest, touched: next.touched },
        note: `第 ${next.number} 版（${parts.map((part) => callParts[part]).join('、')}）：${reason}`,
      });
      return { id: call.id };
    },
  });

/** Takes the edited content back to what is published. */
export const discardChange = useCase({
  act: 'call.discard_change',
  label: '放弃未发布的变更',
  input: ActOnCall,
  load: (tx, { callId }) => lockCall(tx, callId),
  view: callsPolicy.draft,
  allow: callsPolicy.discard_change,
  async run({ tx, now, record }, call, { version }) {
    mustBeEditable(call, version);
    const standing = await standingOf(tx, call, now);
    const state = moveOn(callWorkflow, 'discard_change', call.state, standing);
    if (!call.currentVersionId) throw new Problem('call.unchanged');
    await saveCall(tx, { ...call, state, draft: await contentOf(tx, call.currentVersionId) });
    record({ act: 'call.discard_change', subject: call.id, before: { changes: standing.contentChanges } });
    return { id: call.id };
  },
});

/** Ends a call once its last batch has run out. */
export const closeCall = useCase({
  act: 'call.close',
  label: '关闭征集',
  input: ActOnCall,
  load: (tx, { callId }) => lockCall(tx, callId),
  view: callsPolicy.draft,
  allow: callsPolicy.close,
  async run({ tx, now, record }, call, { version }) {
    mustBeEditable(call, version);
    const state = moveOn(callWorkflow, 'close', call.state, await standingOf(tx, call, now));
    await saveCall(tx, { ...call, state });
    record({ act: 'call.close', subject: call.id, before: { state: call.state }, after: { state } });
    return { id: call.id };
  },
});
