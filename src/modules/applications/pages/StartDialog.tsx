import { Button, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Field } from '../../../web/parts/Field.tsx';
import { Bars } from '../../../web/parts/Waiting.tsx';
import { useGo } from '../../../web/router.tsx';
import { useAct, useView } from '../../../web/server-state.ts';
import { worksEndpoints } from '../../works/contract.ts';
import { applicationsEndpoints } from '../endpoints.ts';
import type { BatchView } from './use-batches.ts';

const newWork = 'new';

/** A work of ours, or a new dossier by its title; then the form opens with what is known. */
export function StartDialog({ batch, onClose }: { batch: BatchView; onClose: () => void }) {
  const works = useView(worksEndpoints.list, { size: 200 });
  const taken = useView(applicationsEndpoints.list, { batchId: batch.id, size: 500 });
  const register = useAct(worksEndpoints.register);
  const start = useAct(applicationsEndpoints.start);
  const [picked, setPicked] = useState<string>();
  const [title, setTitle] = useState('');
  const go = useGo();
  const rows = works.ready ? works.data.rows : [];
  const live = taken.ready ? taken.data.rows.filter(({ state }) => !['withdrawn', 'refused'].includes(state)) : [];
  const applied = (name: string) => live.some((row) => row.title === name);
  const choice = picked ?? (rows.length === 0 ? newWork : undefined);
  const act = async () => {
    const workId = choice === newWork ? (await register.run({ title }))?.id : choice;
    if (!workId) return;
    if (choice === newWork) setPicked(workId); // should the next step be refused, the dossier is not opened twice
    const begun = await start.run({ batchId: batch.id, workId });
    if (begun) go({ path: '/applications/$applicationId', params: { applicationId: begun.id } });
  };
  const ready = choice === newWork ? title.trim() !== '' : choice !== undefined;
  return (
    <Modal
      open
      width={600}
      centered
      closable={false}
      transitionName=""
      maskTransitionName=""
      title={`${batch.name}：为哪部作品申报`}
      onCancel={onClose}
      footer={
        <div className="confirm-foot">
          <span className="note">建立后只有本机构看得到，提交前可随时放弃。</span>
          <span className="grow" />
          <Button onClick={onClose}>返回</Button>
          <Button type="primary" disabled={!ready} loading={register.busy || start.busy} onClick={() => void act()}>
            开始填报
          </Button>
        </div>
      }
    >
      {works.ready ? (
        <Radio.Group
          className="start-works"
          aria-label="作品"
          value={choice ?? null}
          onChange={(event) => setPicked(event.target.value)}
        >
          {rows.map((work) => (
            <Radio key={work.id} value={work.id} disabled={applied(work.title)}>
              《{work.title}》
              <span className="note">
                {'　'}
                {applied(work.title) ? '本批次已有申报' : (work.filingNumber ?? '未填备案号')}
              </span>
            </Radio>
          ))}
          <Radio value={newWork}>新建一部作品的档案</Radio>
        </Radio.Group>
      ) : (
        <Bars />
      )}
      {choice === newWork ? (
        <Field path="title" label="作品名称" need hint="与规划立项备案的名称一致，不加书名号；以后可改">
          {(bind) => (
            <Input
              {...bind}
              autoFocus
              autoComplete="off"
              maxLength={60}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </Field>
      ) : null}
      <ProblemView problem={register.problem ?? start.problem} />
    </Modal>
  );
}
