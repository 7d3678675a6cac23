import { Segmented } from 'antd';
import { addDays, localDate } from '../../../base/time.ts';
import { Shape } from '../../../web/parts/Shape.tsx';
import { Money } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { type Filter, To } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { fundsEndpoints } from '../endpoints.ts';
import { statementBy } from '../schema.ts';
import type { FundShown } from './words.ts';

type By = keyof typeof statementBy;
export type FundFilter = Filter<{
  tab: string;
  year: string;
  by: string;
  code: string;
  figure: string;
  from: string;
  until: string;
  purpose: string;
  projectId: string;
  recommenderOrgId: string;
  q: string;
  page: number;
  size: number;
}>;

/** The last day of a month written YYYY-MM. */
const lastOf = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  return addDays(localDate(`${next}-01`), -1);
};

/** Where a heading of a statement leads: the entries behind it. */
const searchOf = (by: By, key: string, year: number | null): Record<string, unknown> => ({
  tab: 'entries',
  year: year ? String(year) : '',
  ...(by === 'fund' ? { from: `${key}-01`, until: lastOf(key) } : {}),
  ...(by === 'province' ? { recommenderOrgId: key } : {}),
  ...(by === 'project' ? { projectId: key } : {}),
  ...(by === 'purpose' ? { purpose: key } : {}),
});

const cashHeads = ['期初', '收入', '支出', '利息', '期末', '其中结转下年'];
const paidHeads = ['期初待核销', '拨付列账', '核销与转出', '期末待核销', '其中结转下年', '已核销', '应追回', '已追回'];

/** 收支表: 期初 + 收入 − 支出 + 利息 = 期末, by month, province, project or purpose; each heading opens its entries. */
export function StatementTab({ fund, filter }: { fund: FundShown; filter: FundFilter }) {
  const by = (filter.values.by in statementBy ? filter.values.by : 'fund') as By;
  const { projectId, recommenderOrgId, purpose } = filter.values;
  const year = fund.year ? { year: fund.year } : {};
  const wish = { fundId: fund.id, by, projectId, recommenderOrgId, purpose, ...year };
  const view = useView(fundsEndpoints.statement, wish, { keep: true });
  if (!view.ready) return <Waiting view={view} />;
  const { rows, total, lane, balanced } = view.data;
  const cells = (row: typeof total) =>
    lane === 'cash'
      ? [row.openingFen, row.inFen, row.outFen, row.interestFen, row.closingFen, row.carriedFen]
      : [
          row.openingFen,
          row.inFen,
          row.outFen,
          row.closingFen,
          row.carriedFen,
          row.accountedFen,
          row.toRecoverFen,
          row.recoveredFen,
        ];
  return (
    <>
      <div className="row">
        <Segmented
          size="small"
          value={by}
          options={Object.entries(statementBy).map(([value, label]) => ({ value, label }))}
          onChange={(value) => filter.set({ by: String(value) })}
        />
        <span className="note">
          <Shape kind={balanced ? 'done' : 'bad'} />{' '}
          {lane === 'cash' ? '期初＋收入－支出＋利息＝期末' : '期初＋拨付－核销与转出＝期末'}
          {balanced ? '，已核对' : '，不平衡'}　单位：元
        </span>
      </div>
      <div className="scroll-x">
        <table className="plain-table fund-statement">
          <caption className="sr">{`${fund.name}收支表（${statementBy[by]}）`}</caption>
          <thead>
            <tr>
              <th>{statementBy[by].slice(1)}</th>
              {(lane === 'cash' ? cashHeads : paidHeads).map((head) => (
                <th key={head} className="num">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  {!row.key ? (
                    row.label
                  ) : (
                    <To path="/funds/$fundId" params={{ fundId: fund.id }} search={searchOf(by, row.key, fund.year)}>
                      {row.label}
                    </To>
                  )}
                </th>
                {cells(row).map((fen, i) => (
                  // biome-ignore lint: the columns are fixed
                  <td key={i} className="num">
                    <Money fen={fen} scale="yuan" />
                  </td>
                ))}
              </tr>
            ))}
            {rows.length === 0 ? (
              <tr>
                <td colSpan={9} className="dim">
                  本年度还没有{lane === 'cash' ? '资金收付' : '拨付'}。
                </td>
              </tr>
            ) : null}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">合计</th>
              {cells(total).map((fen, i) => (
                // biome-ignore lint: the columns are fixed
                <td key={i} className="num">
                  <Money fen={fen} scale="yuan" />
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  );
}
