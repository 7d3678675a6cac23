import type { ReactNode } from 'react';
import { Block } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Money } from '../../../web/parts/Text.tsx';
import { To } from '../../../web/router.tsx';
import type { ProjectMoney } from './words.ts';

type Amount = { fen: number; search: Record<string, string> };
type AmountRow = { key: string; label: string; amounts: readonly Amount[]; last?: ReactNode };

/** Amounts side by side, a row for each source or purpose, in 万元; each opens the entries it is made of. */
function Amounts({
  projectId,
  title,
  note,
  heads,
  rows,
  lastHead,
}: {
  projectId: string;
  title: string;
  note: string;
  /** What the rows are, then what their amounts are. */
  heads: readonly [string, ...string[]];
  rows: readonly AmountRow[];
  lastHead?: string;
}) {
  const [first, ...others] = heads;
  return (
    <Block title={title} note={note}>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={title}>
        <table className="plain-table amounts">
          <caption className="sr">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{first}</th>
              {others.map((head) => (
                <th key={head} scope="col" className="num">
                  {head}
                </th>
              ))}
              {lastHead ? <th scope="col">{lastHead}</th> : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.label}</th>
                {others.map((head, i) => (
                  <td key={head} className="num">
                    <To path="/project-money/$projectId" params={{ projectId }} search={row.amounts[i]?.search ?? {}}>
                      <Money fen={row.amounts[i]?.fen ?? 0} />
                    </To>
                  </td>
                ))}
                {lastHead ? <td>{row.last}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Block>
  );
}

const sourceHeads = [
  ['promised', '承诺', 'promisedFen'],
  ['arrived', '到位', 'arrivedFen'],
  ['accounted', '已核销', 'accountedFen'],
  ['left', '待核销', 'leftFen'],
  ['to_recover', '应追回', 'toRecoverFen'],
] as const;
/** 足额到位: promised and arrived, per source, as figures one can open. */
export function Sources({ money }: { money: ProjectMoney }) {
  return (
    <Amounts
      projectId={money.projectId}
      title="足额到位"
      note="各来源承诺、到位、使用；单位：万元；点数字看明细"
      heads={['来源', ...sourceHeads.map(([, head]) => head)]}
      lastHead="到位率"
      rows={money.sources.map((one) => ({
        key: `${one.fundId} ${one.key}`,
        label: one.label,
        amounts: sourceHeads.map(([figure, , name]) => ({
          fen: one[name],
          search: { fundId: one.fundId, source: one.key, figure },
        })),
        last: (
          <Status kind={one.arrivedShare >= 1000 ? 'done' : one.ours ? 'wait' : 'warn'}>
            {(one.arrivedShare / 10).toFixed(1)}%
          </Status>
        ),
      }))}
    />
  );
}

/** 专款专用: what each purpose may take, what the books have on it, and the vouchers that wait. */
export function Purposes({ money }: { money: ProjectMoney }) {
  return (
    <Amounts
      projectId={money.projectId}
      title="专款专用"
      note="扶持资金按协议用途；单位：万元；点数字看明细"
      heads={['用途', '约定', '已拨', '已核销', '待核销', '决定追回', '待审核']}
      rows={money.purposes.map((one) => {
        const search = { purpose: one.label };
        return {
          key: one.code,
          label: one.label,
          amounts: [
            { fen: one.capFen, search },
            { fen: one.paidFen, search },
            { fen: one.acceptedFen, search: { ...search, figure: 'accounted' } },
            { fen: one.leftFen, search: { ...search, figure: 'left' } },
            { fen: one.claimedFen, search: { ...search, figure: 'to_recover' } },
            { fen: one.waitingFen, search },
          ],
        };
      })}
    />
  );
}
