import { type Fen, tenThousandYuan } from '../../base/money.ts';
import { type Actor, hasRole } from '../../base/policy.ts';
import type { Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import type { TodoSource } from '../../platform/todo.ts';
import { accountsWaiting, batchesWaiting, instalmentsOfPayer, plansWaiting, waitingFor } from './queries.ts';
import { approverFindings } from './rules.ts';
import { instalmentSubject } from './subject.ts';
import { approvalFacts } from './use-cases/request-payment.ts';
import { hasFailed } from './workflow.ts';

const money = (amount: number): string => `${tenThousandYuan(amount as Fen)} 万元`;
const atMoney = (projectId: string): string => `/projects/${projectId}/money`;

/** Requests on which it is this person's turn: the level is theirs and they had no hand in it before. */
async function approvals(tx: Tx, actor: Actor) {
  if (!hasRole(actor, 'finance_officer', 'national_leader', 'unit_leader')) return [];
  const rows = [];
  for (const one of await instalmentsOfPayer(tx, actor.orgId, ['requested'])) {
    const facts = await approvalFacts({ tx, actor }, await instalmentSubject(tx, one.id, false));
    if (approverFindings(facts).length > 0) continue;
    rows.push({
      subject: one.id,
      title: `《${one.title}》${one.label} ${money(one.amountFen)}`,
      from: one.requestedByName ?? '',
      step: '待审批',
      since: one.requestedAt as Instant,
      dueOn: null,
      path: atMoney(one.projectId),
    });
  }
  return rows;
}

export const paymentsTodos: TodoSource[] = [
  { kind: 'payment.approval', label: '审批拨付', find: approvals },
  {
    kind: 'payment.to_pay',
    label: '支付已批准的拨付',
    async find(tx, actor) {
      if (!hasRole(actor, 'finance_officer')) return [];
      return (await instalmentsOfPayer(tx, actor.orgId, ['approved', 'failed'])).map((one) => ({
        subject: one.id,
        title: `《${one.title}》${one.label} ${money(one.amountFen)}`,
        from: one.producerName ?? '',
        step: hasFailed(one) ? `支付失败：${one.failedReason ?? ''}` : '待支付',
        since: (one.requestedAt ?? one.createdAt) as Instant,
        dueOn: null,
        path: hasFailed(one) ? atMoney(one.projectId) : '/payments?cut=to_pay',
      }));
    },
  },
  {
    kind: 'payment.batch',
    label: '送出拨付单',
    async find(tx, actor) {
      if (!hasRole(actor, 'finance_officer')) return [];
      return (await batchesWaiting(tx, actor.orgId))
        .filter((one) => one.madeBy !== actor.personId)
        .map((one) => ({
          subject: one.id,
          title: `${one.number}：${one.lineCount} 笔 ${money(one.totalFen)}`,
          from: one.madeByName,
          step: '待复核送银行',
          since: one.madeAt,
          dueOn: null,
          path: `/payments/batches/${one.id}`,
        }));
    },
  },
  {
    kind: 'payment.plan',
    label: '占用预算指标',
    async find(tx, actor) {
      if (!hasRole(actor, 'finance_officer')) return [];
      return (await plansWaiting(tx))
        .filter((one) => one.ownerOrgId === actor.orgId)
        .map((one) => ({
          subject: one.projectId,
          title: `《${one.title}》协议已生效，待占用指标`,
          from: one.number,
          step: one.heldWhy ?? '待占用',
          since: one.createdAt,
          dueOn: null,
          path: atMoney(one.projectId),
        }));
    },
  },
  {
    kind: 'payment.account',
    label: '核验收款账户',
    async find(tx, actor) {
      if (!hasRole(actor, 'finance_officer')) return [];
      return (await accountsWaiting(tx, actor)).map((one) => ({
        subject: one.id,
        title: `${one.organizationName}登记收款账户`,
        from: one.organizationName,
        step: '待核验',
        since: one.enteredAt,
        dueOn: null,
        path: '/payee-accounts',
      }));
    },
  },
  {
    kind: 'payment.voucher',
    label: '审核支出凭证、到位证明',
    async find(tx, actor) {
      if (!hasRole(actor, 'finance_officer')) return [];
      const [vouchers, arrivals] = [
        await waitingFor(tx, 'vouchers', actor.orgId),
        await waitingFor(tx, 'sourceArrivals', actor.orgId),
      ];
      const row = (one: (typeof vouchers)[number], what: string) => ({
        subject: one.projectId,
        title: `《${one.title}》${one.count} 笔${what}`,
        from: one.producerName ?? '',
        step: '待审核',
        since: one.since as Instant,
        dueOn: null,
        path: atMoney(one.projectId),
      });
      return [...vouchers.map((one) => row(one, '支出凭证')), ...arrivals.map((one) => row(one, '资金到位'))];
    },
  },
];
