import { Modal } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { ConfirmAct } from '../../../web/parts/ConfirmAct.tsx';
import { useAct } from '../../../web/server-state.ts';
import { reportsEndpoints as at } from '../endpoints.ts';
import type { ConfirmReports } from '../schema.ts';

type Props = { open: boolean; waiting: number; input: z.input<typeof ConfirmReports>; onEnd: () => void };
type Skipped = { confirmed: number; skipped: { unit: string; why: string }[] };

/** 批量确认: how many it is, what follows; afterwards which were left out and why. */
export function ConfirmTables({ open, waiting, input, onEnd }: Props) {
  const { run, busy, problem, clear } = useAct(at.confirmAll);
  const [done, setDone] = useState<Skipped>();
  const count = input.orgIds === 'all' ? waiting : input.orgIds.length;
  const carryOut = async () => {
    const answer = await run(input);
    if (!answer) return;
    if (answer.skipped.length > 0) setDone(answer);
    onEnd();
  };
  return (
    <>
      <ConfirmAct
        open={open}
        title={`确认 ${count} 个单位的推进表`}
        who={input.orgIds === 'all' ? `本期全部待确认的 ${count} 个单位` : `所选 ${count} 个单位中待确认的`}
        sends="填报单位收到“已确认”的消息；确认的数计入全国汇总"
        takeBack="确认后不能撤回；有错由填报单位办理更正，原版保留"
        act={`确认 ${count} 个单位`}
        busy={busy}
        problem={problem}
        onConfirm={() => void carryOut()}
        onCancel={() => {
          clear();
          onEnd();
        }}
      />
      <Modal
        open={done !== undefined}
        title={`已确认 ${done?.confirmed ?? 0} 个单位`}
        cancelButtonProps={{ style: { display: 'none' } }}
        okText="知道了"
        onOk={() => setDone(undefined)}
        onCancel={() => setDone(undefined)}
      >
        <p>以下单位没有待确认的表，未作处理：</p>
        <ul>
          {done?.skipped.map(({ unit, why }) => (
            <li key={unit}>
              {unit}：{why}
            </li>
          ))}
        </ul>
      </Modal>
    </>
  );
}
