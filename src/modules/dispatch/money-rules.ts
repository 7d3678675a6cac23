import { addFen, type Fen, fen, tenThousandYuan } from '../../base/money.ts';
import { longDate, type LocalDate } from '../../base/time.ts';
import { columnsOf, figure, type Made, share } from './pack-rules.ts';
import type { PackPeriod } from './terms.ts';

export type PaymentFact = {
  recommenderOrgId: string;
  unitName: string;
  amountFen: number;
  state: string;
  paidOn: LocalDate | null;
};
export type VoucherFact = { recommenderOrgId: string; amountFen: number; state: string };
export type RecoveryFact = { recommenderOrgId: string; state: string; amountFen: number; returnedFen: number };

export type MoneyFacts = {
  payments: readonly PaymentFact[];
  vouchers: readonly VoucherFact[];
  recoveries: readonly RecoveryFact[];
};

const total = (rows: readonly { amountFen: number }[]): Fen => addFen(...rows.map(({ amountFen }) => fen(amountFen)));
const isPaid = (until: LocalDate) => (one: PaymentFact) =>
  one.state === 'paid' && one.paidOn !== null && one.paidOn <= until;
const asked = ['requested', 'approved', 'batched', 'sent'];
const recoveryOpen = ['proposed', 'decided', 'demanded', 'write_off_proposed'];

/** 资金: agreed, paid out, accounted for, asked back; unit by unit. Money is told in 万元. */
export function moneySection({ payments, vouchers, recoveries }: MoneyFacts, period: PackPeriod): Made {
  const paid = payments.filter(isPaid(period.until));
  const month = paid.filter(({ paidOn }) => paidOn !== null && paidOn >= period.from);
  const spent = vouchers.filter(({ state }) => state === 'accepted');
  const waiting = payments.filter(({ state }) => asked.includes(state));
  const open = recoveries.filter(({ state }) => recoveryOpen.includes(state));
  const openFen = fen(open.reduce((sum, one) => sum + one.amountFen - one.returnedFen, 0));
  const units = Map.groupBy(payments, ({ recommenderOrgId }) => recommenderOrgId);
  const wan = { unit: '万元' };
  return {
    sentences: [
      payments.length === 0
        ? '还没有签订协议的扶持资金。'
        : `协议扶持资金 ${tenThousandYuan(total(payments))} 万元，截至${longDate(period.until)}已拨付 ${tenThousandYuan(total(paid))} 万元` +
          `（${share(total(paid), total(payments))}），已核销支出 ${tenThousandYuan(total(spent))} 万元（占已拨付 ${share(
            total(spent),
            total(paid),
          )}）；本月拨付 ${tenThousandYuan(total(month))} 万元。`,
      ...(open.length > 0 ? [`追回未结 ${open.length} 件，尚未退回 ${tenThousandYuan(openFen)} 万元。`] : []),
    ],
    figures: [
      figure('agreed', '协议资金', tenThousandYuan(total(payments)), { ...wan, to: '/payments?cut=' }),
      figure('paid', '累计拨付', tenThousandYuan(total(paid)), { ...wan, to: '/payments?cut=paid' }),
      figure('month', '本月拨付', tenThousandYuan(total(month)), wan),
      figure('waiting', '在办支付', tenThousandYuan(total(waiting)), wan),
      figure('spent', '累计核销', tenThousandYuan(total(spent)), wan),
      figure('recoveries', '追回未结', open.length, { unit: '件', to: '/recoveries' }),
    ],
    table: {
      columns: columnsOf(
        ['推荐单位', 1.5],
        ['协议（万元）', 1.2, 'right'],
        ['累计拨付', 1.1, 'right'],
        ['拨付率', 0.8, 'right'],
        ['本月拨付', 1, 'right'],
        ['累计核销', 1.1, 'right'],
        ['使用率', 0.8, 'right'],
      ),
      rows: [...units].map(([orgId, rows]) => {
        const of = (some: readonly (PaymentFact | VoucherFact)[]) =>
          total(some.filter(({ recommenderOrgId }) => recommenderOrgId === orgId));
        return {
          cells: [
            rows[0]?.unitName ?? '',
            tenThousandYuan(total(rows)),
            tenThousandYuan(of(paid)),
            share(of(paid), total(rows)),
            tenThousandYuan(of(month)),
            tenThousandYuan(of(spent)),
            share(of(spent), of(paid)),
          ],
          to: `/projects?recommender=${orgId}`,
        };
      }),
      total: units.size,
    },
  };
}
