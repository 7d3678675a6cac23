import { type Finding, findingsOf } from '../../base/problem.ts';
import type { LocalDate } from '../../base/time.ts';
import { checkAigcLabel, labelsDisagree } from '../../methods/aigc-label.ts';
import { numberFindings, type NumberPattern } from '../classification/contract.ts';
import { aiChecks } from './rules-ai.ts';
import {
  type CheckResult,
  type CheckRow,
  type CheckRule,
  type Episode,
  type HiddenLabel,
  numberKinds,
} from './terms.ts';
import type { Statement } from './terms.ts';
import { episodesText, lengthText } from './wording.ts';

/** Everything the automatic checks of a film look at. */
export type FilmCase = {
  rules: readonly CheckRule[];
  today: LocalDate;
  agreement: { number: string; episodeCount: number | null; episodeMinutes: number | null };
  work: { productionForm: string | null; orientation: string | null; filingOn: LocalDate | null };
  producer: { name: string; creditCode: string | null };
  episodes: readonly Episode[];
  statement: Statement;
  /** What the application said on the use of AI; null: there is none. */
  aiApplied: boolean | null;
  patterns: readonly NumberPattern[];
  /** Titles of other works whose films were handed in under the same number. */
  numberUsedBy: readonly string[];
};
/** What one check says: the figures in words and what speaks against the film; null: it does not apply. */
export type Checked = { compared: string; findings: Finding[] } | null;
export type Check = (it: FilmCase, rule: CheckRule) => Checked;

/** Hidden labels of one file, weighed by GB 45438-2025 Annex E; labels that disagree are a fault of each. */
export function hiddenLabels(texts: readonly string[]): HiddenLabel[] {
  const checked = texts.map((text) => checkAigcLabel(text));
  const disagree = labelsDisagree(checked);
  return checked.map((one, i) => ({
    text: texts[i] ?? '',
    meaning: one.meaning ?? '',
    producerUscc: one.producerUscc ?? '',
    faults: [...one.findings, ...disagree],
  }));
}

export const totalMs = (episodes: readonly Pick<Episode, 'facts'>[]): number =>
  episodes.reduce((sum, { facts }) => sum + (facts.durationMs ?? 0), 0);
const minutes = (value: number): string => String(Number(value.toFixed(2)));

const files: Check = ({ episodes }) => ({
  compared: `${episodes.length} 个文件，${[...new Set(episodes.map(({ facts }) => facts.container.toUpperCase()))].join('、') || '无'}`,
  findings:
    episodes.length === 0
      ? [{ code: 'no_film', message: '还没有上传任何一集' }]
      : episodes.flatMap(({ number, facts }) =>
          facts.findings.map((one) => ({ ...one, message: `第${number}集：${one.message}` })),
        ),
});

const numbers: Check = ({ episodes }) => {
  const last = Math.max(0, ...episodes.map(({ number }) => number));
  const there = new Set(episodes.map(({ number }) => number));
  const missing = Array.from({ length: last }, (_, i) => i + 1).filter((number) => !there.has(number));
  return {
    compared: episodes.length === 0 ? '无' : episodesText([...there]),
    findings: findingsOf(
      missing.length > 0 && { code: 'episode_missing', message: `集号不连续，缺${episodesText(missing)}` },
    ),
  };
};

const copies: Check = ({ episodes }) => {
  const groups = Map.groupBy(episodes, ({ sha256 }) => sha256);
  const same = [...groups.values()].filter((group) => group.length > 1);
  return {
    compared: `${episodes.length} 个文件，校验值 ${groups.size} 个`,
    findings: same.map((group) => ({
      code: 'same_film',
      message: `${episodesText(group.map(({ number }) => number))}是同一个文件`,
    })),
  };
};

/** 少于 20 分钟: exactly the limit is too long already (总局令第16号第二条). */
const episodeMinutes: Check = ({ episodes }, rule) => {
  const limitMs = Number(rule.value) * 60_000;
  const longest = episodes.reduce((most, { facts }) => Math.max(most, facts.durationMs ?? 0), 0);
  return {
    compared: `最长一集 ${lengthText(longest)}，须少于 ${rule.value} 分钟`,
    findings: episodes
      .filter(({ facts }) => (facts.durationMs ?? 0) >= limitMs)
      .map(({ number, facts }) => ({
        code: 'episode_too_long',
        path: `episode.${number}`,
        message: `第${number}集时长 ${lengthText(facts.durationMs)}，微短剧单集须少于 ${rule.value} 分钟`,
      })),
  };
};

const episodeCount: Check = ({ episodes, agreement }) =>
  agreement.episodeCount === null
    ? null
    : {
        compared: `报送 ${episodes.length} 集，协议 ${agreement.episodeCount} 集`,
        findings: findingsOf(
          episodes.length !== agreement.episodeCount && {
            code: 'episode_count',
            message: `协议（${agreement.number}）约定 ${agreement.episodeCount} 集，报送 ${episodes.length} 集；集数有变的须先变更协议`,
          },
        ),
      };

const totalMinutes: Check = ({ episodes, agreement }, rule) => {
  const { episodeCount: count, episodeMinutes: each } = agreement;
  if (count === null || each === null) return null;
  const [agreed, found] = [count * each, totalMs(episodes) / 60_000];
  const agreedMs = Math.round(agreed * 60_000);
  return {
    compared: `报送合计 ${lengthText(totalMs(episodes))}，协议 ${count} 集 × ${each} 分钟 = ${minutes(agreed)} 分钟`,
    findings: findingsOf(
      Math.abs(totalMs(episodes) - agreedMs) * 100 > agreedMs * Number(rule.value) && {
        code: 'total_minutes',
        message: `合计 ${minutes(found)} 分钟，与协议约定的 ${minutes(agreed)} 分钟相差超过 ${rule.value}%`,
      },
    ),
  };
};

const orientation: Check = ({ episodes, work }) => {
  if (work.orientation === null) return null;
  const wanted = work.orientation === 'portrait';
  const other = episodes.filter(
    ({ facts: { width, height } }) => width !== null && height !== null && height > width !== wanted,
  );
  return {
    compared: `申报为${wanted ? '竖屏' : '横屏'}`,
    findings: findingsOf(
      other.length > 0 && {
        code: 'orientation',
        message: `${episodesText(other.map(({ number }) => number))}画面不是${wanted ? '竖屏' : '横屏'}`,
      },
    ),
  };
};

const numberForm: Check = ({ statement, patterns, today, numberUsedBy }) => {
  const { numberKind: kind, number, numberOn } = statement;
  if (!kind || !number) {
    return { compared: '未填写', findings: [{ code: 'number_missing', message: '未填写许可证号或批准文号' }] };
  }
  return {
    compared: `${numberKinds[kind]} ${number}`,
    findings: [
      ...numberFindings(kind, number, numberOn ?? today, patterns),
      ...numberUsedBy.map((title) => ({
        code: 'number_of_other',
        message: `该编号已用于《${title}》的成片，一部作品一个编号`,
      })),
    ],
  };
};

const numberDate: Check = ({ statement: { numberOn }, work: { filingOn }, today }) => ({
  compared: `取得日期 ${numberOn ?? '未填写'}，备案日期 ${filingOn ?? '未登记'}`,
  findings: findingsOf(
    !numberOn && { code: 'number_date_missing', message: '未填写许可证或文号的取得日期' },
    numberOn && numberOn > today && { code: 'number_date_future', message: `取得日期 ${numberOn} 晚于今天` },
    numberOn &&
      filingOn &&
      numberOn < filingOn && {
        code: 'number_before_filing',
        message: `取得日期 ${numberOn} 早于规划备案日期 ${filingOn}`,
      },
  ),
});

const plain = (name: string): string => name.normalize('NFKC').replaceAll(/[\s()（）]/g, '');
const numberHolder: Check = ({ statement: { numberHolder: holder }, producer }) => ({
  compared: `持有人 ${holder || '未填写'}，制作机构 ${producer.name}`,
  findings: findingsOf(
    plain(holder) === ''
      ? { code: 'number_holder_missing', message: '未填写许可证或文号的持有人' }
      : plain(holder) !== plain(producer.name) && {
          code: 'number_holder_other',
          message: `持有人“${holder}”与制作机构“${producer.name}”不一致，请附授权或说明`,
        },
  ),
});

const checks: Record<string, Check> = {
  files,
  episode_numbers: numbers,
  copies,
  episode_minutes: episodeMinutes,
  episode_count: episodeCount,
  total_minutes: totalMinutes,
  orientation,
  number_form: numberForm,
  number_date: numberDate,
  number_holder: numberHolder,
  ...aiChecks,
};

type RuleChange = Pick<CheckRule, 'value' | 'weight' | 'clause' | 'validFrom'>;
/** Why a check cannot be changed so: a limit stays a number, the day lies ahead of the last one and not in the past. */
export function checkRuleFindings(last: CheckRule, next: RuleChange, today: LocalDate): Finding[] {
  return findingsOf(
    last.unit !== '' &&
      !/^[1-9]\d{0,3}$/.test(next.value) && { code: 'rule_value', path: 'value', message: '须为 1 至 9999 的整数' },
    last.unit === '' && next.value !== '' && { code: 'rule_value', path: 'value', message: '这一检查项没有界限值' },
    next.validFrom < today && { code: 'rule_past', path: 'validFrom', message: '起用日期不能早于今天' },
    next.validFrom <= last.validFrom && {
      code: 'rule_order',
      path: 'validFrom',
      message: `起用日期须晚于上一版的 ${last.validFrom}`,
    },
  );
}

/** The rules in force on a day, in their order. */
export const rulesOn = (rules: readonly CheckRule[], today: LocalDate): CheckRule[] =>
  rules
    .filter(({ validFrom, validUntil }) => validFrom <= today && (validUntil === null || today <= validUntil))
    .toSorted((a, b) => a.ordinal - b.ordinal);

function resultOf(findings: readonly Finding[]): CheckResult {
  if (findings.some(({ weight }) => weight !== 'look')) return 'unmet';
  return findings.length > 0 ? 'look' : 'met';
}

/** The result table: every check in force with its clause, the figures compared and what was found. */
export function checkFilm(it: FilmCase): CheckRow[] {
  return rulesOn(it.rules, it.today).flatMap((rule) => {
    const check = checks[rule.key];
    if (!check) return [];
    const { key, label, clause, source } = rule;
    const checked = check(it, rule);
    const findings = (checked?.findings ?? []).map(
      (one): Finding => ({
        ...one,
        clause: one.clause ?? (clause || source),
        weight: one.weight === 'look' ? 'look' : rule.weight,
      }),
    );
    const result: CheckResult = checked ? resultOf(findings) : 'not_applicable';
    return [
      {
        key,
        label,
        clause,
        source,
        result,
        compared: checked?.compared ?? (key.startsWith('ai_') ? '声明未使用，不适用' : '协议或作品档案没有约定'),
        findings,
      },
    ];
  });
}

/** Every check key there is code for; a rule in the reference data must name one of them. */
export const checkKeys = Object.keys(checks);
/** What stands against handing in: everything that a check stops. */
export const handInFindings = (rows: readonly CheckRow[]): Finding[] => rows.flatMap(({ findings }) => findings);
