import { Segmented, Select } from 'antd';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { Money } from '../../../web/parts/Text.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { usePageTitle } from '../../../web/page-title.ts';
import { useFilter, useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { Advice } from '../../plans/pages/frame.tsx';
import { fundsEndpoints } from '../endpoints.ts';
import { BankTab } from './BankTab.tsx';
import { EntriesTab } from './EntriesTab.tsx';
import { FundActs } from './FundActs.tsx';
import { ProofBlock } from './ProofBlock.tsx';
import { StatementTab } from './StatementTab.tsx';
import type { FundShown } from './words.ts';
import './funds.css';

const tabs = [
  { value: 'statement', label: '收支表' },
  { value: 'entries', label: '记账明细' },
  { value: 'bank', label: '银行对账' },
  { value: 'basis', label: '依据与校验' },
];

function Figures({ sums }: { sums: FundShown['sums'] }) {
  const groups: readonly [string, readonly [string, number][]][] = [
    [
      '指标',
      [
        ['预算', sums.budgetFen],
        ['协议占用', sums.reservedFen],
        ['已执行', sums.executedFen],
        ['可用', sums.availableFen],
      ],
    ],
    [
      '资金',
      [
        ['到账', sums.arrivedFen],
        ['已拨', sums.paidFen],
        ['利息', sums.interestFen],
        ['银行余额', sums.bankFen],
      ],
    ],
    [
      '核销',
      [
        ['已核销', sums.accountedFen],
        ['待核销', sums.unaccountedFen],
        ['应追回', sums.toRecoverFen],
        ['已追回', sums.recoveredFen],
      ],
    ],
  ];
  return (
    <div className="fund-figures">
      {groups.map(([title, figures]) => (
        <dl key={title}>
          <dt>{title}</dt>
          {figures.map(([label, fen]) => (
            <dd key={label}>
              <span>{label}</span>
              <b>
                <Money fen={fen} />
              </b>
            </dd>
          ))}
        </dl>
      ))}
      <p className="note">单位：万元</p>
    </div>
  );
}

function Basis({ fund }: { fund: FundShown }) {
  return (
    <div className="two">
      <div className="fund-blocks">
        <Block title="资金账">
          <Facts
            columns={1}
            facts={[
              ['主管单位', fund.ownerName],
              ['设立依据', fund.clause],
              ['开户银行', fund.bankName || '未登记'],
              ['账号', fund.bankAccount || '未登记'],
              ['年度', fund.years.map((one) => `${one.year}（${one.stateLabel}）`).join('、') || '未开设'],
            ]}
          />
        </Block>
        <Block title="规则" note="数值与依据">
          <Facts columns={1} facts={fund.rules.map((one) => [one.label, `${one.value}${one.unit}　${one.clause}`])} />
        </Block>
      </div>
      <div className="fund-blocks">
        <ProofBlock proof={fund.proof} mayProve={false} />
        <Block title="办理过程">
          <Timeline events={fund.timeline} />
        </Block>
      </div>
    </div>
  );
}

/** One fund: figures, statement, entries, bank and what may be done. */
export default function FundPage() {
  const fundId = useParam('fundId');
  const filter = useFilter({
    tab: 'statement',
    year: '',
    by: 'fund',
    code: '',
    purpose: '',
    projectId: '',
    recommenderOrgId: '',
    q: '',
    page: 1,
    size: 50,
  });
  const year = Number(filter.values.year) || undefined;
  const view = useView(fundsEndpoints.detail, { fundId, ...(year ? { year } : {}) }, { keep: true });
  usePageTitle(view.ready ? view.data.name : '资金账');
  if (!view.ready) return <Waiting view={view} />;
  const fund = view.data;
  const { tab } = filter.values;
  return (
    <>
      <PageHeader
        title={fund.name}
        sub={`${fund.kindLabel}　${fund.ownerName}　${fund.clause}`}
        moves={
          fund.years.length > 0 ? (
            <Select
              aria-label="年度"
              value={fund.year}
              options={fund.years.map((one) => ({ value: one.year, label: `${one.year}年度（${one.stateLabel}）` }))}
              onChange={(value) => filter.set({ year: String(value), page: 1 })}
            />
          ) : null
        }
      />
      <Figures sums={fund.sums} />
      <FundActs fund={fund} />
      {fund.year === null ? null : <Advice year={fund.year} />}
      <div className="fund-tabs">
        <Segmented value={tab} options={tabs} onChange={(value) => filter.set({ tab: String(value), page: 1 })} />
      </div>
      <div className="fund-tab">
        {fund.year === null ? <p className="note">尚未开设年度账，开设后可下达预算、登记到账。</p> : null}
        {fund.year !== null && tab === 'statement' ? <StatementTab fund={fund} filter={filter} /> : null}
        {fund.year !== null && tab === 'entries' ? <EntriesTab fund={fund} filter={filter} /> : null}
        {fund.year !== null && tab === 'bank' ? <BankTab fund={fund} /> : null}
        {tab === 'basis' ? <Basis fund={fund} /> : null}
      </div>
    </>
  );
}
