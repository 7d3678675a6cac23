import { Button, Modal, Select } from 'antd';
import { useState } from 'react';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { useAct } from '../../../web/server-state.ts';
import { expertReviewEndpoints } from '../endpoints.ts';
import type { RoundView } from './PanelView.tsx';

/** One more alternate from the pool, with the number of works each would have to keep away from. */
export function AddAlternate({ round, panelId }: { round: RoundView; panelId: string }) {
  const [open, setOpen] = useState(false);
  const [expertId, setExpertId] = useState<string>();
  const add = useAct(expertReviewEndpoints.addAlternate);
  const works = new Set(round.panels.find((panel) => panel.id === panelId)?.works.map((work) => work.applicationId));
  const options = round.pool
    .filter((one) => one.available && !one.seated)
    .map((one) => {
      const avoids = new Set(
        one.conflicts.filter((each) => works.has(each.applicationId)).map((each) => each.applicationId),
      ).size;
      return {
        value: one.expertId,
        label: `${one.name}　${one.employerName}　${avoids > 0 ? `应回避 ${avoids} 部` : '无须回避'}`,
      };
    });
  const send = async () => {
    if (expertId && (await add.run({ roundId: round.id, panelId, expertId }))) setOpen(false);
  };
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        增补候补…
      </Button>
      <Modal
        open={open}
        title="增补候补专家"
        okText="增补并邀请"
        cancelText="返回"
        onCancel={() => setOpen(false)}
        onOk={() => void send()}
        okButtonProps={{ disabled: !expertId, loading: add.busy }}
      >
        <Select
          style={{ width: '100%' }}
          showSearch
          optionFilterProp="label"
          aria-label="专家"
          placeholder="选择专家"
          options={options}
          value={expertId ?? null}
          onChange={(value) => setExpertId(value ?? undefined)}
        />
        <ProblemView problem={add.problem} />
      </Modal>
    </>
  );
}
