import { addFen, allocate, fen, tenThousandYuan } from '../../base/money.ts';
import { type Finding, findingsOf } from '../../base/problem.ts';
import { addDays, type LocalDate } from '../../base/time.ts';
import type {
  AccountState,
  ApprovalLevel,
  Condition,
  Instalment,
  PayeeAccount,
  Purpose,
  PurposePart,
} from './terms.ts';

const plan = '方案六（一）3';
const money = (amount: number): string => `${tenThousandYuan(fen(amount))} 万元`;

/** An instalment split over purposes by what is left of each cap, so that no purpose is ever paid beyond it. */
export function splitOf(amountFen: number, purposes: readonly Purpose[], paid: readonly PurposePart[]): PurposePart[] {
  const left = purposes.map(({ code, capFen }) =>
    Math.max(0, capFen - addFen(...paid.filter((one) => one.code === code).map((one) => fen(one.fen)))),
  );
  if (left.every((one) => one === 0)) return [];
  const parts = allocate(fen(amountFen), left);
  return purposes.flatMap(({ code }, i) => ((parts[i] ?? 0) > 0 ? [{ code, fen: parts[i] ?? 0 }] : []));
}

/** The first day on which an account may be paid to; the day it was verified is day 0. */
export const usableOn = (verifiedOn: LocalDate, coolingDays: number): LocalDate => addDays(verifiedOn, coolingDays);

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
  agreement: { number: string; state: 'in_force' | 'suspended'; inForceOn: LocalDate } | undefined;
  projectState: string;
  resultFinal: boolean;
  reserved: { yes: boolean; why: string };
  instalment: Pick<Instalment, 'label' | 'trigger' | 'amountFen' | 'evidence'>;
  trigger: { label: string; reachedOn: LocalDate | null; plannedOn: LocalDate | null; confirmed: boolean };
  earlier: readonly Pick<Instalment, 'label' | 'state'>[];
  spent: { paidFen: number; accountedFen: number; wantedPercent: number } | undefined;
  licence: { state: string; until: LocalDate | null; suspended: boolean };
  violations: readonly string[];
  adviceOpen: number | undefined;
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
    met: agreement?.state === 'in_force',
    detail: agreement
      ? `${agreement.number}，${agreement.state === 'in_force' ? `${agreement.inForceOn} 生效` : '已中止'}`
      : '三方协议尚未生效',
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

const ofProducer = (facts: PayFacts): Condition[] => {
  const { licence, violations, adviceOpen, account, today, paths, toRecoverFen } = facts;
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
    ...(adviceOpen === undefined
      ? []
      : [
          condition({
            code: 'advice',
            label: '指导意见均已答复',
            met: adviceOpen === 0,
            only: 'look' as const,
            detail: adviceOpen === 0 ? '均已答复' : `${adviceOpen} 条未答复`,
            clause: plan,
            path: paths.guidance,
          }),
        ]),
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
            label: '自筹和社会资金足额到位',
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

/** The levels an amount goes through, lowest first. */
export const levelsFor = (amountFen: number, levels: readonly ApprovalLevel[]): ApprovalLevel[] =>
  levels.filter((one) => one.fromFen <= amountFen).sort((a, b) => a.level - b.level);

export type ApprovalFacts = {
  levels: readonly ApprovalLevel[];
  approved: readonly { level: number; byId: string; byName: string }[];
  requestedBy: { id: string; name: string };
  actor: { personId: string; roles: readonly string[] };
};
/** The next level that has not agreed; undefined when all have. */
export const nextLevel = ({
  levels,
  approved,
}: Pick<ApprovalFacts, 'levels' | 'approved'>): ApprovalLevel | undefined =>
  levels.find((level) => !approved.some((one) => one.level === level.level));

/** Whoever asked, and whoever agreed before, is never the next to agree; each level is its own office. */
export function approverFindings(facts: ApprovalFacts): Finding[] {
  const { approved, requestedBy, actor } = facts;
  const next = nextLevel(facts);
  const before = approved.find((one) => one.byId === actor.personId);
  return findingsOf(
    next !== undefined &&
      !actor.roles.includes(next.role) && { code: 'wrong_level', message: `现在轮到“${next.label}”` },
    requestedBy.id === actor.personId && { code: 'own_request', message: '申请人不能审批自己提出的拨付' },
    before !== undefined && { code: 'same_person', message: '同一人不能审批两级' },
  );
}

/** 对公账户: digits and hyphens as banks print them; the holder is the organisation itself. */
export function accountFindings(
  account: Pick<PayeeAccount, 'accountNumber' | 'holder'>,
  organization: string,
): Finding[] {
  const plainName = (text: string) => text.normalize('NFKC').replace(/\s/gu, '');
  return findingsOf(
    !/^\d[\d-]{6,32}\d$/.test(account.accountNumber) && {
      code: 'account_number',
      path: 'accountNumber',
      message: '账号为 8 至 34 位数字',
    },
    plainName(account.holder) !== plainName(organization) && {
      code: 'account_holder',
      path: 'holder',
      message: `户名须与机构名称一致：${organization}`,
      clause: '扶持资金只付协议乙方本单位账户',
    },
  );
}
export const isUsable = (
  account: { state: AccountState; usableOn: LocalDate | null } | undefined,
  today: LocalDate,
): boolean => account?.state === 'verified' && (account.usableOn === null || account.usableOn <= today);

export type VoucherFacts = {
  purposes: readonly Purpose[];
  purpose: string;
  amountFen: number;
  spentOn: LocalDate;
  today: LocalDate;
  inForceOn: LocalDate | null;
  /** Accepted before, of this purpose. */
  acceptedFen: number;
  paidFen: number;
  allAcceptedFen: number;
  tolerancePercent: number;
  twin: { project: string } | undefined;
};
/** 专款专用: only purposes of the agreement; a line runs over its cap by no more than its tolerance. */
export function voucherFindings(facts: VoucherFacts): Finding[] {
  const { purposes, purpose, amountFen, spentOn, today, inForceOn, acceptedFen, tolerancePercent } = facts;
  const line = purposes.find((one) => one.code === purpose);
  const most = line ? Math.floor((line.capFen * (100 + tolerancePercent)) / 100) : 0;
  return findingsOf(
    !line && {
      code: 'outside_purpose',
      path: 'purpose',
      message: `不在协议约定的资金用途之内；可用于：${purposes.map((one) => one.label).join('、')}`,
      clause: '专款专用',
    },
    spentOn > today && { code: 'spent_later', path: 'spentOn', message: '支出日期在今天之后' },
    inForceOn !== null &&
      spentOn < inForceOn && {
        code: 'spent_before',
        path: 'spentOn',
        message: `支出早于协议生效日 ${inForceOn}`,
        clause: plan,
      },
    facts.twin !== undefined && {
      code: 'invoice_twice',
      path: 'invoiceNumber',
      message: `该票据已在《${facts.twin.project}》登记过，同一票据不能报两次`,
    },
    line !== undefined &&
      acceptedFen + amountFen > most && {
        code: 'over_line',
        path: 'amount',
        message: `${line.label}已核销 ${money(acceptedFen)}，加本笔超过约定 ${money(line.capFen)} 的 ${tolerancePercent}%，须先变更协议`,
        clause: '协议资金用途',
      },
    facts.allAcceptedFen + amountFen > facts.paidFen && {
      code: 'over_paid',
      path: 'amount',
      message: `已拨 ${money(facts.paidFen)}，已核销 ${money(facts.allAcceptedFen)}，本笔超过已拨未核销的资金`,
      clause: '专款专用',
    },
  );
}
