import './reserve.css';
import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Field } from '../../../web/parts/Field.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useAct, useView } from '../../../web/server-state.ts';
import { reservePoolEndpoints as at } from '../endpoints.ts';
import type { GoalOut } from '../views.ts';
import { PoolTabs } from './PoolTabs.tsx';

type Goal = z.output<typeof GoalOut>;
type Counts = Record<string, number>;

function Numbers({
  title,
  heads,
  counts,
  onChange,
  locked,
}: {
  title: string;
  heads: readonly { key: string; label: string }[];
  counts: Counts;
  onChange: (counts: Counts) => void;
  locked: boolean;
}) {
  if (heads.length === 0) return null;
  const sum = Object.values(counts).reduce((all, n) => all + n, 0);
  const set = (key: string, n: number | null) => {
    const { [key]: _, ...rest } = counts;
    onChange(n === null ? rest : { ...rest, [key]: n });
  };
  return (
    <Block title={title} note={`合计 ${sum} 部；不填的不设目标`} className="gap">
      <div className="goal-grid">
        {heads.map(({ key, label }) => (
          <label key={key}>
            {label}
            <InputNumber
              aria-label={`${title}：${label}`}
              min={0}
              precision={0}
              controls={false}
              disabled={locked}
              value={counts[key] ?? null}
              onChange={(n) => set(key, n)}
            />
          </label>
        ))}
      </div>
    </Block>
  );
}

function Editor({ goal }: { goal: Goal }) {
  const [content, setContent] = useState(goal.content);
  const [basis, setBasis] = useState(goal.seen === 0 ? '' : goal.basis);
  const { run, busy, problem } = useAct(at.setGoal);
  const locked = !goal.maySet;
  const part = (name: 'categories' | 'subPlans' | 'units') => (counts: Counts) =>
    setContent({ ...content, [name]: counts });
  const coded = (list: Goal['categories']) => list.map(({ code, label }) => ({ key: code, label }));
  return (
    <>
      <ProblemView problem={problem} />
      <Block title="全年目标" note={goal.basis}>
        <Field path="content.total" label="全年目标" unit="部">
          {(bind) => (
            <InputNumber
              {...bind}
              min={0}
              precision={0}
              controls={false}
              disabled={locked}
              value={content.total}
              onChange={(total) => setContent({ ...content, total })}
            />
          )}
        </Field>
      </Block>
      <Numbers
        title="“五个一批”类别"
        heads={coded(goal.categories)}
        counts={content.categories}
        onChange={part('categories')}
        locked={locked}
      />
      <Numbers
        title="“微短剧+”子计划"
        heads={coded(goal.subPlans)}
        counts={content.subPlans}
        onChange={part('subPlans')}
        locked={locked}
      />
      {goal.isNation ? (
        <Numbers
          title="储备单位"
          heads={goal.units.map(({ id, name }) => ({ key: id, label: name }))}
          counts={content.units}
          onChange={part('units')}
          locked={locked}
        />
      ) : null}
      {locked ? null : (
        <div className="entry-form gap">
          <Field path="basis" label="依据" hint="文件名称或会议纪要" need>
            {(bind) => <Input {...bind} value={basis} onChange={(event) => setBasis(event.target.value)} />}
          </Field>
          <Button
            type="primary"
            loading={busy}
            disabled={basis.trim().length < 2}
            onClick={() => void run({ year: goal.year, orgId: goal.orgId, content, basis, seen: goal.seen })}
          >
            保存为第 {goal.seen + 1} 版
          </Button>
        </div>
      )}
    </>
  );
}

function Editions({ goal }: { goal: Goal }) {
  if (goal.editions.length === 0) return null;
  return (
    <Block title="历次设定" className="gap">
      <table className="plain-table">
        <caption className="sr">历次设定</caption>
        <thead>
          <tr>
            <th scope="col">版次</th>
            <th scope="col">全年目标</th>
            <th scope="col">依据</th>
            <th scope="col">设定</th>
          </tr>
        </thead>
        <tbody>
          {goal.editions.map((one) => (
            <tr key={one.edition}>
              <th scope="row">第 {one.edition} 版</th>
              <td>{one.total ?? '未定'}</td>
              <td>{one.basis}</td>
              <td>
                {one.createdByName} <When at={one.createdAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Block>
  );
}

/** 目标: what a year is to bring, in editions; of the nation also by unit. */
export default function GoalsPage() {
  const view = useView(at.goal, {});
  if (!view.ready && view.problem?.status === 404)
    return (
      <Empty kind="no-right" title="没有查看目标的权限" button={{ label: '看储备库', to: { path: '/reserve' } }}>
        缺口和目标供储备单位和总局查看。
      </Empty>
    );
  if (!view.ready) return <Waiting view={view} />;
  const goal = view.data;
  return (
    <>
      <PageHeader title={`${goal.year}年储备目标`} sub={goal.isNation ? '全国' : goal.orgName} />
      <PoolTabs at="/reserve/goals" />
      <Editor key={goal.seen} goal={goal} />
      <Editions goal={goal} />
    </>
  );
}
