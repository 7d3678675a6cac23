import { type Finding, findingsOf } from '../../base/problem.ts';
import type { FundRuleKind } from './kept-terms.ts';

const forms: Record<FundRuleKind, { pattern: RegExp; says: string }> = {
  count: { pattern: /^[1-9]\d{0,2}$/, says: '须为 1 至 999 的整数' },
  percent: { pattern: /^(100|\d{1,2}(\.\d{1,4})?)$/, says: '须为 0 至 100，最多四位小数' },
  yes_no: { pattern: /^[是否]$/, says: '只能是“是”或“否”' },
  text: { pattern: /^\S.{0,199}$/, says: '不能为空，最多 200 字' },
};

export const statementHeadNames = ['流水号', '交易日期', '收入金额', '支出金额', '余额', '对方户名', '附言'] as const;
export type StatementHeads = Record<
  'serial' | 'day' | 'income' | 'outgo' | 'balance' | 'counterparty' | 'remark',
  string
>;

/** The names of the columns of a bank's statement, in the order the rule lists them; undefined where they are not seven. */
export function statementHeads(value: string): StatementHeads | undefined {
  const names = value.split('、').map((name) => name.trim());
  const [serial, day, income, outgo, balance, counterparty, remark] = names;
  const whole = names.length === statementHeadNames.length && new Set(names).size === names.length;
  if (!whole || names.includes('')) return undefined;
  if (!serial || !day || !income || !outgo || !balance || !counterparty || !remark) return undefined;
  return { serial, day, income, outgo, balance, counterparty, remark };
}

/** Why a rule cannot take a value: each kind has its form, and the heads of a statement are seven different names. */
export function ruleFindings({ name, kind }: { name: string; kind: FundRuleKind }, value: string): Finding[] {
  const { pattern, says } = forms[kind];
  return findingsOf(
    !pattern.test(value) && { code: 'rule_form', path: 'value', message: says },
    name === 'statementHeads' &&
      statementHeads(value) === undefined && {
        code: 'rule_form',
        path: 'value',
        message: `须依次写明七列的列名，以“、”分隔：${statementHeadNames.join('、')}`,
      },
  );
}
