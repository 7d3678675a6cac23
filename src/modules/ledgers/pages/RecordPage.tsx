import { Button } from 'antd';
import { useState } from 'react';
import { useMenuHas } from '../../../web/frame/use-frame.ts';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { ledgersEndpoints as at } from '../endpoints.ts';
import { periodLabel } from '../period-rules.ts';
import { SaveEntries } from '../schema.ts';
import { ledgerKinds, ledgerWays } from '../terms.ts';
import { columnTitle, shownValue } from '../wording.ts';
import { RecordEditor } from './RecordEditor.tsx';
import { Compared, History, Hops } from './RecordHistory.tsx';

const withdrawing = SaveEntries.pick({});

/** A record with everything that arrived for it; where two said different things at one version, both are shown. */
export default function RecordPage() {
  const hasWorks = useMenuHas('/works');
  const recordId = useParam('recordId');
  const view = useView(at.detail, { recordId });
  const own = useView(at.own, {}, { when: view.ready && view.data.mayEdit });
  const [asking, setAsking] = useState<'' | 'edit' | 'withdraw'>('');
  if (!view.ready) return <Waiting view={view} />;
  const it = view.data;
  const { fields } = it;
  const period = own.ready ? (own.data.periods[0]?.code ?? it.period) : it.period;
  const standing = it.arrivals.find(
    ({ result, recordVersion }) => result === 'accepted' && recordVersion === it.version,
  );
  const conflict = it.arrivals.find(
    ({ result, recordVersion }) => result === 'conflict' && recordVersion === it.version,
  );
  const close = () => setAsking('');
  const content = it.content ?? {};
  return (
    <>
      <PageHeader
        title={it.title ? `《${it.title}》` : it.key}
        sub={`${it.sourceName} · ${ledgerKinds[it.kind]} · 编号 ${it.key} · 第 ${it.version} 版`}
        meta={it.deleted ? <Status kind="off">已撤销</Status> : conflict ? <Status kind="bad">有冲突</Status> : null}
        moves={
          it.mayEdit && own.ready ? (
            <>
              <Button onClick={() => setAsking('edit')}>修改</Button>
              {it.deleted ? null : <Button onClick={() => setAsking('withdraw')}>撤销</Button>}
            </>
          ) : null
        }
      />
      <Block
        className="gap"
        title="现行内容"
        note={
          <>
            {periodLabel(it.period)} · {ledgerWays[it.via]} · <When at={it.receivedAt} />
          </>
        }
      >
        {it.deleted ? (
          <p className="dim">这条记录已由报送单位撤销。</p>
        ) : (
          <Facts
            columns={3}
            facts={fields.map((field) => [columnTitle(field), shownValue(field, content[field.key]) || '—'])}
          />
        )}
        <p>
          {it.workId ? (
            hasWorks ? (
              <To path="/works/$workId" params={{ workId: it.workId }}>
                作品档案《{it.workTitle}》
              </To>
            ) : (
              <span>已关联作品档案《{it.workTitle}》</span>
            )
          ) : (
            <span className="dim">未关联作品档案（按备案号，其次按作品名称和信用代码）</span>
          )}
          {it.projectId ? (
            <>
              {' · '}
              {hasWorks ? (
                <To path="/projects/$projectId" params={{ projectId: it.projectId }}>
                  项目 {it.projectNumber}
                </To>
              ) : (
                <span>项目 {it.projectNumber}</span>
              )}
            </>
          ) : null}
        </p>
      </Block>
      <Compared fields={fields} standing={standing?.content} other={conflict?.content} version={it.version} />
      <Hops hops={it.hops} />
      <History arrivals={it.arrivals} />
      {asking === 'edit' && own.ready ? (
        <RecordEditor
          open
          kind={it.kind}
          period={period}
          fields={it.fields}
          corrections={own.data.corrections}
          record={{ key: it.key, version: it.version, content }}
          onClose={close}
        />
      ) : null}
      <ActDialog
        open={asking === 'withdraw'}
        title="撤销记录"
        act="撤销"
        endpoint={at.save}
        schema={withdrawing}
        fixed={{
          kind: it.kind,
          period,
          rows: [{ key: it.key, seen: it.version, withdraw: true, content: {} }],
          correction: null,
        }}
        effect={{
          title: `撤销编号 ${it.key}`,
          who: it.sourceName,
          sends: '上一级的台账中不再列出，沿革保留',
          takeBack: '可再次填报同一编号恢复',
          act: '撤销',
        }}
        onCancel={close}
        onDone={close}
      />
    </>
  );
}
