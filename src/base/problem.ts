/** One reason why something may not be done. Rules return all of them; an empty list means yes. */
export type Finding = {
  /** Stable English code, e.g. `filing_missing`. */
  code: string;
  /** One Chinese sentence that an official understands. */
  message: string;
  /** The form field it belongs to, e.g. `basic.filingNumber`. */
  path?: string | undefined;
  /** The clause it rests on, e.g. `方案六（一）1`. */
  clause?: string | undefined;
  /** `stop` blocks the act (default), `look` asks a person to look and does not block. */
  weight?: 'stop' | 'look' | undefined;
};

/** The findings that hold, written as `condition && finding`, one line per reason. */
export const findingsOf = (...lines: (Finding | false | null | undefined | '' | 0)[]): Finding[] =>
  lines.filter((line) => typeof line === 'object' && line !== null);

export const stops = (findings: readonly Finding[]): Finding[] => findings.filter((one) => one.weight !== 'look');

export type ProblemKind = {
  status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 413 | 422 | 423 | 429 | 503 | 507;
  /** Chinese; what the user reads first. */
  title: string;
  /** Chinese; one more sentence made from the facts of the case. */
  detail?: (facts: Record<string, unknown>) => string;
};
/** A module's refusals: code → status and wording. */
export type ProblemCatalogue = Record<string, ProblemKind>;

/** An expected refusal. Use-cases throw it; the edge answers it as problem+json. */
export class Problem extends Error {
  readonly code: string;
  readonly facts: Record<string, unknown>;
  readonly findings: readonly Finding[];
  constructor(code: string, facts: Record<string, unknown> = {}, findings: readonly Finding[] = []) {
    super(code);
    this.code = code;
    this.facts = facts;
    this.findings = findings;
  }
}
