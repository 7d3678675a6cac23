import { normalised } from '../../base/fields.ts';
import { fen, tenThousandYuan } from '../../base/money.ts';
import { type Finding, findingsOf } from '../../base/problem.ts';
import { daysBetween, localDate } from '../../base/time.ts';
import { findField } from './field-terms.ts';
import {
  type Claim,
  type CrossCheckRule,
  type FigureValue,
  type Measure,
  type RuleContent,
  type Side,
  type SideShown,
  sources,
} from './terms.ts';

/** A comparison carried out: the sides, and what lies between them; no gap where they agree. */
export type Compared = {
  rule: CrossCheckRule;
  workId: string;
  projectId: string | null;
  place: string;
  left: SideShown;
  right: SideShown;
  gap: string | null;
};

const numberText = (value: number): string => Number(value.toFixed(2)).toLocaleString('zh-CN');
/** A figure as both sides and documents write it. */
export function figureText(measure: Measure, value: FigureValue, label?: string): string {
  if (value === null || value === '') return '未填';
  if (label) return label;
  if (measure === 'number') return numberText(Number(value));
  return measure === 'amount' ? `${tenThousandYuan(fen(Number(value)))}万元` : String(value);
}

/** Texts are the same where only width, case, blanks, or the marks around a title differ. */
const plain = (text: string): string =>
  normalised(text)
    .replace(/[\s《》〈〉"“”]/g, '')
    .toLowerCase();

const spread = (a: number, b: number, { within, withinBasisPoints }: RuleContent): boolean =>
  Math.abs(a - b) <= Math.max(within, Math.floor((Math.max(Math.abs(a), Math.abs(b)) * withinBasisPoints) / 10_000));

const days = (from: FigureValue, to: FigureValue): number =>
  daysBetween(localDate(String(from)), localDate(String(to)));

const gapWords: Record<Measure, (a: FigureValue, b: FigureValue, rule: RuleContent) => string | null> = {
  amount: (a, b, rule) =>
    spread(Number(a), Number(b), rule) ? null : `相差 ${tenThousandYuan(fen(Math.abs(Number(a) - Number(b))))} 万元`,
  number: (a, b, rule) =>
    spread(Number(a), Number(b), rule) ? null : `相差 ${numberText(Math.abs(Number(a) - Number(b)))}`,
  stage: (a, b, rule) => (spread(Number(a), Number(b), rule) ? null : `相差 ${Math.abs(Number(a) - Number(b))} 个阶段`),
  date: (a, b, { within }) => (Math.abs(days(a, b)) <= within ? null : `相差 ${Math.abs(days(a, b))} 天`),
  order: (a, b, { within }) => (days(b, a) <= within ? null : `晚 ${days(b, a)} 天`),
  text: (a, b) => (plain(String(a)) === plain(String(b)) ? null : '不一致'),
};

/** What lies between two figures under a rule, in words; null where they count as agreeing. */
export function gapBetween(left: SideShown, right: SideShown, rule: RuleContent): string | null {
  const [emptyLeft, emptyRight] = [
    left.value === null || left.value === '',
    right.value === null || right.value === '',
  ];
  if (emptyLeft && emptyRight) return null;
  if (emptyLeft || emptyRight) {
    // of an order only the later day asks for the earlier one
    if (!rule.emptyCounts || (rule.measure === 'order' && emptyRight)) return null;
    return `${sources[emptyLeft ? left.source : right.source]}未填`;
  }
  return gapWords[rule.measure](left.value, right.value, rule);
}

/** Of each organisation what it said last. */
function newestOfEach(claims: readonly Claim[]): Claim[] {
  const newest = new Map<string, Claim>();
  for (const claim of claims) {
    const key = claim.orgId ?? '';
    const known = newest.get(key);
    if (!known || known.asOf < claim.asOf || (known.asOf === claim.asOf && known.path < claim.path))
      newest.set(key, claim);
  }
  return [...newest.values()].sort((a, b) => ((a.orgId ?? '') < (b.orgId ?? '') ? -1 : 1));
}

const sideOf = ({ source, field, value, text, orgId, orgName, asOf, path }: Claim): SideShown => ({
  source,
  field,
  value,
  text,
  orgId,
  orgName,
  asOf,
  path,
  parts: [],
});

/** The figures of one source as its rule gathers them: of each organisation, added up, or the first or last. */
export function gathered(claims: readonly Claim[], side: Side, measure: Measure): SideShown[] {
  if (side.gather === 'each' || claims.length <= 1) return newestOfEach(claims).map(sideOf);
  const stated = claims.filter(({ value }) => value !== null && value !== '');
  const [first] = stated;
  if (!first) return claims.slice(0, 1).map(sideOf);
  const parts = claims.map(({ text, orgName, path }) => ({ text, orgName, path }));
  if (side.gather === 'sum') return [{ ...sumOf(stated, measure), parts }];
  const sign = side.gather === 'earliest' ? 1 : -1;
  const isBefore = (a: Claim, b: Claim): boolean => (String(a.value) < String(b.value) ? sign : -sign) > 0;
  return [{ ...sideOf(stated.reduce((best, one) => (isBefore(one, best) ? one : best))), parts }];
}

function sumOf(stated: readonly Claim[], measure: Measure): SideShown {
  const newest = stated.reduce((last, one) => (one.asOf > last.asOf ? one : last));
  const value = stated.reduce((sum, one) => sum + Number(one.value), 0);
  const owners = new Map(stated.map(({ orgId, orgName }) => [orgId, orgName]));
  const whose =
    owners.size === 1
      ? { orgId: newest.orgId, orgName: newest.orgName }
      : { orgId: null, orgName: `${owners.size} 家合计` };
  return { ...sideOf(newest), ...whose, value, text: figureText(measure, value) };
}

type Groups = Map<string, Claim[]>;
const groupsOf = (claims: readonly Claim[], { source, field }: Side, byProject: boolean): Groups =>
  Map.groupBy(
    claims.filter((one) => one.source === source && one.field === field && (!byProject || one.projectId !== null)),
    ({ workId, projectId }) => `${workId}|${byProject ? projectId : ''}`,
  );

/** One rule over all figures: every pair of statements on the same work, or project where both are of projects. */
export function comparedBy(rule: CrossCheckRule, claims: readonly Claim[]): Compared[] {
  const { left, right, measure } = rule.content;
  const byProject =
    findField(left.source, left.field)?.per === 'project' && findField(right.source, right.field)?.per === 'project';
  const [lefts, rights] = [groupsOf(claims, left, byProject), groupsOf(claims, right, byProject)];
  const all: Compared[] = [];
  for (const [key, own] of lefts) {
    const [workId = '', projectId = ''] = key.split('|');
    for (const a of gathered(own, left, measure)) {
      for (const b of gathered(rights.get(key) ?? [], right, measure)) {
        const each = [left.gather === 'each' ? a.orgId : '', right.gather === 'each' ? b.orgId : ''];
        const place = [projectId, ...each.map((one) => one ?? '')].join('|');
        const gap = gapBetween(a, b, rule.content);
        all.push({ rule, workId, projectId: projectId || null, place, left: a, right: b, gap });
      }
    }
  }
  return all;
}

/** All rules that are switched on, over all figures. */
export const comparedAll = (rules: readonly CrossCheckRule[], claims: readonly Claim[]): Compared[] =>
  rules.filter(({ content }) => content.enabled).flatMap((rule) => comparedBy(rule, claims));

const sideFindings = (side: Side, path: string, measure: Measure): Finding[] => {
  const field = findField(side.source, side.field);
  const kind = measure === 'order' ? 'date' : measure;
  return findingsOf(
    !field && { code: 'field_unknown', path: `${path}.field`, message: `${sources[side.source]}没有这一项数据` },
    field &&
      field.measure !== kind && { code: 'measure_wrong', path: 'measure', message: `${field.label}不能这样比较` },
    side.gather === 'sum' &&
      !['amount', 'number'].includes(measure) && {
        code: 'sum_of_what',
        path: `${path}.gather`,
        message: '只有金额和数可以合计',
      },
  );
};
/** What is wrong with a comparison that somebody sets up. */
export function ruleFindings(content: RuleContent): Finding[] {
  const { left, right, measure } = content;
  return [
    ...sideFindings(left, 'left', measure),
    ...sideFindings(right, 'right', measure),
    ...findingsOf(
      left.source === right.source &&
        left.field === right.field && { code: 'same_figure', path: 'right.field', message: '不能与自身比较' },
    ),
  ];
}

/** How far apart two figures may lie, in words. */
export function toleranceText({ measure, within, withinBasisPoints }: RuleContent): string {
  if (measure === 'text') return '文字须一致';
  if (measure === 'order' && within === 0) return '甲方不得晚于乙方';
  const unit = { amount: '', number: '', date: ' 天', stage: ' 个阶段', order: ' 天' }[measure];
  const most = measure === 'amount' ? `${tenThousandYuan(fen(within))} 万元` : `${within}${unit}`;
  const parts = [...(within > 0 ? [most] : []), ...(withinBasisPoints > 0 ? [`${withinBasisPoints / 100}%`] : [])];
  return parts.length === 0 ? '须一致' : `允许相差 ${parts.join('或 ')}`;
}
