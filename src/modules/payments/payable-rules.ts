import { fen, tenThousandYuan } from '../../base/money.ts';
import type { Finding } from '../../base/problem.ts';
import type { LocalDate } from '../../base/time.ts';
import type { Condition, Instalment, PayeeAccount } from './terms.ts';

const plan = '方案六（一）3';
const money = (amount: number): string => `${tenThousandYuan(fen(amount))} 万元`;

export type PayFacts = {
  today: LocalDate;
  paths: {
    project: string;
    agreement: string;
    milestones: string;
    acceptance: string;
    guidance: string;
    checks: string;
  };
  agreement:
    | {
        number: string;
        state: 'in_force' | 'suspended';
        inForceOn: LocalDate;
        planned: boolean;
        /** Who signed it as 乙方, where that is no longer the project's producer. */
        formerProducer: string | null;
      }
    | undefined;
  projectState: string;
  resultFinal: boolean;
  reserved: { yes: boolean; why: string };
  instalment: Pick<Instalment, 'label' | 'trigger' | 'amountFen' | 'evidence'>;
  trigger: { label: string; reachedOn: LocalDate | null; plannedOn: LocalDate | null; confirmed: boolean };
  earlier: readonly Pick<Instalment, 'label' | 'state'>[];
  spent: { paidFen: number; accountedFen: number; wantedPercent: number } | undefined;
  licence: { state: string; until: LocalDate | null; suspended: boolean };
  violations: readonly string[];
  /** Advice of the guiding experts without an answer, and how many past their day are let pass. */
  advice: { open: number; overdue: number; allowed: number };
  account: Pick<PayeeAccount, 'state' | 'accountNumber' | 'usableOn'> | undefined;
  toRecoverFen: number;
  funding: readonly Finding[];
  sources: readonly { label: string; promisedFen: number; arrivedFen: number }[];
};

type Line = Omit<Condition, 'standing'> & { met: boolean; only?: 'look' };
const condition = ({ met, only, ...line }: Line): Condition => ({
  ...line,
  standing: met ? 'met' : only === 'look' ? 'look' : 'unmet',
});

const agreementSaid = (agreement: PayFacts['agreement']): string => {
  if (!agreement) return '三方协议尚未生效';
  if (agreement.formerProducer !== null) {
    return `${agreement.number}的乙方${agreement.formerProducer}已不是本项目的制作机构，应先签订变更协议`;
  }
  if (!agreement.planned) return `${agreement.number}已变更，拨付计划尚未按新协议调整`;
  return `${agreement.number}，${agreement.state === 'in_force' ? `${agreement.inForceOn} 生效` : '已中止'}`;
};

const ofAgreement = ({ agreement, paths, projectState, resultFinal, reserved }: PayFacts): Condition[] => [
  condition({
    code: 'result_final',
    label: '公示结果已确定',
    met: resultFinal,
    detail: resultFinal ? '已确定' : '公示结果尚未确定',
    clause: '方案六（一）2',
    path: paths.project,
  }),
  condition({
    code: 'agreement',
    label: '三方协议生效且履行中',
    met: agreement?.state === 'in_force' && agreement.planned && agreement.formerProducer === null,
    detail: agreementSaid(agreement),
    clause: plan,
    path: paths.agreement,
  }),
  condition({
    code: 'project',
    label: '项目在执行中',
    met: projectState === 'running',
    detail: projectState === 'running' ? '执行中' : '项目已暂停、停止或结项',
    clause: plan,
    path: paths.project,
  }),
  condition({
    code: 'reserved',
    label: '预算指标已占用',
    met: reserved.yes,
    detail: reserved.why,
    clause: plan,
    path: paths.project,
  }),
];

const ofTrigger = ({ trigger, instalment, earlier, spent, paths }: PayFacts): Condition[] => {
  const reached = trigger.reachedOn !== null && trigger.confirmed;
  const waiting = earlier.filter((one) => one.state !== 'paid');
  const share = spent && spent.paidFen > 0 ? Math.floor((spent.accountedFen * 1000) / spent.paidFen) / 10 : undefined;
  const evidence = instalment.evidence.length > 0 ? `（${instalment.evidence.join('、')}）` : '';
  const plannedOn = trigger.plannedOn ? `，计划 ${trigger.plannedOn}` : '';
  const onTrigger =
    trigger.reachedOn === null
      ? `尚未到达${plannedOn}`
      : trigger.confirmed
        ? `${trigger.reachedOn} 已确认`
        : `${trigger.reachedOn} 已报，证明材料待确认`;
  const path = instalment.trigger === 'accepted' ? paths.acceptance : paths.milestones;
  return [
    condition({
      code: 'trigger',
      label: `${trigger.label}${evidence}`,
      met: reached,
      detail: onTrigger,
      clause: plan,
      path: instalment.trigger === 'agreement_signed' ? paths.agreement : path,
    }),
    ...(earlier.length > 0
      ? [
          condition({
            code: 'earlier',
            label: '前期资金已付清',
            met: waiting.length === 0,
            detail: waiting.length === 0 ? '已付清' : `${waiting.map((one) => one.label).join('、')}未付`,
            clause: plan,
            path: paths.project,
          }),
        ]
      : []),
    ...(spent && spent.wantedPercent > 0
      ? [
          condition({
            code: 'spent',
            label: `已拨资金核销不低于 ${spent.wantedPercent}%`,
            met: (share ?? 0) >= spent.wantedPercent,
            detail: `已核销 ${money(spent.accountedFen)}${share === undefined ? '' : `，${share}%`}`,
            clause: '专款专用',
            path: paths.project,
          }),
        ]
      : []),
  ];
};

const adviceSaid = ({ open, overdue }: PayFacts['advice']): string =>
  open === 0 ? '均已答复' : `${open} 条未答复${overdue > 0 ? `，其中 ${overdue} 条已逾期` : ''}`;

const ofProducer = (facts: PayFacts): Condition[] => {
  const { licence, violations, advice, account, today, paths, toRecoverFen } = facts;
  const lapsed = licence.until !== null && licence.until < today;
  const cooling = account?.usableOn && account.usableOn > today;
  const tail = account?.accountNumber.slice(-4) ?? '';
  return [
    condition({
      code: 'licence',
      label: '制作机构许可有效',
      met: !lapsed && !licence.suspended,
      detail: licence.suspended
        ? '机构已暂停'
        : lapsed
          ? `许可已于 ${licence.until} 到期`
          : licence.until
            ? `至 ${licence.until}`
            : '长期有效',
      clause: '方案六（一）1',
      path: paths.project,
    }),
    condition({
      code: 'violations',
      label: '没有未了结的违规',
      met: violations.length === 0,
      detail: violations.length === 0 ? '无' : violations.join('；'),
      clause: plan,
      path: paths.project,
    }),
    condition({
      code: 'advice',
      label: '指导意见均已答复',
      met: advice.open === 0,
      ...(advice.overdue <= advice.allowed ? { only: 'look' as const } : {}),
      detail: adviceSaid(advice),
      clause: plan,
      path: paths.guidance,
    }),
    condition({
      code: 'account',
      label: '收款账户已核验且过观察期',
      met: account?.state === 'verified' && !cooling,
      detail: !account
        ? '没有已核验的收款账户'
        : cooling
          ? `尾号 ${tail} 的账户 ${account.usableOn} 起可用（变更观察期）`
          : `尾号 ${tail}，近期无变更`,
      clause: '收款账户观察期',
      path: paths.project,
    }),
    condition({
      code: 'recovery',
      label: '没有应追回未退的资金',
      met: toRecoverFen === 0,
      detail: toRecoverFen === 0 ? '无' : `应追回 ${money(toRecoverFen)}`,
      clause: plan,
      path: paths.project,
    }),
  ];
};

const ofMoney = ({ funding, sources, paths }: PayFacts): Condition[] => {
  const blocking = funding.filter((one) => one.weight !== 'look');
  const short = sources.filter((one) => one.arrivedFen < one.promisedFen);
  return [
    condition({
      code: 'funding',
      label: '未重复获得中央财政资金',
      met: funding.length === 0,
      ...(blocking.length === 0 ? { only: 'look' as const } : {}),
      detail: funding.length === 0 ? '未发现重复' : funding.map((one) => one.message).join('；'),
      clause: plan,
      path: paths.checks,
    }),
    ...(sources.length > 0
      ? [
          condition({
            code: 'sources',
            label: '其他来源资金足额到位',
            met: short.length === 0,
            only: 'look' as const,
            detail:
              short.length === 0
                ? '足额到位'
                : short
                    .map((one) => `${one.label}到位 ${money(one.arrivedFen)}，承诺 ${money(one.promisedFen)}`)
                    .join('；'),
            clause: '足额到位',
            path: paths.project,
          }),
        ]
      : []),
  ];
};

/** 为何可付、不可付: every condition with what stands, all at once, none hidden behind another. */
export const conditionsOf = (facts: PayFacts): Condition[] => [
  ...ofAgreement(facts),
  ...ofTrigger(facts),
  ...ofProducer(facts),
  ...ofMoney(facts),
];
export const isPayable = (conditions: readonly Condition[]): boolean =>
  conditions.every((one) => one.standing !== 'unmet');

/** The conditions that do not hold, as reasons against asking for or releasing the money. */
export const conditionFindings = (conditions: readonly Condition[]): Finding[] =>
  conditions
    .filter((one) => one.standing !== 'met')
    .map(({ code, label, detail, clause, standing }) => ({
      code: `pay_${code}`,
      message: `${label}：${detail}`,
      clause,
      ...(standing === 'look' ? { weight: 'look' as const } : {}),
    }));
