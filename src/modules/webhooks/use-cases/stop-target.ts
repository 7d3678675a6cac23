import { z } from 'zod';
import { idField, text } from '../../../base/fields.ts';
import { moveOn } from '../../../base/workflow.ts';
import { useCase } from '../../../platform/use-case.ts';
import { targetPolicy } from '../policy.ts';
import { lockTarget, saveTarget } from '../store.ts';
import { targetWorkflow } from '../workflow.ts';

/** After the last vain try nothing is sent until a person has looked; two messages failing together stop it once. */
export const stopTarget = useCase({
  act: 'webhook.stop',
  label: '推送停止',
  input: z.object({ targetId: idField(), reason: text(1, 200) }),
  load: (tx, { targetId }) => lockTarget(tx, targetId),
  view: targetPolicy.stop,
  allow: targetPolicy.stop,
  async run({ tx, now, record }, target, { reason }) {
    const stops = targetWorkflow.moves.some(({ act, from }) => act === 'stop' && from.includes(target.state));
    if (stops) {
      const state = moveOn(targetWorkflow, 'stop', target.state, undefined);
      await saveTarget(tx, { ...target, state, stoppedAt: now, stopReason: reason });
    }
    record({ act: 'webhook.stop', subject: target.id, also: [target.orgId], note: `${target.label}：${reason}` });
    return { id: target.id };
  },
});
