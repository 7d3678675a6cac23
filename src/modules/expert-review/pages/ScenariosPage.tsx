import { Button, Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { FindingList } from '../../../web/parts/Findings.tsx';
import { MoveButton, MovesBar } from '../../../web/parts/Moves.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useFilter, useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { expertReviewEndpoints } from '../endpoints.ts';
import { AdoptScenario } from '../scenario-schema.ts';
import type { ScenariosOut } from '../views-scenarios.ts';
import { ScenarioForm } from './ScenarioForm.tsx';
import { ScenarioList } from './ScenarioList.tsx';
import { ScenarioSums } from './ScenarioSums.tsx';
import { ScenarioWorks } from './ScenarioWorks.tsx';
import './review.css';

export type ScenariosView = z.output<typeof ScenariosOut>;

/** The side on the left as the list: what becomes of it, said before it is done. */
function AdoptBar({ data }: { data: ScenariosView }) {
  const scenario = data.scenarios.find((one) => one.id === data.a.key);
  const move = data.moves[0];
  if (!scenario || !move || scenario.adoptedAt || !data.mayTry) return null;
  const barred = data.a.against.filter((one) => one.weight !== 'look');
  return (
    <>
      {barred.length > 0 ? <FindingList title="采用后报请签发前须处理" findings={barred} /> : null}
      <MovesBar
        note="采用只改写拟定中的名单，签发前不影响任何申报"
        act={
          <MoveButton
            move={{ ...move, label: `采用“${scenario.name}”` }}
            endpoint={expertReviewEndpoints.adoptScenario}
            input={{
              listId: data.listId,
              scenarioId: scenario.id,
              version: scenario.version,
              listVersion: data.listVersion,
            }}
            form={{ schema: AdoptScenario.pick({ reason: true }) }}
            effect={{
              title: `以方案“${scenario.name}”改写评定名单`,
              act: '采用方案',
              who: `${data.rows.length} 部作品；原有的人工调整由方案取代`,
              sends: '不发出任何内容',
              takeBack: '签发前可另行采用其他方案或逐部调整',
              checks: (
                <Status kind={barred.length === 0 ? 'done' : 'warn'}>
                  {barred.length === 0
                    ? '符合征集通知的名额规则'
                    : `与征集通知不符 ${barred.length} 项，报请签发前须处理`}
                </Status>
              ),
            }}
          />
        }
      />
    </>
  );
}

/** 方案比选: other lines, limits and works moved by hand, two side by side; one becomes the list. */
export default function ScenariosPage() {
  const listId = useParam('listId');
  const filter = useFilter({ a: 'list', b: 'call', only: false });
  const { a, b, only } = filter.values;
  const view = useView(expertReviewEndpoints.scenarios, { listId, a, b }, { keep: true });
  const [editing, setEditing] = useState<string>();
  if (!view.ready) return <Waiting view={view} />;
  const data = view.data;
  const sides = [
    { value: 'list', label: '现行名单' },
    { value: 'call', label: '按通知规则' },
    ...data.scenarios.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const choose = (mark: 'a' | 'b', title: string) => (
    <label className="row">
      {title}
      <Select
        aria-label={`${title}侧`}
        style={{ minWidth: 220 }}
        options={sides}
        value={filter.values[mark]}
        onChange={(value) => filter.set({ [mark]: value })}
      />
    </label>
  );
  const form = editing === undefined ? undefined : data.scenarios.find((one) => one.id === editing);
  return (
    <>
      <div className="spaced">
        <PageHeader
          title={`${data.batchName}：方案比选`}
          sub={data.stateLabel}
          meta={
            <To path="/review/decision-lists/$listId" params={{ listId }}>
              评定名单
            </To>
          }
          moves={
            data.mayTry && editing === undefined ? (
              <Button type="primary" onClick={() => setEditing('')}>
                新建方案
              </Button>
            ) : null
          }
        />
        {editing === undefined ? (
          <ScenarioList
            data={data}
            onEdit={setEditing}
            onDropped={(id) => filter.set({ a: a === id ? 'list' : a, b: b === id ? 'call' : b })}
            onChoose={(mark, id) => filter.set({ [mark]: id })}
          />
        ) : (
          <ScenarioForm
            key={editing}
            view={data}
            scenario={form}
            onClose={(id) => {
              setEditing(undefined);
              if (id && id !== editing) filter.set({ a: id });
            }}
          />
        )}
        <Block title="并列比较" note="保存和比较不改变名单，也不发出任何内容；仅总局业务、签发和纪检审计人员可见">
          <div className="row">
            {choose('a', '甲')}
            {choose('b', '乙')}
          </div>
        </Block>
        <ScenarioSums a={data.a} b={data.b} />
        <ScenarioWorks data={data} view={view} only={only} onOnly={(next) => filter.set({ only: next })} />
      </div>
      <AdoptBar data={data} />
    </>
  );
}
