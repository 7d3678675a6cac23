import { Button, Modal, Select } from 'antd';
import { useState } from 'react';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { To } from '../../../web/router.tsx';
import { useAct, useView } from '../../../web/server-state.ts';
import { guidanceEndpoints as guide } from '../endpoints.ts';
import { ReleaseGuide } from '../guidance-schema.ts';
import { FormButton } from './FormDialog.tsx';
import type { Guidance } from './words.ts';

function AssignDialog({ projectId, onClose }: { projectId: string; onClose: () => void }) {
  const view = useView(guide.candidates, { projectId });
  const { run, busy, problem } = useAct(guide.assignGuide);
  const [expertId, setExpertId] = useState<string>();
  const assign = async () => {
    if (expertId && (await run({ projectId, expertId }))) onClose();
  };
  return (
    <Modal
      open
      title="指派指导专家"
      closable={false}
      mask={{ closable: false }}
      transitionName=""
      maskTransitionName=""
      onCancel={onClose}
      footer={
        <div className="confirm-foot">
          <span className="grow" />
          <Button onClick={onClose}>返回</Button>
          <Button type="primary" loading={busy} disabled={!expertId} onClick={() => void assign()}>
            指派
          </Button>
        </div>
      }
    >
      <ProblemView problem={problem} />
      <Select
        className="w"
        aria-label="专家"
        placeholder="姓名、单位或专长"
        showSearch={{ optionFilterProp: 'label' }}
        loading={!view.ready}
        options={(view.ready ? view.data.rows : []).map(({ id, name, employerName, specialties }) => ({
          value: id,
          label: `${name}　${employerName}　${specialties.join('、')}`,
        }))}
        value={expertId}
        onChange={setExpertId}
      />
      <p className="note">
        与制作机构有任职或申报过利害关系的不能指派。推荐单位从总局列出的<To path="/guiding-experts">指导专家</To>中选。
      </p>
    </Modal>
  );
}

const release = ReleaseGuide.pick({ reason: true });
/** Who guides the project now and who did. */
export function Guides({
  projectId,
  guides,
  mayAssign,
}: {
  projectId: string;
  guides: Guidance['guides'];
  mayAssign: boolean;
}) {
  const [assigning, setAssigning] = useState(false);
  return (
    <Block
      title="指导专家"
      extra={
        mayAssign ? (
          <Button size="small" onClick={() => setAssigning(true)}>
            指派…
          </Button>
        ) : undefined
      }
    >
      {guides.length === 0 ? (
        <p className="note">还没有指派。总局或推荐单位指派后，专家可在手机上写指导意见。</p>
      ) : null}
      <ul className="guides">
        {guides.map(({ personId, name, assignedAt, releasedAt }) => (
          <li key={personId} className="row">
            <b>{name}</b>
            <span className="note">
              <When at={assignedAt} form="day" /> 起
              {releasedAt ? (
                <>
                  ，<When at={releasedAt} form="day" /> 止
                </>
              ) : null}
            </span>
            <span className="grow" />
            {mayAssign && !releasedAt ? (
              <FormButton
                size="small"
                title={`解除${name}的指导`}
                act="解除"
                endpoint={guide.releaseGuide}
                schema={release}
                fixed={{ projectId, personId }}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {assigning ? <AssignDialog projectId={projectId} onClose={() => setAssigning(false)} /> : null}
    </Block>
  );
}
