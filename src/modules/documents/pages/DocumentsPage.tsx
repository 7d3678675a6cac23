import { useState } from 'react';
import type { z } from 'zod';
import { type Column, DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Fig, When } from '../../../web/parts/Text.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useFilter } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { documentsEndpoints } from '../endpoints.ts';
import { VoidDocument } from '../schema.ts';
import { documentKinds, documentStates } from '../terms.ts';
import type { DocumentListOut } from '../views.ts';

type List = z.output<typeof DocumentListOut>;
type Row = List['rows'][number];

const columns: Column<Row>[] = [
  {
    key: 'number',
    title: '文号',
    width: 210,
    frozen: true,
    render: (row) => <span className="nowrap">{row.state === 'void' ? <del>{row.number}</del> : row.number}</span>,
  },
  { key: 'title', title: '标题', render: (row) => row.title },
  { key: 'kind', title: '种类', width: 96, render: (row) => documentKinds[row.kind] },
  { key: 'org', title: '制发单位', width: 170, render: (row) => row.organizationName },
  { key: 'issued', title: '制发时间', width: 140, render: (row) => <When at={row.issuedAt} /> },
  { key: 'by', title: '签发', width: 90, minor: true, render: (row) => row.issuedByName },
  {
    key: 'state',
    title: '状态',
    width: 100,
    render: (row) => <Status kind={row.state === 'void' ? 'off' : 'done'}>{documentStates[row.state]}</Status>,
  },
];

/** Every register: from 1 to the last number without gaps, void ones included. */
function Registers({ registers }: { registers: List['registers'] }) {
  if (registers.length === 0) return null;
  return (
    <Block title="文号登记簿" note="序号连续，作废的仍占号" className="gap">
      <table className="plain-table">
        <caption className="sr">文号登记簿</caption>
        <thead>
          <tr>
            <th scope="col">年份</th>
            <th scope="col">单位</th>
            <th scope="col">种类</th>
            <th scope="col">机关代字</th>
            <th scope="col" className="num">
              已用到
            </th>
            <th scope="col" className="num">
              其中作废
            </th>
          </tr>
        </thead>
        <tbody>
          {registers.map((one) => (
            <tr key={`${one.organizationId}${one.kind}${one.year}`}>
              <th scope="row">{one.year}</th>
              <td>{one.organizationName}</td>
              <td>{documentKinds[one.kind]}</td>
              <td>{one.mark}</td>
              <td className="num">{one.lastSerial} 号</td>
              <td className="num">
                <Fig
                  n={one.void}
                  to={{
                    path: '/documents',
                    search: { state: 'void', year: one.year, kind: one.kind, org: one.organizationId },
                  }}
                  label={`${one.organizationName}${one.year}年作废 ${one.void} 件`}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Block>
  );
}

function DrawerBody({ documentId }: { documentId: string }) {
  const view = useView(documentsEndpoints.detail, { documentId });
  if (!view.ready) return <Waiting view={view} />;
  const it = view.data;
  return (
    <>
      <Facts
        columns={1}
        facts={[
          ['文号', it.number],
          ['标题', it.title],
          ['种类', documentKinds[it.kind]],
          ['制发单位', it.organizationName],
          ['签发', it.issuedByName],
          ['制发时间', <When key="t" at={it.issuedAt} form="seconds" />],
          [
            '状态',
            <Status key="s" kind={it.state === 'void' ? 'off' : 'done'}>
              {documentStates[it.state]}
            </Status>,
          ],
          ...(it.voidReason ? [['作废原因', it.voidReason] as [string, string]] : []),
          [
            '内容摘要',
            <code key="d" className="digest">
              {it.digest}
            </code>,
          ],
        ]}
      />
      <Block title="经过" className="gap">
        <Timeline events={it.timeline} />
      </Block>
    </>
  );
}

function DrawerFoot({ documentId }: { documentId: string }) {
  const view = useView(documentsEndpoints.detail, { documentId });
  if (!view.ready) return null;
  const { number, title, moves } = view.data;
  return (
    <MoveButton
      move={moves.find(({ act }) => act === 'void')}
      endpoint={documentsEndpoints.void}
      input={{ documentId }}
      form={{ schema: VoidDocument.pick({ reason: true }) }}
      effect={{
        title: `作废 ${number}`,
        who: `收到“${title}”的单位和看得到它的人`,
        sends: '登记簿标明作废和原因；不另发通知，须自行告知收文单位',
        takeBack: '不能恢复；文号不再使用，须另行制发一件',
        promise: '文件所载的名单、结论不随之改变，我已另行处理。',
        act: '作废 1 件',
      }}
    />
  );
}

/** 公文: what was issued under which number, voided ones kept in their place. */
export default function DocumentsPage() {
  const filter = useFilter({ state: '', q: '', kind: '', year: 0, org: '', page: 1, size: 20 });
  const [years, setYears] = useState<number[]>([]);
  const { state, q, kind, year, org, page, size } = filter.values;
  const view = useView(
    documentsEndpoints.list,
    { state, words: q, kind, year, organizationId: org, page, size },
    { keep: true },
  );
  const data = view.ready ? view.data : undefined;
  const known = [...new Set(data?.registers.map((one) => one.year) ?? [])];
  if (known.length > years.length) setYears(known);
  const all = Object.values(data?.counts ?? {}).reduce((sum, n) => sum + n, 0);
  const units = [...new Map((data?.registers ?? []).map((one) => [one.organizationId, one.organizationName]))];
  return (
    <>
      <PageHeader
        title="公文"
        sub={
          <>
            <span>
              已制发 <Fig n={all} unit="件" to={{ path: '/documents' }} />
            </span>
            <span>文号由登记簿按单位、种类、年份连续给出</span>
          </>
        }
      />
      <FilterBar
        filter={filter}
        cuts={{
          key: 'state',
          options: [
            { value: '', label: '全部', count: all },
            ...Object.entries(documentStates).map(([value, label]) => ({
              value,
              label,
              count: data?.counts[value] ?? 0,
            })),
          ],
        }}
        fields={[
          { key: 'q', label: '文号或标题', kind: 'text' },
          { key: 'kind', label: '种类', kind: 'select', options: documentKinds },
          {
            key: 'year',
            label: '年份',
            kind: 'select',
            options: years.map((one) => ({ value: String(one), label: `${one}年` })),
          },
          ...(units.length > 1
            ? [
                {
                  key: 'org',
                  label: '制发单位',
                  kind: 'select' as const,
                  options: units.map(([value, label]) => ({ value, label })),
                  width: 180,
                },
              ]
            : []),
        ]}
      />
      <DataTable<Row>
        list="documents"
        caption="公文登记"
        columns={columns}
        rows={data?.rows}
        rowKey={(row) => row.id}
        view={view}
        total={data?.total ?? 0}
        page={page}
        size={size}
        onPage={(next, shown) => filter.set({ page: next, size: shown })}
        drawer={{
          title: (row) => row.number,
          body: (row) => <DrawerBody documentId={row.id} />,
          foot: (row) => <DrawerFoot documentId={row.id} />,
        }}
        empty={
          filter.changed.length > 0 ? (
            <Empty kind="none-match" title="没有符合条件的公文" button={{ label: '去掉条件', run: filter.reset }}>
              换一个年份或种类看看。
            </Empty>
          ) : (
            <Empty kind="none-yet" title="还没有制发公文">
              推荐函在报送名单时、公示和结论在发布时自动取得文号，出现在这里。
            </Empty>
          )
        }
      />
      <Registers registers={data?.registers ?? []} />
    </>
  );
}
