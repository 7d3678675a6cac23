import type { Instant } from '../../base/time.ts';

/** What a rule's value is, for the form it is changed by. */
export type FundRuleKind = 'count' | 'percent' | 'yes_no' | 'text';
/** A rule that the office keeps, with where it comes from; every version stays. */
export type FundRule = {
  name: string;
  label: string;
  value: string;
  unit: string;
  kind: FundRuleKind;
  clause: string;
  source: string;
  version: number;
};
/** A statement of the bank read from a file, and what became of its lines. */
export type BankStatement = {
  id: string;
  fundId: string;
  fileId: string;
  fileName: string;
  sha256: string;
  lineCount: number;
  added: number;
  unchanged: number;
  matched: number;
  byName: string;
  at: Instant;
};
