import './cross-checks.css';
import { Button } from 'antd';
import type { z } from 'zod';
import { announce } from '../../../web/announce.ts';
import { type Column, DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { To, useFilter } from '../../../web/router.tsx';
import { hrefOf, useAct, useView } from '../../../web/server-state.ts';
import { crossChecksEndpoints as at } from '../endpoints.ts';
import { differenceStates, type Grade, grades, sources } from '../terms.ts';
import type { DifferenceRowOut, DifferencesOut } from '../views.ts';
import { gradeShapes, stateShapes } from './words.ts';

type Row = z.output<typeof DifferenceRowOut>;
type Listed = z.output<typeof DifferencesOut>;

const figure = (source: keyof typeof sources, text: string) => (
  <>
    <span className={text === '未填' ? 'dim' : undefined}>{text}</span>
    <span className="note difference-source">{sources[source]}</span>
  </>
);
const columns: Column<Row>[] = [
  {
    key: 'title',
    title: '作品',
    frozen: true,
    width: 170,
    render: (row) => (
      <To path="/differences/$differenceId" params={{ differenceId: row.id }} className="song">
        《{row.title}》
      </To>
    ),
  },
  { key: 'rule', title: '核对项目', width: 200, render: (row) => row.ruleLabel },
  { key: 'left', title: '甲方', render: (row) => figure(row.leftSource, row.leftText) },
  { key: 'right', title: '乙方', render: (row) => figure(row.rightSource, row.rightText) },
  { key: 'gap', title: '差异', render: (row) => row.gap },
  {
    key: 'grade',
    title: '程度',
    width: 76,
    render: (row) => <Status kind={gradeShapes[row.grade]}>{grades[row.grade]}</Status>,
  },
  { key: 'answer', title: '说明单位', render: (row) => row.answerName },
  {
    key: 'due',
    title: '说明期限',
    render: (row) => (
      <span className="nowrap">
        <When at={row.dueOn} form="day" />
        {row.isLate ? <b className="difference-late">　逾期</b> : null}
      </span>
    ),
  },
  {
    key: 'state',
    title: '状态',
    render: (row) => <Status kind={stateShapes[row.state]}>{differenceStates[row.state]}</Status>,
  },
  { key: 'round', title: '次数', align: 'right', minor: true, render: (row) => row.round },
];

const cutsOf = ({ cuts }: Pick<Listed, 'cuts'>) => [
  { value: 'waiting', label: '未结', count: cuts.waiting },
  { value: 'open', label: '待说明', count: cuts.open },
  { value: 'answered', label: '已说明', count: cuts.answered },
  { value: 'returned', label: '退回', count: cuts.returned },
  { value: 'ended', label: '已结', count: cuts.ended },
  { value: '', label: '全部', count: cuts.waiting + cuts.ended },
];
const noCuts = { waiting: 0, open: 0, answered: 0, returned: 0, ended: 0 };
const optionsOf = (choices: readonly { value: string; label: string }[]): Record<string, string> =>
  Object.fromEntries(choices.map(({ value, label }) => [value, label]));

/** 数据核对: figures of the same work that do not agree, each with who has to answer and until when. */
export default function DifferencesPage() {
  const filter = useFilter({ q: '', state: 'waiting', cut: '', rule: '', grade: '', unitOrgId: '', page: 1, size: 50 });
  const { q, state, cut, rule, grade, unitOrgId, page, size } = filter.values;
  const asked = {
    q,
    rule,
    unitOrgId,
    grade: grade as Grade | '',
    cut: cut as '' | 'mine' | 'late',
    state: state as 'waiting',
  };
  const view = useView(at.list, { ...asked, page, size }, { keep: true });
  const { run, busy, problem } = useAct(at.run);
  const compare = async () => {
    const done = await run({});
    if (done) announce(`已比较 ${done.compared} 处：新增或变化 ${done.opened} 处，结束 ${done.ended} 处`);
  };
  const seen = view.ready ? view.data : undefined;
  return (
    <>
      <PageHeader
        title="数据核对"
        sub="同一作品在推进表、平台台账、作品档案、项目跟踪和资金账中的数据逐项比较，不一致的由填报单位说明"
        meta={
          <span className="row difference-meta">
            {seen?.comparedAt ? (
              <span className="note">
                上次有变化：
                <When at={seen.comparedAt} />
              </span>
            ) : null}
            <a href={hrefOf(at.export, asked)}>导出（CSV）</a>
          </span>
        }
        moves={
          seen?.mayRun ? (
            <Button loading={busy} onClick={() => void compare()}>
              立即核对
            </Button>
          ) : null
        }
      />
      <ProblemView problem={problem} />
      <FilterBar
        filter={filter}
        fields={[
          { key: 'q', label: '作品', kind: 'text', width: 150 },
          { key: 'rule', label: '核对项目', kind: 'select', width: 220, options: optionsOf(seen?.rules ?? []) },
          { key: 'grade', label: '程度', kind: 'select', width: 110, options: grades },
          { key: 'unitOrgId', label: '推荐单位', kind: 'select', width: 150, options: optionsOf(seen?.units ?? []) },
          {
            key: 'cut',
            label: '办理',
            kind: 'select',
            width: 130,
            options: { mine: '待我办理', late: `逾期（${seen?.late ?? 0}）` },
          },
        ]}
        cuts={{ key: 'state', options: cutsOf({ cuts: seen?.cuts ?? noCuts }) }}
      />
      <DataTable
        list="differences"
        caption="数据差异"
        rows={seen?.rows}
        view={view}
        rowKey={(row) => row.id}
        columns={columns}
        total={seen?.total ?? 0}
        page={page}
        size={size}
        onPage={(next, rows) => filter.set({ page: next, size: rows })}
        empty={
          filter.changed.length > 0 ? (
            <Empty kind="none-match" title="没有符合条件的差异" button={{ label: '重置筛选', run: filter.reset }}>
              换个条件再查。
            </Empty>
          ) : (
            <Empty kind="none-yet" title="没有未结的差异">
              推进表报送、台账到件和资金变动后随即核对，每日 3:50 全部再核对一次。
            </Empty>
          )
        }
      />
    </>
  );
}
