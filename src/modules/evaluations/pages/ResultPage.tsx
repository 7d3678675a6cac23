import './evaluations.css';
import { Button } from 'antd';
import { SampleNote } from '../../../web/frame/SampleNote.tsx';
import { usePageTitle } from '../../../web/page-title.ts';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useParam } from '../../../web/router.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { evaluationsEndpoints as at } from '../endpoints.ts';
import { pointsText } from '../rules.ts';

/** The published result: all bodies for the nation, one's own where the indicators say so. */
export default function ResultPage() {
  const evaluationId = useParam('evaluationId');
  const view = useView(at.result, { evaluationId });
  usePageTitle(view.ready ? view.data.title : '评价结果');
  if (!view.ready && (view.problem?.status === 404 || view.problem?.code === 'evaluation.no_result'))
    return (
      <Empty kind="not-open" title="评价结果还没有发布">
        发布后可以查看和下载。
      </Empty>
    );
  if (!view.ready) return <Waiting view={view} />;
  const { title, clause, code, digest, pillars, bands, rows, publishedAt, publishedByName } = view.data;
  return (
    <>
      <SampleNote className="no-print" />
      <PageHeader
        title={title}
        sub={
          <span className="row">
            <span>依据{clause}</span>
            <span>
              {publishedByName}　<When at={publishedAt} /> 发布
            </span>
            <span>
              核验码 <code title={digest}>{code}</code>
            </span>
          </span>
        }
        moves={
          <>
            <Button href={hrefOf(at.paper, { evaluationId, format: 'pdf' })}>打印（PDF）</Button>
            <Button href={hrefOf(at.paper, { evaluationId, format: 'docx' })}>Word</Button>
          </>
        }
      />
      <Block title="结果" extra={bands.map(({ label, from, n }) => `${label}（${from} 分起）${n} 个`).join('　')}>
        <DataTable
          list="evaluation-result"
          caption="评价结果"
          rows={rows}
          rowKey={(row) => row.sheetId}
          total={rows.length}
          columns={[
            { key: 'rank', title: '位次', align: 'right', render: (row) => row.rank ?? '—' },
            {
              key: 'name',
              title: '单位',
              frozen: true,
              render: (row) => (
                <>
                  <To path="/evaluation-sheets/$sheetId" params={{ sheetId: row.sheetId }}>
                    {row.name}
                  </To>
                  {row.absent ? <span className="dim">（未自评）</span> : null}
                </>
              ),
            },
            { key: 'total', title: '总分', align: 'right', render: (row) => <b>{pointsText(row.total.score)}</b> },
            ...pillars.map(({ key, label }) => ({
              key,
              title: label,
              align: 'right' as const,
              render: (row: (typeof rows)[number]) => pointsText(row.total.pillars[key] ?? null),
            })),
            { key: 'band', title: '等次', render: (row) => row.total.band || '—' },
            {
              key: 'missing',
              title: '未计分',
              unit: '项',
              align: 'right',
              render: (row) => <span title={row.total.missing.join('、')}>{row.total.missing.length}</span>,
            },
          ]}
          empty={
            <Empty kind="none-yet" title="没有评价对象">
              没有可以查看的结果。
            </Empty>
          }
        />
        <p className="note">
          总分和各维度均按适用指标折合为百分制；没有数据的指标不计分，也不按零分处理，指标名称见评价表。
        </p>
      </Block>
    </>
  );
}
