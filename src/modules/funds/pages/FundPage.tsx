import { Segmented, Select } from 'antd';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { Money } from '../../../web/parts/Text.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { usePageTitle } from '../../../web/page-title.ts';
import { To, useFilter, useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { Advice } from '../../plans/pages/frame.tsx';
import { fundsEndpoints } from '../endpoints.ts';
import { BankTab } from './BankTab.tsx';
import { EntriesTab } from './EntriesTab.tsx';
import { FundActs } from './FundActs.tsx';
import { ProofBlock } from './ProofBlock.tsx';
import { StatementTab } from './StatementTab.tsx';
import type { FundShown } from './words.ts';
import { figureLabels } from '../figure-terms.ts';
import './funds.css';

const tabs = [
  { value: 'statement', label: '收支表' },
  { value: 'entries', label: '记账明细' },
  { value: 'bank', label: '银行对账' },
  { value: 'basis', label: '依据与校验' },
];

function Figures({ fund }: { fund: FundShown }) {
  const { sums } = fund;
  const year = fund.year ? { year: String(fund.year) } : {};
  const groups: readonly [string, readonly [string, number][]][] = [
    [
      '指标',
      [
        ['budget', sums.budgetFen],
        ['reserved', sums.reservedFen],
        ['executed', sums.executedFen],
        ['available', sums.availableFen],
      ],
    ],
    [
      '资金',
      [
        ['arrived', sums.arrivedFen],
        ['paid', sums.paidFen],
        ['interest', sums.interestFen],
        ['bank', sums.bankFen],
      ],
    ],
    [
      '核销',
      [
        ['accounted', sums.accountedFen],
        ['unaccounted', sums.unaccountedFen],
        ['toRecover', sums.toRecoverFen],
        ['recovered', sums.recoveredFen],
      ],
    ],
  ];
  return (
    <div className="fund-figures">
      {groups.map(([title, figures]) => (
        <dl key={title}>
          <dt>{title}</dt>
          {figures.map(([figure, fen]) => (
            <dd key={figure}>
              <span>{figureLabels[figure] ?? '银行余额'}</span>
              <To
                path="/funds/$fundId"
                params={{ fundId: fund.id }}
                search={figure in figureLabels ? { ...year, tab: 'entries', figure } : { ...year, tab: 'bank' }}
              >
                <b>
                  <Money fen={fen} />
                </b>
              </To>
            </dd>
          ))}
        </dl>
      ))}
      <p className="note">单位：万元；点数字看明细</p>
    </div>
  );
}

function Basis({ fund }: { fund: FundShown }) {
  return (
    <>
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
      {fund.year === null ? null : <Advice year={fund.year} />}
    </>
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
    figure: '',
    from: '',
    until: '',
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
      <Figures fund={fund} />
      <FundActs fund={fund} />
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
