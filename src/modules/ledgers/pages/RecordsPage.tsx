import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { useMenuHas } from '../../../web/frame/use-frame.ts';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { To, useFilter } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { ledgersEndpoints as at } from '../endpoints.ts';
import { periodLabel } from '../period-rules.ts';
import { type LedgerKind, ledgerKinds } from '../terms.ts';
import { RecordTable } from './RecordTable.tsx';

/** Records of all ledgers a person may see, by sender, ledger and period. */
export default function RecordsPage() {
  const hasSenders = useMenuHas('/ledgers/senders');
  const filter = useFilter({ kind: '', sourceOrgId: '', period: '', linked: '', q: '', page: 1, size: 50 });
  const { kind, linked, ...rest } = filter.values;
  const asked = { ...rest, kind: kind as LedgerKind | '', linked: linked as '' | 'yes' | 'no' };
  const choices = useView(at.receipts, { size: 1 });
  const options = (list: readonly { value: string; label: string }[]) => [{ value: '', label: '全部' }, ...list];
  const senders = choices.ready ? choices.data.senders.map(({ id, name }) => ({ value: id, label: name })) : [];
  const periods = choices.ready
    ? choices.data.periods.map(({ code }) => ({ value: code, label: periodLabel(code) }))
    : [];
  return (
    <>
      <PageHeader
        title="台账记录"
        sub="每条记录为报送单位最新版本；点开看沿革"
        moves={
          hasSenders ? (
            <To className="button" path="/ledgers/senders">
              报送情况
            </To>
          ) : null
        }
      />
      <FilterBar
        filter={filter}
        cuts={{
          key: 'kind',
          options: options(Object.entries(ledgerKinds).map(([value, label]) => ({ value, label }))),
        }}
        fields={[
          { key: 'sourceOrgId', label: '报送单位', kind: 'select', options: senders },
          { key: 'period', label: '期次', kind: 'select', options: periods },
          {
            key: 'linked',
            label: '作品档案',
            kind: 'select',
            options: [
              { value: 'yes', label: '已关联' },
              { value: 'no', label: '未关联' },
            ],
          },
          { key: 'q', label: '作品、编号或备案号', kind: 'text' },
        ]}
      />
      <RecordTable asked={asked} onPage={(page, size) => filter.set({ page, size })} />
    </>
  );
}
