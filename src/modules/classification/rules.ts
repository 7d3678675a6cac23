import { type Finding, findingsOf } from '../../base/problem.ts';
import type { LocalDate } from '../../base/time.ts';
import type { ClassRule, NumberPattern, NumberPurpose } from './terms.ts';
import { numberPurposes } from './terms.ts';

/** What decides the class of a work. `filingOn` is the filing day: a later standard never re-classes a filed work. */
export type ClassCase = {
  form: string;
  /** For interactive works, the form whose rule they follow. */
  mainForm?: string | null | undefined;
  investmentFen: number | null;
  /** Code of a special subject (总局令第16号第五条), else null. */
  specialSubject: string | null;
  filingOn: LocalDate;
};
export type ClassResult = {
  /** 1, 2 or 3; null where no standard in force says. */
  classCode: number | null;
  label: string;
  legacyLabel: string | null;
  rule: ClassRule | null;
  /** Clause, i.e. the instrument of the rule. */
  clause: string | null;
  /** One Chinese sentence that says how it was decided. */
  because: string;
  findings: Finding[];
};

const covers = (on: LocalDate, row: { validFrom: LocalDate | null; validUntil: LocalDate | null }): boolean =>
  (row.validFrom === null || row.validFrom <= on) && (row.validUntil === null || on <= row.validUntil);

/** The rows of the latest standard that covers a form on a day; rows for `all` forms serve where none names it. */
export function standardOn(rules: readonly ClassRule[], form: string, on: LocalDate): ClassRule[] {
  const inForce = rules.filter((rule) => (rule.form === form || rule.form === 'all') && covers(on, rule));
  const latest = inForce.reduce<LocalDate | null>(
    (day, { validFrom }) => (day && day > validFrom ? day : validFrom),
    null,
  );
  return inForce.filter(({ validFrom }) => validFrom === latest).sort((a, b) => a.classCode - b.classCode);
}

/** The class of a work under the standard in force on its filing day, with the rule and the clause it rests on. */
export function classOf(work: ClassCase, rules: readonly ClassRule[]): ClassResult {
  const standard = standardOn(rules, work.form, work.filingOn);
  if (standard[0]?.classCode === 0) return followMainForm(work, rules, standard[0]);
  const unknown = (code: string, because: string): ClassResult => ({
    classCode: null,
    label: '待认定',
    legacyLabel: null,
    rule: null,
    clause: null,
    because,
    findings: [{ code, message: because, weight: 'look' }],
  });
  const forced = work.specialSubject ? standard.find((rule) => rule.specialSubjectForces) : undefined;
  if (forced) return decided(forced, '属特殊题材，不论投资额度');
  if (standard.length === 0) {
    return unknown('class_standard_unknown', `未见 ${work.filingOn} 时适用于该制作形式的分类标准，须由备案机关认定`);
  }
  const { investmentFen } = work;
  if (investmentFen === null) return unknown('investment_missing', '尚未填写投资额度，无法判断类别');
  const rule = standard.find(
    ({ investMinFen, investMaxFen }) =>
      investmentFen >= (investMinFen ?? 0) && (investMaxFen === null || investmentFen < investMaxFen),
  );
  return rule
    ? decided(rule, amountWords(investmentFen, rule))
    : unknown('class_gap', '该投资额度不在任何一类范围内，请核对分类标准');
}

function followMainForm(work: ClassCase, rules: readonly ClassRule[], rule: ClassRule): ClassResult {
  if (!work.mainForm || work.mainForm === work.form) {
    const because = `${rule.label}：请先填写主要制作形式`;
    return {
      classCode: null,
      label: '待认定',
      legacyLabel: null,
      rule,
      clause: rule.instrument,
      because,
      findings: [{ code: 'main_form_missing', message: because, weight: 'look', clause: rule.instrument }],
    };
  }
  const result = classOf({ ...work, form: work.mainForm, mainForm: null }, rules);
  return { ...result, because: `按主要制作形式认定；${result.because}` };
}

const decided = (rule: ClassRule, because: string): ClassResult => ({
  classCode: rule.classCode,
  label: rule.label,
  legacyLabel: rule.legacyLabel,
  rule,
  clause: rule.instrument,
  because,
  findings: findingsOf(
    rule.confidence !== 'high' && {
      code: 'class_rule_unsure',
      message: `该标准未见原文（${rule.source}），请以正式文件为准`,
      weight: 'look',
      clause: rule.instrument,
    },
  ),
});

const tenThousand = (amountFen: number): string => `${amountFen / 1_000_000}万元`;
function amountWords(investmentFen: number, { investMinFen, investMaxFen }: ClassRule): string {
  const from = investMinFen ? `${tenThousand(investMinFen)}（含）以上` : '';
  const to = investMaxFen === null ? '' : `不足${tenThousand(investMaxFen)}`;
  return `投资额度${tenThousand(investmentFen)}，在“${[from, to].filter(Boolean).join('、')}”范围内`;
}

/** How a declared class stands to the one the rules give: a voluntary rise is open (总局令第16号第五十条), a fall is not. */
export function classFindings(
  work: ClassCase & { declaredClass: number | null },
  rules: readonly ClassRule[],
): Finding[] {
  const { classCode, label, clause, because, findings } = classOf(work, rules);
  if (classCode === null || work.declaredClass === null) return findings;
  return [
    ...findings,
    ...findingsOf(
      work.declaredClass > classCode && {
        code: 'class_too_low',
        weight: 'look',
        clause: clause ?? undefined,
        message: `填报的类别低于按标准应属的“${label}”（${because}）`,
      },
      work.declaredClass < classCode && {
        code: 'class_voluntary',
        weight: 'look',
        clause: clause ?? undefined,
        message: `按标准属“${label}”，填报了更高类别，按自愿申报处理`,
      },
    ),
  ];
}

/** Half-width brackets are taken as the full-width ones that numbers are printed with; spaces do not count. */
const asPrinted = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/\s/g, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）')
    .replaceAll('[', '〔')
    .replaceAll(']', '〕')
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));

/**
 * Whether a number of a kind, given on a day, has a form known for that day. Where no pattern has been published the
 * finding says that a person must look; a form is never made up.
 */
export function numberFindings(
  purpose: NumberPurpose,
  text: string,
  on: LocalDate,
  patterns: readonly NumberPattern[],
): Finding[] {
  const kind = numberPurposes[purpose];
  const inForce = patterns.filter((one) => one.purpose === purpose && covers(on, one));
  const known = inForce.filter((one) => one.pattern !== null);
  if (known.length === 0) {
    return [{ code: 'number_no_pattern', weight: 'look', message: `${on} 时的${kind}格式未公布，请人工核对“${text}”` }];
  }
  const printed = asPrinted(text);
  const matched = known
    .map((one) => ({ one, found: new RegExp(one.pattern ?? '', 'u').exec(printed) }))
    .find(({ found }) => found);
  if (!matched) return [mismatch(kind, text, known)];
  const year = Number(matched.found?.slice(1).find((part) => /^\d{4}$/.test(part ?? '')) ?? 0);
  return findingsOf(
    year > Number(on.slice(0, 4)) && {
      code: 'number_year_later',
      message: `${kind}中的年份 ${year} 晚于备案日期 ${on}`,
      clause: matched.one.source,
    },
  );
}

/** Refuses only where every pattern is certain; where the known forms are incomplete, a person looks. */
function mismatch(kind: string, text: string, known: readonly NumberPattern[]): Finding {
  const certain = known.every(({ confidence }) => confidence === 'high');
  const examples = known
    .map(({ example }) => example)
    .filter(Boolean)
    .join('、');
  return {
    code: 'number_pattern',
    weight: certain ? 'stop' : 'look',
    clause: known[0]?.source,
    message: `${kind}“${text}”与已知格式不符（例：${examples}）${certain ? '' : '，已知格式可能不全，请人工核对'}`,
  };
}

type Standard = {
  form: string;
  validFrom: LocalDate;
  class1MinFen: number;
  class2MinFen: number;
  specialSubjectForces: boolean;
  instrument: string;
  source: string;
  confidence: ClassRule['confidence'];
  classes: {
    label: string;
    planningFiling: string | null;
    finishedReview: string | null;
    resultDocument: string | null;
    otherTriggers: string | null;
  }[];
};
/** The three rows of a new standard; their bounds meet (lower inclusive, upper exclusive): one class per amount. */
export function rowsOfStandard({
  classes,
  class1MinFen,
  class2MinFen,
  specialSubjectForces,
  ...it
}: Standard): ClassRule[] {
  const bounds = [
    [class1MinFen, null],
    [class2MinFen, class1MinFen],
    [0, class2MinFen],
  ] as const;
  return classes.map((one, i) => ({
    ...it,
    ...one,
    id: `${it.form}-${it.validFrom}-${i + 1}`,
    classCode: i + 1,
    legacyLabel: null,
    validUntil: null,
    investMinFen: bounds[i]?.[0] ?? null,
    investMaxFen: bounds[i]?.[1] ?? null,
    specialSubjectForces: specialSubjectForces && i === 0,
  }));
}

/** A new standard must begin after those already known of its form: the past is not judged anew. */
export function standardFindings(
  added: { form: string; validFrom: LocalDate },
  rules: readonly ClassRule[],
): Finding[] {
  const own = rules.filter(({ form }) => form === added.form).map(({ validFrom }) => validFrom);
  const latest = own.reduce<LocalDate | null>((day, one) => (day && day > one ? day : one), null);
  return findingsOf(
    latest !== null &&
      added.validFrom <= latest && {
        code: 'not_later',
        path: 'validFrom',
        message: `该形式已有 ${latest} 起的标准，新标准须晚于它：已备案作品不因新标准改变类别`,
      },
  );
}

/** A pattern must be readable and fit its own example. */
export function patternFindings({ pattern, example }: Pick<NumberPattern, 'pattern' | 'example'>): Finding[] {
  if (pattern === null) return [];
  try {
    const fits = example !== null && new RegExp(pattern, 'u').test(asPrinted(example));
    return findingsOf(!fits && { code: 'example_misfit', path: 'example', message: '示例与格式不符，请核对' });
  } catch {
    return [{ code: 'pattern_unreadable', path: 'pattern', message: '格式不是正确的正则表达式' }];
  }
}

/** Days on which a standard or a pattern began, in order. */
export const stopsOf = (rows: readonly { validFrom: LocalDate | null }[]): LocalDate[] =>
  [...new Set(rows.flatMap(({ validFrom }) => (validFrom ? [validFrom] : [])))].sort();

export const isInForce = covers;
