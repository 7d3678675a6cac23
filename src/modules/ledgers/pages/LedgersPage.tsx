import './ledgers.css';
import { Button, Select, Tabs } from 'antd';
import { useState } from 'react';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useFilter } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { ledgersEndpoints as at } from '../endpoints.ts';
import { periodLabel } from '../period-rules.ts';
import { SaveEntries } from '../schema.ts';
import { type LedgerKind, senderStates } from '../terms.ts';
import { PasteEditor } from './PasteEditor.tsx';
import { RecordEditor } from './RecordEditor.tsx';
import { RecordTable } from './RecordTable.tsx';
import { PackageDialog, WorkbookDialog } from './SendDialogs.tsx';
import { senderShapes } from './words.ts';

const nothingMore = SaveEntries.pick({});

/** The ledgers of one's own organisation: what stands, and every way to report. */
export default function LedgersPage() {
  const filter = useFilter({ kind: '', period: '', q: '', page: 1, size: 50 });
  const view = useView(at.own, {});
  const [asking, setAsking] = useState<'' | 'new' | 'many' | 'workbook' | 'package' | 'nothing'>('');
  if (!view.ready) return <Waiting view={view} />;
  const { kinds, periods, corrections, nextSequence, missingSequences, keys } = view.data;
  const kind = (filter.values.kind || kinds[0]?.kind || 'creation') as LedgerKind;
  const present = periods.find(({ code }) => code === filter.values.period) ?? periods[0];
  const one = kinds.find((it) => it.kind === kind);
  const close = () => setAsking('');
  if (!present || !one)
    return (
      <Empty kind="not-open" title="还没有报送期次">
        报送日历按月中、月末生成期次。
      </Empty>
    );
  const period = present.code;
  return (
    <>
      <PageHeader
        title="台账"
        sub={`${view.data.org.name}。${view.data.clause}`}
        moves={
          <span className="ledger-moves">
            <Button type="primary" onClick={() => setAsking('new')}>
              新增记录
            </Button>
            <Button onClick={() => setAsking('many')}>粘贴录入</Button>
            <Button onClick={() => setAsking('workbook')}>导入表格</Button>
            <Button onClick={() => setAsking('package')}>发送报送包</Button>
            <Button onClick={() => setAsking('nothing')}>本期无新增</Button>
            <To className="button" path="/ledgers/receipts">
              回执
            </To>
          </span>
        }
      />
      <div className="ledger-line">
        <Select
          aria-label="期次"
          value={period}
          options={periods.map(({ code }) => ({ value: code, label: periodLabel(code) }))}
          onChange={(code) => filter.set({ period: code })}
          style={{ width: 170 }}
        />
        <Status kind={senderShapes[present.state]}>{senderStates[present.state]}</Status>
        <span>
          应于 <When at={present.dueOn} form="day" /> 前报送
        </span>
        {present.deliveries > 0 ? (
          <To path="/ledgers/receipts" search={{ period }}>
            本期已收 {present.deliveries} 次
          </To>
        ) : null}
        {missingSequences.length > 0 ? (
          <Status kind="warn">缺第 {missingSequences.slice(0, 10).join('、')} 号报送包</Status>
        ) : null}
        <span className="grow" />
        <To path="/ledgers/keys">报送密钥 {keys} 把</To>
        <To path="/ledgers/formats">台账格式</To>
      </div>
      <Tabs
        activeKey={kind}
        onChange={(key) => filter.set({ kind: key, page: 1 })}
        items={kinds.map((it) => ({ key: it.kind, label: `${it.label} ${it.records}` }))}
      />
      <FilterBar filter={filter} fields={[{ key: 'q', label: '作品、编号或备案号', kind: 'text' }]} />
      <RecordTable
        own
        asked={{
          kind,
          sourceOrgId: view.data.org.id,
          period: '',
          linked: '',
          q: filter.values.q,
          page: filter.values.page,
          size: filter.values.size,
        }}
        onPage={(page, size) => filter.set({ page, size })}
        empty={
          <Empty
            kind={filter.values.q ? 'none-match' : 'none-yet'}
            title={filter.values.q ? '没有符合条件的记录' : `${one.label}还没有记录`}
          >
            可在线新增，也可下载模板批量导入，或发送签名报送包。
          </Empty>
        }
      />
      {asking === 'new' ? (
        <RecordEditor open {...{ kind, period, corrections }} fields={one.fields} onClose={close} />
      ) : null}
      {asking === 'many' ? (
        <PasteEditor {...{ kind, period, corrections }} fields={one.fields} onClose={close} />
      ) : null}
      <WorkbookDialog open={asking === 'workbook'} {...{ kind, period }} onClose={close} />
      <PackageDialog open={asking === 'package'} next={nextSequence} onClose={close} />
      <ActDialog
        open={asking === 'nothing'}
        title={`${periodLabel(period)}无新增`}
        act="确认报送"
        endpoint={at.save}
        schema={nothingMore}
        fixed={{ kind, period, rows: [], correction: null }}
        effect={{
          title: `${periodLabel(period)}没有新增或变更`,
          who: view.data.org.name,
          sends: '上一级会看到本期已报送、无新增',
          takeBack: '之后仍可补报记录',
          act: '确认报送',
        }}
        onCancel={close}
        onDone={close}
      />
    </>
  );
}
