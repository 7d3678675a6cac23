import { Button, Select } from 'antd';
import { useState } from 'react';
import { useActForm } from '../../../web/parts/ActForm.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { RowsEditor } from '../../../web/parts/RowsEditor.tsx';
import { SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import { useView } from '../../../web/server-state.ts';
import { promotionEndpoints as at } from '../endpoints.ts';
import { EnterPromise as Form } from '../schema.ts';

const plain = Form.omit({ projectId: true, platformOrgId: true, members: true, targets: true });
const target = Form.shape.targets.unwrap().element;

/** Writes down a place that a platform promises a work. */
export function EnterPromise({ projectId, onClose }: { projectId?: string; onClose: () => void }) {
  const [words, setWords] = useState('');
  const works = useView(at.works, { q: words }, { keep: true, when: projectId === undefined });
  const platforms = useView(at.platforms, {});
  const [chosen, setChosen] = useState<{ work?: string; platform?: string }>({});
  const [members, setMembers] = useState<string[]>([]);
  const [targets, setTargets] = useState<Record<string, unknown>[]>([]);
  const own = platforms.ready && platforms.data.own ? platforms.data.rows[0]?.id : undefined;
  const act = useActForm({
    endpoint: at.promise,
    schema: plain,
    fixed: {
      projectId: projectId ?? chosen.work,
      platformOrgId: own ?? chosen.platform,
      members,
      targets,
    },
    onDone: onClose,
  });
  return (
    <Block title="登记承诺位置" className="promise-entry">
      <div className="promise-form">
        {projectId === undefined ? (
          <label>
            作品
            <Select
              showSearch={{ filterOption: false, onSearch: setWords }}
              value={chosen.work}
              onChange={(work: string) => setChosen({ ...chosen, work })}
              options={
                works.ready
                  ? works.data.rows.map((one) => ({ value: one.id, label: `《${one.title}》 ${one.number}` }))
                  : []
              }
              placeholder="按片名或项目编号查找"
            />
          </label>
        ) : null}
        {own === undefined ? (
          <label>
            平台
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              value={chosen.platform}
              onChange={(platform: string) => setChosen({ ...chosen, platform })}
              options={platforms.ready ? platforms.data.rows.map(({ id, name }) => ({ value: id, label: name })) : []}
              placeholder="选择平台"
            />
          </label>
        ) : null}
        <label>
          矩阵成员
          <Select
            mode="tags"
            value={members}
            onChange={(next: string[]) => setMembers(next)}
            placeholder="位置为新媒体矩阵时，逐个填写账号"
          />
        </label>
      </div>
      <SchemaForm {...act.form} columns={2} />
      <RowsEditor
        schema={target}
        rows={targets}
        onChange={setTargets}
        path="targets"
        caption="承诺数据（可不填）"
        max={5}
      />
      <ProblemView problem={act.problem} labelOf={act.labelOf} />
      <div className="row promotion-moves">
        <Button type="primary" loading={act.busy} onClick={() => void act.submit()}>
          登记
        </Button>
        <Button onClick={onClose}>取消</Button>
      </div>
    </Block>
  );
}
