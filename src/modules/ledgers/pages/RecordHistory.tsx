import './ledgers.css';
import type { z } from 'zod';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block, Facts } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { To } from '../../../web/router.tsx';
import type { LedgerField } from '../format-rules.ts';
import { periodLabel } from '../period-rules.ts';
import { arrivalResults, hopSteps, ledgerWays, type RecordContent } from '../terms.ts';
import type { RecordOut } from '../views.ts';
import { columnTitle, shownValue } from '../wording.ts';
import { resultShapes } from './words.ts';

type Sides = {
  fields: readonly LedgerField[];
  standing: RecordContent | null | undefined;
  other: RecordContent | null | undefined;
  version: number;
};
/** Two contents of one version beside each other; what differs says so in words. */
export function Compared({ fields, standing, other, version }: Sides) {
  if (!standing || !other) return null;
  const side = (content: RecordContent) => (
    <Facts
      columns={1}
      facts={fields.map((field) => {
        const isOther = standing[field.key] !== other[field.key];
        const text = shownValue(field, content[field.key]) || '—';
        return [columnTitle(field), isOther ? <strong key={field.key}>{text}（不同）</strong> : text];
      })}
    />
  );
  return (
    <Block
      className="gap"
      title={`第 ${version} 版的两种内容`}
      note="先到的为现行内容；请报送单位以更高版本说明以哪个为准"
    >
      <div className="ledger-compare">
        <section>
          <h3>现行</h3>
          {side(standing)}
        </section>
        <section>
          <h3>未采用</h3>
          {side(other)}
        </section>
      </div>
    </Block>
  );
}

/** Who signed the package in which the present version came, and who passed it on. */
export function Hops({ hops }: Pick<z.output<typeof RecordOut>, 'hops'>) {
  if (hops.length === 0) return null;
  return (
    <Block className="gap" title="报送与转报" note="签名按留存的清单重新核验">
      <DataTable
        list="ledger-hops"
        caption="报送与转报"
        rows={hops}
        rowKey={(row) => row.step}
        columns={[
          { key: 'step', title: '环节', frozen: true, render: (row) => hopSteps[row.step] },
          { key: 'org', title: '单位', render: (row) => row.orgName },
          { key: 'sequence', title: '包号', align: 'right', render: (row) => row.sequence ?? '—' },
          { key: 'at', title: '收到', render: (row) => <When at={row.at} /> },
          { key: 'key', title: '签名密钥', render: (row) => row.keyName ?? '—' },
          { key: 'fingerprint', title: '指纹', minor: true, render: (row) => row.fingerprint?.slice(0, 16) ?? '—' },
          {
            key: 'checked',
            title: '签名',
            render: (row) =>
              row.isChecked ? <Status kind="done">核验相符</Status> : <Status kind="bad">核验不符</Status>,
          },
        ]}
        empty={<Empty kind="none-yet" title="没有报送包" />}
      />
    </Block>
  );
}

/** Everything that arrived for a record, the last first. */
export function History({ arrivals }: { arrivals: z.output<typeof RecordOut>['arrivals'] }) {
  return (
    <Block className="gap" title="沿革" note={`${arrivals.length} 次`}>
      <DataTable
        list="ledger-arrivals"
        caption="沿革"
        rows={arrivals}
        rowKey={(row) => String(row.id)}
        columns={[
          { key: 'at', title: '收到', frozen: true, render: (row) => <When at={row.at} /> },
          { key: 'version', title: '版本', align: 'right', render: (row) => row.recordVersion },
          {
            key: 'result',
            title: '结果',
            render: (row) => (
              <Status kind={resultShapes[row.result]}>{row.deleted ? '撤销' : arrivalResults[row.result]}</Status>
            ),
          },
          { key: 'period', title: '期次', render: (row) => periodLabel(row.period) },
          { key: 'via', title: '方式', render: (row) => ledgerWays[row.via] },
          { key: 'format', title: '格式', render: (row) => row.format },
          { key: 'by', title: '经办', render: (row) => row.byName },
          {
            key: 'receipt',
            title: '回执',
            render: (row) => (
              <To path="/ledgers/receipts/$receiptId" params={{ receiptId: row.receiptId }}>
                看回执
              </To>
            ),
          },
        ]}
        empty={<Empty kind="none-yet" title="没有沿革" />}
      />
    </Block>
  );
}
