import { useState } from 'react';
import type { z } from 'zod';
import { announce } from '../../../web/announce.ts';
import { useAct } from '../../../web/server-state.ts';
import { webhooksEndpoints as at } from '../endpoints.ts';
import type { TargetOut } from '../views.ts';

export type Button = { act: string; name: string; run: () => void; busy: boolean };

/** The moves of a target that need no form: each runs at once, a new key is shown once. */
export function useTargetMoves(one: z.output<typeof TargetOut> | undefined) {
  const [secret, setSecret] = useState<string>();
  const rotate = useAct(at.rotateKey);
  const test = useAct(at.test);
  const pause = useAct(at.pause);
  const resume = useAct(at.resume);
  const remove = useAct(at.remove);
  const replay = useAct(at.replayFailed);
  const input = { targetId: one?.id ?? '', version: one?.version ?? 0 };
  const said = async (words: string, done: Promise<unknown>) => {
    if (await done) announce(words);
  };
  const all: Record<string, Omit<Button, 'act'>> = {
    test: { name: '发送测试消息', busy: test.busy, run: () => void said('测试消息已列入推送', test.run(input)) },
    replay: { name: '重新推送未送达的', busy: replay.busy, run: () => void said('已列入推送', replay.run(input)) },
    rotate_key: {
      name: '更换密钥',
      busy: rotate.busy,
      run: () => void rotate.run(input).then((made) => setSecret(made?.secret)),
    },
    pause: { name: '暂停', busy: pause.busy, run: () => void said('已暂停', pause.run(input)) },
    resume: { name: '恢复推送', busy: resume.busy, run: () => void said('已恢复推送', resume.run(input)) },
    remove: { name: '删除', busy: remove.busy, run: () => void said('已删除', remove.run(input)) },
  };
  const open = new Set(one?.moves.map(({ act }) => act));
  const shown = (act: string) => open.has(act) && (act !== 'replay' || (one?.counts.failed ?? 0) > 0);
  return {
    buttons: Object.entries(all).flatMap(([act, button]): Button[] => (shown(act) ? [{ act, ...button }] : [])),
    secret,
    forget: () => setSecret(undefined),
    problem: [rotate, test, pause, resume, remove, replay].find((one2) => one2.problem)?.problem,
  };
}
