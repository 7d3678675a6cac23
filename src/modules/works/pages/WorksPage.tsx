import './works.css';
import { Button } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { type Column, DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Fig, Work } from '../../../web/parts/Text.tsx';
import { To, useFilter, useGo } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { worksEndpoints } from '../endpoints.ts';
import { WorkForm } from '../schema.ts';
import { productionForms } from '../terms.ts';
import { confidenceWords, lengthWords, regionChoices, regionName, type WorkRow } from './work-words.ts';

const placeOf = ({ id }: Pick<WorkRow, 'id'>) => ({ path: '/works/$workId', params: { workId: id } });

const columns: Column<WorkRow>[] = [
  {
    key: 'title',
    title: '作品',
    frozen: true,
    render: (row) => (
      <span className="two-line">
        <Work title={row.title} to={placeOf(row)} />
        {row.formerTitles.length > 0 ? <small>曾用名 {row.formerTitles.join('、')}</small> : null}
      </span>
    ),
  },
  {
    key: 'owner',
    title: '归属机构',
    width: 220,
    render: (row) => row.ownerName ?? <span className="dim">未确认</span>,
  },
  { key: 'region', title: '地区', width: 80, render: (row) => regionName(row.regionCode) || '—' },
  {
    key: 'form',
    title: '形态',
    width: 90,
    render: (row) => (row.productionForm ? (productionForms as Record<string, string>)[row.productionForm] : '—'),
  },
  { key: 'length', title: '集数×时长', width: 120, render: (row) => lengthWords(row) || '—' },
  {
    key: 'filing',
    title: '备案号',
    width: 190,
    minor: true,
    render: (row) => <span className="nowrap">{row.filingNumber ?? '—'}</span>,
  },
  {
    key: 'lists',
    title: '入选名单',
    width: 230,
    render: (row) =>
      row.lists.length === 0 ? (
        '—'
      ) : (
        <span title={row.lists.join('、')}>
          {row.lists[0]}
          {row.lists.length > 1 ? ` 等 ${row.lists.length} 次` : ''}
        </span>
      ),
  },
  {
    key: 'source',
    title: '出处',
    width: 130,
    render: (row) => {
      const sure = confidenceWords[row.confidence ?? ''];
      return row.source ? (
        <span title={row.source}>{sure ? <Status kind={sure.kind}>{sure.words}</Status> : '公开名单'}</span>
      ) : (
        <Status kind="done">机构建档</Status>
      );
    },
  },
];

/** A producer opens a dossier by its title; the rest is filled in with the application. */
function RegisterButton() {
  const [open, setOpen] = useState(false);
  const go = useGo();
  return (
    <>
      <Button onClick={() => setOpen(true)}>新建作品档案…</Button>
      {open ? (
        <ActDialog
          open
          title="新建作品档案"
          act="建立档案"
          endpoint={worksEndpoints.register}
          schema={z.object({ title: WorkForm.shape.title })}
          onCancel={() => setOpen(false)}
          onDone={({ id }) => go(placeOf({ id }))}
        />
      ) : null}
    </>
  );
}

/** 作品档案: every work once, with where it was listed and how sure that is. */
export default function WorksPage() {
  const filter = useFilter({ q: '', region: '', list: '', page: 1, size: 20 });
  const { q, region, list, page, size } = filter.values;
  const view = useView(worksEndpoints.list, { words: q, region, list, page, size }, { keep: true });
  const go = useGo();
  const data = view.ready ? view.data : undefined;
  const filtered = filter.changed.length > 0;
  return (
    <>
      <PageHeader
        title={data?.mayRegister ? '我的作品' : '作品档案'}
        sub={
          <span>
            一剧一档，共 <Fig n={data?.total ?? '—'} unit="部" />
          </span>
        }
        moves={
          <>
            {data?.mayRegister ? <RegisterButton /> : null}
            {data?.mayImport ? (
              <To className="button" path="/works/import">
                导入名单
              </To>
            ) : null}
          </>
        }
      />
      <FilterBar
        filter={filter}
        fields={[
          { key: 'q', label: '剧名、曾用名或备案号', kind: 'text', width: 220 },
          { key: 'region', label: '地区', kind: 'select', options: regionChoices },
          {
            key: 'list',
            label: '入选名单',
            kind: 'select',
            options: (data?.listNames ?? []).map((name) => ({ value: name, label: name })),
            width: 240,
          },
        ]}
      />
      <DataTable<WorkRow>
        list="works"
        caption="作品档案"
        columns={columns}
        rows={data?.rows}
        rowKey={(row) => row.id}
        view={view}
        total={data?.total ?? 0}
        page={page}
        size={size}
        onPage={(next, shown) => filter.set({ page: next, size: shown })}
        onOpen={(row) => go(placeOf(row))}
        empty={
          filtered ? (
            <Empty kind="none-match" title="没有符合条件的作品" button={{ label: '去掉条件', run: filter.reset }}>
              换一个写法，或只输剧名里的两个字。
            </Empty>
          ) : data?.mayRegister ? (
            <Empty
              kind="none-yet"
              title="还没有作品档案"
              button={{ label: '看可申报批次', to: { path: '/open-batches' } }}
            >
              开始申报时建立档案，以后各批次、各名单都记在同一份档案里。
            </Empty>
          ) : (
            <Empty kind="none-yet" title="还没有作品档案">
              申报机构建档或导入已公布名单后出现在这里。
            </Empty>
          )
        }
      />
    </>
  );
}
