import { type Fen, tenThousandYuan } from '../../base/money.ts';
import type { Instant } from '../../base/time.ts';
import { To } from '../router.tsx';
import { type Target, When } from './Text.tsx';
import { barWidth } from './wording.ts';

type Amounts = { promised: Fen; payable: Fen; paid: Fen; settled: Fen };

const names = { promised: '已承诺', payable: '可付', paid: '已付', settled: '已核销' } as const;
const keys = Object.keys(names) as (keyof Amounts)[];

/** 已承诺 ⊇ 可付 ⊇ 已付 ⊇ 已核销: one bar, four amounts in 万元 that lead to their rows. */
export function MoneyBar({
  promised,
  payable,
  paid,
  settled,
  targets = {},
  balance,
  checkedAt,
}: Amounts & {
  targets?: Partial<Record<keyof Amounts, Target>>;
  /** Shown above: what is left, and when the ledger was last checked. */
  balance?: Fen;
  checkedAt?: Instant;
}) {
  const amounts: Amounts = { promised, payable, paid, settled };
  return (
    <div className="money">
      {balance !== undefined ? (
        <p className="money-head">
          余额 <b>{tenThousandYuan(balance)}</b> 万元
          {checkedAt ? (
            <span className="note">
              账实核对 <When at={checkedAt} form="short" />
            </span>
          ) : null}
        </p>
      ) : null}
      <div
        className="money-bar"
        role="img"
        aria-label={keys.map((key) => `${names[key]}${tenThousandYuan(amounts[key])}万元`).join('，')}
      >
        {keys.map((key) => (
          <span key={key} className={`m-${key}`} style={{ width: barWidth(amounts[key], promised) }} />
        ))}
      </div>
      <dl className="money-key">
        {keys.map((key) => (
          <div key={key}>
            <dt>
              <span className={`m-key m-${key}`} />
              {names[key]}
              <span className="note">（万元）</span>
            </dt>
            <dd>
              {targets[key] ? (
                <To {...targets[key]}>{tenThousandYuan(amounts[key])}</To>
              ) : (
                tenThousandYuan(amounts[key])
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
