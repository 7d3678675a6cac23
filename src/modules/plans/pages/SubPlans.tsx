import { Button } from 'antd';
import { useState } from 'react';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useView } from '../../../web/server-state.ts';
import { plansEndpoints } from '../endpoints.ts';
import { AddSubPlan, EndSubPlan } from '../schema.ts';

/** 微短剧+：the open list, the nation's first; each unit adds and ends its own. */
export function SubPlans() {
  const view = useView(plansEndpoints.subPlans, {});
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<{ id: string; version: number; label: string }>();
  if (!view.ready) return <Waiting view={view} />;
  const { rows, mayAdd } = view.data;
  const add = mayAdd ? (
    <Button size="small" onClick={() => setAdding(true)}>
      新增子计划…
    </Button>
  ) : undefined;
  return (
    <Block
      title="微短剧+ 子计划"
      note={`在用 ${rows.filter((row) => row.inForce).length} 个`}
      extra={add}
      className="gap"
    >
      <table className="plain-table">
        <caption className="sr">微短剧+ 子计划</caption>
        <thead>
          <tr>
            {['名称', '代码', '归属', '状态', '起', '止', '依据', ''].map((head) => (
              <th key={head} scope="col">
                {head || <span className="sr">办理</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.label}</th>
              <td>{row.code}</td>
              <td className="nowrap">{row.ownerName}</td>
              <td>
                <Status kind={row.inForce ? 'done' : 'off'}>{row.inForce ? '在用' : '不在用'}</Status>
              </td>
              <td>
                <When at={row.validFrom} form="day" />
              </td>
              <td>{row.validUntil ? <When at={row.validUntil} form="day" /> : <span className="dim">—</span>}</td>
              <td className="dim">{row.source}</td>
              <td>
                {row.mayChange ? (
                  <Button size="small" type="text" onClick={() => setEnding(row)}>
                    停用…
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {adding ? (
        <ActDialog
          open
          title="新增微短剧+子计划"
          act="新增"
          endpoint={plansEndpoints.addSubPlan}
          schema={AddSubPlan}
          onCancel={() => setAdding(false)}
          onDone={() => setAdding(false)}
        />
      ) : null}
      {ending ? (
        <ActDialog
          open
          title={`停用“${ending.label}”`}
          act="停用"
          endpoint={plansEndpoints.endSubPlan}
          schema={EndSubPlan.pick({ validUntil: true, reason: true })}
          fixed={{ subPlanId: ending.id, version: ending.version }}
          onCancel={() => setEnding(undefined)}
          onDone={() => setEnding(undefined)}
        />
      ) : null}
    </Block>
  );
}
