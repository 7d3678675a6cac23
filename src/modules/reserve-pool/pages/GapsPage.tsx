import './reserve.css';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { Shape } from '../../../web/parts/Shape.tsx';
import { Fig } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useFilter } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { reservePoolEndpoints as at } from '../endpoints.ts';
import type { GapOut, GapsOut } from '../views.ts';
import { PoolTabs } from './PoolTabs.tsx';

type Gaps = z.output<typeof GapsOut>;
type Line = z.output<typeof GapOut>;
type Search = Record<string, string | number>;

/** A count that opens the rows it counts. */
function Count({ n, search, label }: { n: number; search: Search; label: string }) {
  if (n === 0) return <span className="zero">0</span>;
  return (
    <To path="/reserve" search={search} aria-label={`${label} ${n} 项`}>
      {n}
    </To>
  );
}
function GapMark({ gap }: { gap: number | null }) {
  if (gap === null) return <span className="zero">—</span>;
  return gap === 0 ? (
    <>
      <Shape kind="done" size={9} /> 0
    </>
  ) : (
    <>
      <Shape kind="bad" size={9} /> {gap}
    </>
  );
}

type TableProps = {
  caption: string;
  head: string;
  lines: readonly Line[];
  base: Search;
  field: string;
  /** A second heading: columns with the count of row and column. */
  across?: { heads: readonly Line[]; field: string; of: (row: string, column: string) => number };
};
function GapTable({ caption, head, lines, base, field, across }: TableProps) {
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={caption}>
      <table className="gap-table">
        <caption className="sr">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">目标</th>
            <th scope="col">在库</th>
            <th scope="col">转申报</th>
            <th scope="col">缺口</th>
            <th scope="col">停留超期</th>
            {across?.heads.map(({ key, label }) => (
              <th scope="col" key={key}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const own = { ...base, [field]: line.key };
            return (
              <tr key={line.key}>
                <th scope="row">{line.label}</th>
                <td>{line.target ?? <span className="zero">未定</span>}</td>
                <td>
                  <Count n={line.inPool} search={{ ...own, state: 'in_pool' }} label={`${line.label}在库`} />
                </td>
                <td>
                  <Count n={line.promoted} search={{ ...own, state: 'promoted' }} label={`${line.label}转申报`} />
                </td>
                <td>
                  <GapMark gap={line.gap} />
                </td>
                <td>
                  <Count
                    n={line.stalled}
                    search={{ ...own, state: 'in_pool', cut: 'stalled' }}
                    label={`${line.label}停留超期`}
                  />
                </td>
                {across?.heads.map(({ key, label }) => (
                  <td key={key}>
                    <Count
                      n={across.of(line.key, key)}
                      search={{ ...own, [across.field]: key, state: '' }}
                      label={`${line.label}、${label}`}
                    />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Whole({ data, base }: { data: Gaps; base: Search }) {
  const { whole, basis, year } = data;
  const have = whole.inPool + whole.promoted;
  const share = whole.target ? Math.min(100, Math.round((have / whole.target) * 100)) : 0;
  return (
    <Block title={`${year}年目标`} note={basis || '还没有设定目标'}>
      <p className="gap-whole">
        <span>
          目标 <Fig n={whole.target ?? '未定'} {...(whole.target === null ? {} : { unit: '部' })} />
        </span>
        <span>
          在库 <Fig n={whole.inPool} unit="项" to={{ path: '/reserve', search: { ...base, state: 'in_pool' } }} />
        </span>
        <span>
          转申报 <Fig n={whole.promoted} unit="项" to={{ path: '/reserve', search: { ...base, state: 'promoted' } }} />
        </span>
        <span>
          缺口 <Fig n={whole.gap ?? '—'} {...(whole.gap === null ? {} : { unit: '部' })} />
        </span>
        {whole.target ? (
          <span>
            <span className="gap-bar" role="img" aria-label={`已储备和转申报 ${share}%`}>
              <i style={{ width: `${share}%` }} />
            </span>{' '}
            {share}%
          </span>
        ) : null}
      </p>
      <p className="note">缺口 = 目标 −（在库 + 本年转申报）；各数打开对应的项目。</p>
    </Block>
  );
}

function Tables({ data, base }: { data: Gaps; base: Search }) {
  const cell = (counts: Record<string, number>) => (category: string, other: string) =>
    counts[`${category}|${other}`] ?? 0;
  const across = (lines: readonly Line[], counts: Record<string, number>) => ({
    heads: data.categories,
    field: 'category',
    of: (row: string, category: string) => cell(counts)(category, row),
    lines,
  });
  const some = (lines: readonly Line[]) => lines.filter((one) => one.inPool + one.promoted > 0 || one.target !== null);
  const blocks: [string, ReactNode][] = [
    [
      '“五个一批”类别',
      <GapTable key="c" caption="按类别的缺口" head="类别" lines={data.categories} base={base} field="category" />,
    ],
    [
      '“微短剧+”子计划',
      some(data.subPlans).length > 0 ? (
        <GapTable
          key="s"
          caption="按子计划的缺口，横向为类别"
          head="子计划"
          lines={some(data.subPlans)}
          base={base}
          field="subPlan"
          across={across(data.subPlans, data.bySubPlan)}
        />
      ) : (
        <p key="s" className="note">
          还没有项目属于子计划，也没有设定子计划目标。
        </p>
      ),
    ],
    ...(data.mayReadUnits
      ? ([
          [
            '储备单位',
            <GapTable
              key="u"
              caption="按单位的缺口，横向为类别"
              head="单位"
              lines={data.units}
              base={base}
              field="ownerId"
              across={across(data.units, data.byUnit)}
            />,
          ],
          ['地区', <GapTable key="r" caption="按地区" head="地区" lines={data.regions} base={base} field="region" />],
        ] as [string, ReactNode][])
      : []),
  ];
  return blocks.map(([title, table]) => (
    <Block key={title} title={title} className="gap">
      {table}
    </Block>
  ));
}

/** 缺口: the pool against the five categories, sub-plans, regions, units and the goal of the year. */
export default function GapsPage() {
  const filter = useFilter({ year: '', ownerId: '' });
  const { year, ownerId } = filter.values;
  const view = useView(at.gaps, { ...(year ? { year: Number(year) } : {}), ownerId });
  const choices = useView(at.choices, {});
  const owners = choices.ready ? choices.data.owners : [];
  if (!view.ready && view.problem?.status === 404)
    return (
      <Empty kind="no-right" title="没有查看缺口的权限" button={{ label: '看储备库', to: { path: '/reserve' } }}>
        缺口和目标供储备单位和总局查看。
      </Empty>
    );
  if (!view.ready) return <Waiting view={view} />;
  const { data } = view;
  const base: Search = { year: data.year, ...(ownerId ? { ownerId } : {}) };
  return (
    <>
      <PageHeader title="储备缺口" sub={data.owner ? data.owner.name : '全国'} />
      <PoolTabs at="/reserve/gaps" />
      {owners.length > 0 ? (
        <FilterBar
          filter={filter}
          fields={[
            {
              key: 'ownerId',
              label: '储备单位',
              kind: 'select',
              width: 180,
              options: Object.fromEntries(owners.map(({ id, name }) => [id, name])),
            },
          ]}
        />
      ) : null}
      <Whole data={data} base={base} />
      <Block title="阶段" className="gap">
        <p className="gap-whole">
          {data.stages.map(({ key, label, n, stalled }) => (
            <span key={key}>
              {label}{' '}
              <Fig n={n} unit="项" to={{ path: '/reserve', search: { ...base, stage: key, state: 'in_pool' } }} />
              {stalled > 0 ? <span className="dim">（超期 {stalled}）</span> : null}
            </span>
          ))}
        </p>
      </Block>
      <Tables data={data} base={base} />
    </>
  );
}
