import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useView } from '../../../web/server-state.ts';
import { quotasEndpoints } from '../endpoints.ts';
import { SetQuotas } from '../schema.ts';
import type { QuotasOut } from '../views.ts';
import { Exceptions } from './Exceptions.tsx';
import { useQuotaBatch } from './use-quota-batch.ts';
import { quotaHardness } from '../../calls/contract.ts';
import { scopeWords } from './words.ts';

type Quotas = z.output<typeof QuotasOut>;
type Row = Quotas['rows'][number];

/** Places of the 32 bureaus and the central direct units, used and left, and who asks for more. */
export default function QuotasPage() {
  const batchId = useQuotaBatch();
  const view = useView(quotasEndpoints.table, { batchId: batchId ?? '' }, { when: Boolean(batchId) });
  if (batchId === '')
    return (
      <Empty kind="none-yet" title="还没有批次" button={{ label: '去征集批次', to: { path: '/manage/calls' } }}>
        先在征集中设定批次，再设各单位名额。
      </Empty>
    );
  if (!view.ready) return <Waiting view={view} />;
  return <QuotasOf key={batchId} quotas={view.data} />;
}

function QuotasOf({ quotas }: { quotas: Quotas }) {
  const [typed, setTyped] = useState<ReadonlyMap<string, number | null>>(new Map());
  const [saving, setSaving] = useState(false);
  const { rows, sums, mayEdit } = quotas;
  const shown = (row: Row) =>
    typed.has(row.recommenderOrgId) ? typed.get(row.recommenderOrgId) : row.own ? row.base : null;
  const set = (id: string, allowed: number | null) => setTyped((before) => new Map(before).set(id, allowed));
  const edits = rows
    .filter((row) => typed.has(row.recommenderOrgId))
    .map(({ recommenderOrgId, version }) => ({
      recommenderOrgId,
      version,
      allowed: typed.get(recommenderOrgId) ?? null,
    }));
  const moves =
    mayEdit && edits.length > 0 ? (
      <>
        <Button onClick={() => setTyped(new Map())}>放弃修改</Button>
        <Button type="primary" onClick={() => setSaving(true)}>
          保存 {edits.length} 个单位…
        </Button>
      </>
    ) : undefined;
  return (
    <>
      <PageHeader
        title={`${quotas.batchName}名额`}
        moves={moves}
        sub={
          <>
            <span>
              默认每单位 {quotas.perRecommender} 部（{quotas.clause}）
            </span>
            <span>
              {scopeWords[quotas.scope]}，{quotaHardness[quotas.hardness]}
            </span>
            <span>
              共 {sums.allowed} 席，已用 {sums.used}，余 {sums.left}
            </span>
          </>
        }
      />
      {quotas.exceptions.length > 0 ? (
        <Block title="超名额申请" note={`待批 ${sums.asked} 件，共 ${quotas.exceptions.length} 件`}>
          <Exceptions exceptions={quotas.exceptions} withUnit />
        </Block>
      ) : null}
      <Block title="各单位" note={`${rows.length} 个推荐单位`} className={quotas.exceptions.length > 0 ? 'gap' : ''}>
        <DataTable
          list="quotas"
          caption="各单位名额"
          rows={rows}
          rowKey={(row) => row.recommenderOrgId}
          totalsLabel="合计"
          columns={[
            { key: 'name', title: '推荐单位', frozen: true, render: (row) => row.name },
            {
              key: 'own',
              title: '单独设定',
              unit: '部',
              width: 110,
              render: (row) =>
                mayEdit ? (
                  <InputNumber
                    size="small"
                    aria-label={`${row.shortName}单独设定名额`}
                    min={0}
                    max={999}
                    precision={0}
                    controls={false}
                    placeholder={`默认 ${quotas.perRecommender}`}
                    value={shown(row) ?? null}
                    onChange={(next) => set(row.recommenderOrgId, next)}
                  />
                ) : row.own ? (
                  row.base
                ) : (
                  '默认'
                ),
            },
            { key: 'extra', title: '例外', align: 'right', render: (row) => (row.extra > 0 ? `+${row.extra}` : '—') },
            {
              key: 'allowed',
              title: '名额',
              align: 'right',
              render: (row) => <b>{row.allowed}</b>,
              total: sums.allowed,
            },
            { key: 'used', title: '已用', align: 'right', render: (row) => row.used, total: sums.used },
            {
              key: 'left',
              title: '余',
              align: 'right',
              render: (row) => (row.left === 0 ? <span className="bad-text">0</span> : row.left),
              total: sums.left,
            },
            {
              key: 'asked',
              title: '待批申请',
              align: 'right',
              render: (row) => (row.asked > 0 ? row.asked : '—'),
              total: sums.asked,
            },
          ]}
          empty={
            <Empty kind="none-yet" title="没有推荐单位">
              请在机构中核对省级主管部门和中央直属单位。
            </Empty>
          }
        />
      </Block>
      <Block title="经过" className="gap">
        {quotas.timeline.length > 0 ? (
          <Timeline events={quotas.timeline} />
        ) : (
          <p className="note">全部按默认名额，没有调整。</p>
        )}
      </Block>
      {saving ? (
        <ActDialog
          open
          title={`设定 ${edits.length} 个单位的名额`}
          act="保存"
          endpoint={quotasEndpoints.set}
          schema={SetQuotas.pick({ reason: true })}
          fixed={{ batchId: quotas.batchId, rows: edits }}
          onCancel={() => setSaving(false)}
          onDone={() => {
            setSaving(false);
            setTyped(new Map());
          }}
        />
      ) : null}
    </>
  );
}
