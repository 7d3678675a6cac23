import { Button } from 'antd';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { To, useGo } from '../../../web/router.tsx';
import { useAct, useView } from '../../../web/server-state.ts';
import { agreementTemplateEndpoints as at } from '../endpoints.ts';
import { templateShapes } from './words.ts';

/** 协议模板: editions that never change once they are in use, and the draft of the next. */
export default function TemplatesPage() {
  const view = useView(at.list, {});
  const { run, busy, problem } = useAct(at.draft);
  const go = useGo();
  const begin = async () => {
    const made = await run({});
    if (made) go({ path: '/agreement-templates/$templateId', params: { templateId: made.id } });
  };
  return (
    <>
      <PageHeader
        title="协议模板"
        sub="启用后不再改动；已拟制的协议沿用当时的版本"
        moves={
          view.ready && view.data.mayDraft ? (
            <Button loading={busy} onClick={() => void begin()}>
              拟制新版
            </Button>
          ) : undefined
        }
      />
      <ProblemView problem={problem} />
      <DataTable
        list="agreement-templates"
        caption="协议模板"
        rows={view.ready ? view.data.rows : undefined}
        view={view}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'edition',
            title: '版次',
            render: (row) => (
              <To path="/agreement-templates/$templateId" params={{ templateId: row.id }}>
                第 {row.edition} 版
              </To>
            ),
          },
          { key: 'name', title: '名称', render: (row) => row.name },
          {
            key: 'state',
            title: '状态',
            render: (row) => <Status kind={templateShapes[row.state]}>{row.stateLabel}</Status>,
          },
          { key: 'used', title: '已用于', unit: '份', align: 'right', render: (row) => row.used },
          { key: 'by', title: '启用人', render: (row) => row.publishedByName ?? '—' },
          { key: 'at', title: '启用时间', render: (row) => <When at={row.publishedAt} /> },
          { key: 'note', title: '说明', render: (row) => row.note },
        ]}
        empty={
          <Empty kind="none-yet" title="还没有模板">
            初始模板随系统装入。
          </Empty>
        }
      />
    </>
  );
}
