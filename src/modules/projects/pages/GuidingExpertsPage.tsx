import { Button, Select } from 'antd';
import { useState } from 'react';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useAct, useView } from '../../../web/server-state.ts';
import { expertsEndpoints } from '../../experts/contract.ts';
import { guidanceEndpoints as guide } from '../endpoints.ts';

function Add() {
  const view = useView(expertsEndpoints.list, { state: 'active', size: 2000 });
  const { run, busy, problem } = useAct(guide.nameGuide);
  const [expertId, setExpertId] = useState<string>();
  const add = async () => {
    if (expertId && (await run({ expertId }))) setExpertId(undefined);
  };
  return (
    <>
      <ProblemView problem={problem} />
      <p className="row">
        <Select
          style={{ width: 360 }}
          aria-label="从专家库选择"
          placeholder="从专家库选择"
          showSearch={{ optionFilterProp: 'label' }}
          options={(view.ready ? view.data.rows : []).map(({ id, name, employerName }) => ({
            value: id,
            label: `${name}　${employerName}`,
          }))}
          value={expertId}
          onChange={setExpertId}
        />
        <Button type="primary" loading={busy} disabled={!expertId} onClick={() => void add()}>
          列为指导专家
        </Button>
      </p>
    </>
  );
}

function End({ expertId }: { expertId: string }) {
  const { run, busy, problem } = useAct(guide.endGuide);
  return (
    <>
      <Button size="small" loading={busy} onClick={() => void run({ expertId })}>
        移出
      </Button>
      <ProblemView problem={problem} />
    </>
  );
}

/** 指导专家: whom the office has named; units choose their guides from this list and learn of nobody else. */
export default function GuidingExpertsPage() {
  const view = useView(guide.guidingExperts, {});
  if (!view.ready) return <Waiting view={view} />;
  const { rows, mayChange } = view.data;
  return (
    <>
      <PageHeader title="指导专家" sub="推荐单位从这里选择项目的指导专家；专家库其余人员对推荐单位保密" />
      {mayChange ? <Add /> : null}
      <Block className="gap" title="名单" note={`${rows.length} 人`}>
        {rows.length === 0 ? (
          <Empty kind="none-yet" title="还没有列出指导专家">
            由总局业务人员从专家库中选定。
          </Empty>
        ) : (
          <table className="plain-table">
            <caption className="sr">指导专家名单</caption>
            <thead>
              <tr>
                <th scope="col">姓名</th>
                <th scope="col">单位</th>
                <th scope="col">专长</th>
                {mayChange ? <th scope="col">操作</th> : null}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ id, name, employerName, specialties }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  <td>{employerName}</td>
                  <td>{specialties.join('、')}</td>
                  {mayChange ? (
                    <td>
                      <End expertId={id} />
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Block>
    </>
  );
}
