import './plans.css';
import { Button, Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useFilter } from '../../../web/router.tsx';
import { useView, type View } from '../../../web/server-state.ts';
import { plansEndpoints } from '../endpoints.ts';
import { AddPlan } from '../schema.ts';
import type { PlanOut } from '../views.ts';
import { Advice } from './frame.tsx';
import { SubPlans } from './SubPlans.tsx';

type Plan = z.output<typeof PlanOut>;

export default function PlanPage() {
  const list = useView(plansEndpoints.list, {});
  const filter = useFilter({ year: '' });
  const years = list.ready ? list.data.rows.map(({ year }) => year) : [];
  const year = Number(filter.values.year) || years.at(-1) || 0;
  const view = useView(plansEndpoints.detail, { year }, { when: year > 0 });
  if (!list.ready) return <Waiting view={list} />;
  if (years.length === 0) {
    return (
      <Empty kind="none-yet" title="还没有年度计划">
        启动时会载入 2026 年计划；若没有，请系统管理员检查参考数据。
      </Empty>
    );
  }
  const choice = (
    <Select
      aria-label="年份"
      value={String(year)}
      options={years.map((one) => ({ value: String(one), label: `${one} 年` }))}
      onChange={(next: string) => filter.set({ year: next })}
    />
  );
  return <PlanOf view={view} choice={choice} mayAdd={list.data.mayAdd} latest={years[0] ?? year} />;
}

type Shown = { view: View<Plan>; choice: React.ReactNode; mayAdd: boolean; latest: number };

function PlanOf({ view, choice, mayAdd, latest }: Shown) {
  const [adding, setAdding] = useState(false);
  if (!view.ready) return <Waiting view={view} />;
  const plan = view.data;
  const moves = (
    <>
      {choice}
      {mayAdd ? <Button onClick={() => setAdding(true)}>新建年度计划…</Button> : null}
    </>
  );
  return (
    <>
      <PageHeader
        title={`${plan.name}`}
        sub={
          <>
            <span>{plan.documentNumber}</span>
            <span>{plan.source}</span>
          </>
        }
        moves={moves}
      />
      {adding ? (
        <ActDialog
          open
          title="新建年度计划"
          act="新建"
          endpoint={plansEndpoints.add}
          schema={AddPlan}
          initial={{ year: latest + 1, copyFromYear: latest }}
          onCancel={() => setAdding(false)}
          onDone={() => setAdding(false)}
        />
      ) : null}
      <div className="with-aside">
        <div>
          <Facts
            columns={1}
            facts={[
              ['总体目标', plan.goal],
              ['全年目标', plan.targetCount === null ? null : `${plan.targetCount.toLocaleString('zh-CN')} 部`],
            ]}
          />
          <Categories plan={plan} />
          <SubPlans />
          <Advice year={plan.year} />
          <Clauses plan={plan} />
        </div>
        <aside>
          <Block title="相关">
            <ul className="tasks">
              <li>
                <To path="/calendar">工作日历</To>
              </li>
              <li>
                <To path="/rules">分类标准与编号格式</To>
              </li>
              <li>
                <To path="/terms">代码表</To>
              </li>
              <li>
                <To path="/quotas">各单位名额</To>
              </li>
            </ul>
          </Block>
          <Block title="经过" className="gap">
            {plan.timeline.length > 0 ? (
              <Timeline events={plan.timeline} />
            ) : (
              <p className="note">自参考数据载入后没有改动。</p>
            )}
          </Block>
        </aside>
      </div>
    </>
  );
}

function Categories({ plan }: { plan: Plan }) {
  return (
    <Block title="五个一批" note="代码 V1–V5 为本系统所编，文件未编号" className="gap">
      <table className="plain-table">
        <caption className="sr">五个一批类别</caption>
        <thead>
          <tr>
            <th scope="col">代码</th>
            <th scope="col">方案原文</th>
            <th scope="col">简称</th>
            <th scope="col">依据</th>
          </tr>
        </thead>
        <tbody>
          {plan.categories.map((one) => (
            <tr key={one.code}>
              <th scope="row">{one.code}</th>
              <td>{one.label}</td>
              <td>{one.shortLabel}</td>
              <td>{one.clause}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Block>
  );
}

/** The document word for word: what every clause shown elsewhere points to. */
function Clauses({ plan }: { plan: Plan }) {
  return (
    <Block title="方案条款" note={`${plan.clauses.length} 条，逐字`} className="gap">
      {plan.clauses.length === 0 ? (
        <p className="note">本年度方案的条款尚未录入。</p>
      ) : (
        <div className="clauses">
          {plan.clauses.map(({ key, title, text }) => (
            <details key={key} id={`clause-${key}`}>
              <summary>
                <b>{key}</b> {title}
              </summary>
              <p className="reading">{text || '（本条为标题）'}</p>
            </details>
          ))}
        </div>
      )}
    </Block>
  );
}
