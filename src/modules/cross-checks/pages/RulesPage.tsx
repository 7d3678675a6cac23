import './cross-checks.css';
import { Button } from 'antd';
import { type Column, DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { To, useGo } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import type { z } from 'zod';
import { crossChecksEndpoints as at } from '../endpoints.ts';
import { findField } from '../field-terms.ts';
import { toleranceText } from '../rules.ts';
import { answerers, grades, type Side, sources } from '../terms.ts';
import type { RulesOut } from '../views.ts';
import { gradeShapes } from './words.ts';

export type RuleRow = z.output<typeof RulesOut>['rows'][number];
const sideText = ({ source, field }: Side) => (
  <>
    {findField(source, field)?.label ?? field}
    <span className="note difference-source">{sources[source]}</span>
  </>
);
const contentOf = (row: RuleRow) => (row.inForce ?? row.editions[0])?.content;

const columns: Column<RuleRow>[] = [
  {
    key: 'label',
    title: '核对项目',
    frozen: true,
    width: 230,
    render: (row) => (
      <To path="/cross-check-rules/$ruleKey" params={{ ruleKey: row.key }}>
        {contentOf(row)?.label ?? row.key}
      </To>
    ),
  },
  { key: 'left', title: '甲方', render: (row) => (contentOf(row) ? sideText(contentOf(row)?.left as Side) : '') },
  { key: 'right', title: '乙方', render: (row) => (contentOf(row) ? sideText(contentOf(row)?.right as Side) : '') },
  {
    key: 'tolerance',
    title: '允许差额',
    render: (row) => {
      const content = contentOf(row);
      return content ? toleranceText(content) : '';
    },
  },
  {
    key: 'grade',
    title: '程度',
    width: 76,
    render: (row) => {
      const grade = contentOf(row)?.grade ?? 'hint';
      return <Status kind={gradeShapes[grade]}>{grades[grade]}</Status>;
    },
  },
  { key: 'answers', title: '由谁说明', minor: true, render: (row) => answerers[contentOf(row)?.answers ?? 'left'] },
  { key: 'days', title: '时限', unit: '工作日', align: 'right', render: (row) => contentOf(row)?.dueDays },
  {
    key: 'open',
    title: '未结',
    unit: '项',
    align: 'right',
    render: (row) =>
      row.open > 0 ? (
        <To path="/differences" search={{ rule: row.key }}>
          {row.open}
        </To>
      ) : (
        <span className="dim">0</span>
      ),
  },
  {
    key: 'state',
    title: '状态',
    render: (row) =>
      row.inForce?.content.enabled ? <Status kind="done">启用</Status> : <Status kind="off">停用</Status>,
  },
  {
    key: 'edition',
    title: '版次',
    minor: true,
    render: (row) => (
      <span className="nowrap">
        第 {row.inForce?.edition ?? row.latestEdition} 版 <When at={row.editions[0]?.validFrom} form="day" />
      </span>
    ),
  },
];

/** 核对规则: which figures are held against each other, how far apart they may lie, who answers. */
export default function RulesPage() {
  const view = useView(at.rules, {});
  const go = useGo();
  return (
    <>
      <PageHeader
        title="核对规则"
        sub="核对项目、允许差额、说明时限为数据，修改另发新版，已发现的差异保留当时版次"
        moves={
          view.ready && view.data.mayEdit ? (
            <Button onClick={() => go({ path: '/cross-check-rules/$ruleKey', params: { ruleKey: 'new' } })}>
              新增核对项目
            </Button>
          ) : null
        }
      />
      <DataTable
        list="cross-check-rules"
        caption="核对规则"
        rows={view.ready ? view.data.rows : undefined}
        view={view}
        rowKey={(row) => row.key}
        columns={columns}
        empty={
          <Empty kind="none-yet" title="还没有核对规则">
            新增后即开始核对。
          </Empty>
        }
      />
    </>
  );
}
