import { Button, Select } from 'antd';
import { useId, useState } from 'react';
import type { Finding } from '../../../base/problem.ts';
import { useActForm } from '../../../web/parts/ActForm.tsx';
import { Field } from '../../../web/parts/Field.tsx';
import { FieldScope } from '../../../web/parts/Findings.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { RowsEditor } from '../../../web/parts/RowsEditor.tsx';
import { SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import { useView } from '../../../web/server-state.ts';
import { promotionEndpoints as at } from '../endpoints.ts';
import { EnterPromise as Form } from '../schema.ts';

const plain = Form.omit({ projectId: true, platformOrgId: true, members: true, targets: true });
type Chosen = { work?: string; platform?: string };
const target = Form.shape.targets.unwrap().element;

/** Work and platform of a promise; on the page of a project and for a platform's own people they are given. */
function Whose({
  projectId,
  chosen,
  choose,
  findings,
}: {
  projectId: string | undefined;
  chosen: Chosen;
  choose: (next: Chosen) => void;
  findings: readonly Finding[];
}) {
  const [words, setWords] = useState('');
  const works = useView(at.works, { q: words }, { keep: true, when: projectId === undefined });
  const platforms = useView(at.platforms, {});
  return (
    <div className="fields-grid grid-2">
      {projectId === undefined ? (
        <Field path="projectId" label="作品" need findings={findings}>
          {(bind) => (
            <Select
              {...bind}
              className="w"
              showSearch={{ filterOption: false, onSearch: (typed) => setWords(typed.replace(/[《》]/g, '')) }}
              value={chosen.work}
              onChange={(work: string) => choose({ ...chosen, work })}
              options={
                works.ready
                  ? works.data.rows.map((one) => ({ value: one.id, label: `《${one.title}》 ${one.number}` }))
                  : []
              }
              placeholder="按片名或项目编号查找"
            />
          )}
        </Field>
      ) : null}
      {platforms.ready && !platforms.data.own ? (
        <Field path="platformOrgId" label="平台" need findings={findings}>
          {(bind) => (
            <Select
              {...bind}
              className="w"
              showSearch={{ optionFilterProp: 'label' }}
              value={chosen.platform}
              onChange={(platform: string) => choose({ ...chosen, platform })}
              options={platforms.data.rows.map(({ id, name }) => ({ value: id, label: name }))}
              placeholder="选择平台"
            />
          )}
        </Field>
      ) : null}
    </div>
  );
}

/** Writes down a place that a platform promises a work. */
export function EnterPromise({ projectId, onClose }: { projectId?: string; onClose: () => void }) {
  const platforms = useView(at.platforms, {});
  const scope = useId();
  const [chosen, setChosen] = useState<Chosen>({});
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
    scope,
  });
  const matrix = act.values.place === 'matrix' || members.length > 0;
  return (
    <FieldScope value={scope}>
      <Block title="登记承诺位置" className="promise-entry">
        <Whose projectId={projectId} chosen={chosen} choose={setChosen} findings={act.findings} />
        <SchemaForm {...act.form} columns={2} />
        {matrix ? (
          <Field path="members" label="矩阵成员" need hint="逐个填写账号，回车确认" findings={act.findings}>
            {(bind) => (
              <Select
                {...bind}
                className="w"
                mode="tags"
                value={members}
                onChange={(next: string[]) => setMembers(next)}
              />
            )}
          </Field>
        ) : null}
        <RowsEditor
          schema={target}
          rows={targets}
          onChange={setTargets}
          path="targets"
          caption="承诺数据（可不填）"
          findings={act.findings}
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
    </FieldScope>
  );
}
