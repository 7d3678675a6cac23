import type { z } from 'zod';
import { Problem } from '../../../base/problem.ts';
import { useCase } from '../../../platform/use-case.ts';
import { ConfirmPart } from '../endpoints.ts';
import { callsPolicy } from '../policy.ts';
import { lockCall, saveCall } from '../store.ts';
import { standingOf } from '../call-facts.ts';
import { type Call, callParts, type CallPart, partMembers } from '../terms.ts';
import { isClosed } from '../workflow.ts';

/** Refuses a save over somebody else's, and any change of a closed call. */
export function mustBeEditable(call: Call, version: number): void {
  if (call.version !== version) throw new Problem('row.changed');
  if (isClosed(call)) throw new Problem('call.closed');
}

type Edit = Partial<Call['draft']> & { callId: string; version: number };
/**
 * Saves one part of a call's content. Of a published call this changes the draft only, until the change is published.
 */
export const savePart = <I extends z.ZodType<Edit>>(part: CallPart, input: I) =>
  useCase({
    act: 'call.save_part',
    label: '修改征集内容',
    input,
    load: (tx, edit) => lockCall(tx, (edit as Edit).callId),
    view: callsPolicy.draft,
    allow: callsPolicy.edit,
    async run({ tx, record }, call, edit) {
      const { callId: _, version, ...content } = edit as Edit;
      mustBeEditable(call, version);
      const members: Partial<Call['draft']> = Object.fromEntries(
        partMembers[part].map((member) => [member, call.draft[member]]),
      );
      await saveCall(tx, { ...call, draft: { ...call.draft, ...content } });
      record({ act: 'call.save_part', subject: call.id, before: members, after: content, note: callParts[part] });
      return { id: call.id };
    },
  });

/** An officer has looked at a part's open points and answers for going on with it; a later edit asks again. */
export const confirmPart = useCase({
  act: 'call.confirm_part',
  label: '确认征集内容',
  input: ConfirmPart,
  load: (tx, { callId }) => lockCall(tx, callId),
  view: callsPolicy.draft,
  allow: callsPolicy.confirm,
  async run({ tx, actor, now, record }, call, { version, part, note }) {
    mustBeEditable(call, version);
    const { parts } = await standingOf(tx, call, now);
    const state = parts.find((one) => one.part === part);
    if (!state || state.light === 'red') throw new Problem('call.part_invalid', {}, state?.findings ?? []);
    const confirmation = { digest: state.digest, byName: actor.name, at: now, note };
    await saveCall(tx, { ...call, confirmed: { ...call.confirmed, [part]: confirmation } });
    record({
      act: 'call.confirm_part',
      subject: call.id,
      after: { part, findings: state.findings },
      note: `${callParts[part]}：${note}`,
    });
    return { id: call.id };
  },
});
