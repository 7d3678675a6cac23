import { addFen, allocate, fen, tenThousandYuan } from '../../base/money.ts';
import { type Finding, findingsOf } from '../../base/problem.ts';
import { addDays, type LocalDate } from '../../base/time.ts';
import type { AccountState, PayeeAccount, Purpose, PurposePart } from './terms.ts';
import type { ApprovalLevel } from './bank-terms.ts';

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

/** The levels an amount goes through, lowest first. */
export const levelsFor = (amountFen: number, levels: readonly ApprovalLevel[]): ApprovalLevel[] =>
  levels.filter((one) => one.fromFen <= amountFen).sort((a, b) => a.level - b.level);

type LevelAmount = Pick<ApprovalLevel, 'level' | 'fromFen'>;
/** Every amount goes through the first level, and a higher level begins no lower than the one before it. */
export const levelFindings = (next: LevelAmount, others: readonly LevelAmount[]): Finding[] =>
  findingsOf(
    next.level === 1 &&
      next.fromFen > 0 && {
        code: 'level_first',
        path: 'from',
        message: '第 1 级须从 0 元起，否则小额拨付没有人审批',
        clause: plan,
      },
    others.some((one) => (one.level - next.level) * (one.fromFen - next.fromFen) < 0) && {
      code: 'level_order',
      path: 'from',
      message: '级别越高，起审金额须越高',
      clause: plan,
    },
  );

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

/** 凭证、到位证明: what counts in the books stands on a paper that can be looked at. */
export const paperFindings = ({ fileId }: { fileId: string | null }, paper: string): Finding[] =>
  findingsOf(
    fileId === null && { code: 'no_paper', path: 'uploadId', message: `没有${paper}，请补传`, clause: '专款专用' },
  );

export type VoucherFacts = {
  purposes: readonly Purpose[];
  purpose: string;
  amountFen: number;
  spentOn: LocalDate;
  today: LocalDate;
  inForceOn: LocalDate | null;
  /** Of the award: accepted before of this purpose, and what is paid and not accounted for over all purposes. */
  acceptedFen: number;
  leftFen: number;
  /** Another source than the award: what has come from it and is not accounted for. */
  brought: { label: string; leftFen: number } | undefined;
  tolerancePercent: number;
  twin: { project: string } | undefined;
};
/** 专款专用: only purposes of the agreement; a line runs over its cap by no more than its tolerance. */
export function voucherFindings(facts: VoucherFacts): Finding[] {
  const { purposes, purpose, amountFen, spentOn, today, inForceOn, acceptedFen, tolerancePercent } = facts;
  const line = purposes.find((one) => one.code === purpose);
  const most = line ? Math.floor((line.capFen * (100 + tolerancePercent)) / 100) : 0;
  const award = facts.brought === undefined;
  return findingsOf(
    !line && {
      code: 'outside_purpose',
      path: 'purpose',
      message: `不在协议约定的资金用途之内；可用于：${purposes.map((one) => one.label).join('、')}`,
      clause: '专款专用',
    },
    spentOn > today && { code: 'spent_later', path: 'spentOn', message: '支出日期在今天之后' },
    award &&
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
    award &&
      line !== undefined &&
      acceptedFen + amountFen > most && {
        code: 'over_line',
        path: 'amount',
        message: `${line.label}已核销 ${money(acceptedFen)}，加本笔超过约定 ${money(line.capFen)} 的 ${tolerancePercent}%，须先变更协议`,
        clause: '协议资金用途',
      },
    award &&
      amountFen > facts.leftFen && {
        code: 'over_paid',
        path: 'amount',
        message: `已拨未核销的资金为 ${money(facts.leftFen)}（已决定追回的除外），本笔超出`,
        clause: '专款专用',
      },
    facts.brought !== undefined &&
      amountFen > facts.brought.leftFen && {
        code: 'over_arrived',
        path: 'amount',
        message: `${facts.brought.label}到位未核销的为 ${money(facts.brought.leftFen)}，本笔超出；先登记到位并经确认`,
        clause: '足额到位',
      },
  );
}
