import { type Finding, findingsOf } from '../../base/problem.ts';
import { termKinds } from '../classification/contract.ts';
import type { CallContent, Condition, FormField, FormSection, Rubric } from './schema.ts';
import { type CallPart, eligibilityCodes, fileTypes, type LetterKind, letterWords } from './terms.ts';

/** What the content is checked against besides itself. */
export type ContentFacts = { categoryCodes: readonly string[]; uploadMaximumBytes: number };

/** Everything that stands against publishing the content, by part, all at once; the dates have rules of their own. */
export const contentFindings = (content: CallContent, facts: ContentFacts): Record<CallPart, Finding[]> => ({
  dates: [],
  form: formFindings(content),
  slots: slotFindings(content, facts),
  eligibility: eligibilityFindings(content),
  quota: quotaFindings(content),
  rubric: [...rubricFindings(content.rubric, 'rubric'), ...firstReviewFindings(content)],
  review: reviewFindings(content, facts),
  publicity: [],
  letters: letterFindings(content),
});

const repeated = (values: readonly string[]): string[] => [
  ...new Set(values.filter((one, i) => values.indexOf(one) !== i)),
];
const stop = (code: string, path: string, message: string): Finding => ({ code, path, message });
const look = (code: string, path: string, message: string): Finding => ({ code, path, message, weight: 'look' });

/** Every field of the form by its path `section.field`. */
export const fieldsByPath = ({ form }: Pick<CallContent, 'form'>): Map<string, FormField> =>
  new Map(form.sections.flatMap(({ key, fields }) => fields.map((field) => [`${key}.${field.key}`, field] as const)));

function formFindings(content: CallContent): Finding[] {
  const { sections } = content.form;
  const fields = fieldsByPath(content);
  const binds = [...fields.values()].flatMap(({ bind }) => bind ?? []);
  return [
    ...repeated(sections.map(({ key }) => key)).map((key) =>
      stop('section_twice', 'form.sections', `部分代码“${key}”重复`),
    ),
    ...sections.flatMap((section, i) => sectionFindings(section, `form.sections.${i}`, fields)),
    ...repeated(binds).map((bind) => stop('bind_twice', 'form.sections', `两个字段对应同一档案内容“${bind}”`)),
    ...findingsOf(
      !binds.includes('work.title') &&
        stop('title_missing', 'form.sections', '表单中没有对应“作品名称”（work.title）的字段'),
    ),
  ];
}

function sectionFindings(section: FormSection, path: string, fields: ReadonlyMap<string, FormField>): Finding[] {
  return [
    ...repeated(section.fields.map(({ key }) => key)).map((key) =>
      stop('field_twice', `${path}.fields`, `“${section.label}”中字段代码“${key}”重复`),
    ),
    ...section.fields.flatMap((field, i) => fieldFindings(field, `${path}.fields.${i}`, fields)),
  ];
}

function fieldFindings(field: FormField, path: string, fields: ReadonlyMap<string, FormField>): Finding[] {
  const chosen = field.kind === 'choice' || field.kind === 'choices';
  const values = (field.options ?? []).map(({ value }) => value);
  const kind = field.optionsFrom?.startsWith('coded:') ? field.optionsFrom.slice(6) : undefined;
  const knownSource =
    ['categories', 'subPlans'].includes(field.optionsFrom ?? '') || (kind !== undefined && kind in termKinds);
  return [
    ...findingsOf(
      chosen && values.length === 0 && !field.optionsFrom && stop('options_missing', path, `“${field.label}”没有选项`),
      field.optionsFrom !== undefined &&
        !knownSource &&
        stop('options_unknown', path, `“${field.label}”的选项来源“${field.optionsFrom}”不存在`),
      repeated(values).length > 0 && stop('option_twice', path, `“${field.label}”的选项代码重复`),
      field.min !== undefined &&
        field.max !== undefined &&
        field.min > field.max &&
        stop('limits', path, `“${field.label}”的下限大于上限`),
      field.kind === 'table' && !field.columns?.length && stop('columns_missing', path, `“${field.label}”没有列`),
    ),
    ...conditionFindings(field.required, `“${field.label}”`, { path, fields }),
    ...(field.columns ?? []).flatMap((column, i) => fieldFindings(column, `${path}.columns.${i}`, fields)),
  ];
}

function conditionFindings(
  condition: Condition,
  whose: string,
  { path, fields }: { path: string; fields: ReadonlyMap<string, FormField> },
): Finding[] {
  if (typeof condition === 'boolean') return [];
  const other = fields.get(condition.field);
  if (!other) return [stop('condition_unknown', path, `${whose}的必填条件指向不存在的字段“${condition.field}”`)];
  const never = other.options && !condition.in.some((value) => other.options?.some((option) => option.value === value));
  return findingsOf(
    condition.in.length === 0 && stop('condition_empty', path, `${whose}的必填条件没有取值`),
    never &&
      condition.in.length > 0 &&
      stop('condition_never', path, `${whose}的必填条件取值不在“${other.label}”的选项中，永远不会必填`),
  );
}

function slotFindings(content: CallContent, { uploadMaximumBytes }: ContentFacts): Finding[] {
  const { slots, form } = content;
  const fields = fieldsByPath(content);
  const sections = new Set(form.sections.map(({ key }) => key));
  const pledges = slots.filter(({ paper }) => paper === 'commitment');
  return [
    ...repeated(slots.map(({ key }) => key)).map((key) => stop('slot_twice', 'slots', `附件代码“${key}”重复`)),
    ...findingsOf(
      pledges.length === 0 && {
        ...stop('commitment_missing', 'slots', '没有上传版权承诺书的位置'),
        clause: '方案六（一）4',
      },
      pledges.length > 1 && stop('commitment_twice', 'slots', '版权承诺书只能有一个上传位置'),
    ),
    ...slots.flatMap((slot, i) => [
      ...findingsOf(
        !sections.has(slot.section) &&
          stop('slot_section', `slots.${i}.section`, `“${slot.label}”所属的部分“${slot.section}”不存在`),
        slot.maxBytes > uploadMaximumBytes &&
          stop('slot_large', `slots.${i}.maxBytes`, `“${slot.label}”超过系统允许的单个文件上限`),
        slot.types.some((type) => !(type in fileTypes)) &&
          stop('slot_type', `slots.${i}.types`, `“${slot.label}”含不支持的文件类型`),
      ),
      ...conditionFindings(slot.required, `“${slot.label}”`, { path: `slots.${i}.required`, fields }),
    ]),
  ];
}

/** What 方案六（一）1、3、5 asks of an application; a pack without one of these must be looked at by a person. */
const expected = [
  'body_kind',
  'original',
  'in_creation',
  'filing_present',
  'not_online',
  'other_central_money',
] as const;

function eligibilityFindings(content: CallContent): Finding[] {
  const { eligibility, refusalReasons } = content;
  const fields = fieldsByPath(content);
  const codes = eligibility.map(({ code }) => code);
  return [
    ...eligibility.flatMap(({ code, label, values, validFrom, validUntil }, i) =>
      findingsOf(
        !(code in eligibilityCodes) && stop('rule_unknown', `eligibility.${i}`, `系统不认识资格规则“${code}”`),
        validFrom !== undefined &&
          validUntil !== undefined &&
          validFrom > validUntil &&
          stop('rule_dates', `eligibility.${i}.validUntil`, `“${label}”的失效日期早于生效日期`),
        ...Object.entries(values)
          .filter(([name]) => name === 'field' || name.endsWith('Field'))
          .map(
            ([name, path]) =>
              !fields.has(String(path)) &&
              stop('rule_field', `eligibility.${i}.values.${name}`, `“${label}”指向不存在的字段“${String(path)}”`),
          ),
      ),
    ),
    ...expected
      .filter((code) => !codes.includes(code))
      .map((code) => ({
        ...look('rule_left_out', 'eligibility', `没有“${eligibilityCodes[code]}”这条规则，请确认`),
        clause: '方案六（一）1、3',
      })),
    ...repeated(refusalReasons.map(({ code }) => code)).map((code) =>
      stop('reason_twice', 'refusalReasons', `不予受理理由代码“${code}”重复`),
    ),
  ];
}

function quotaFindings(content: CallContent): Finding[] {
  const fields = fieldsByPath(content);
  const { composition, perRecommender } = content.quota;
  return [
    ...findingsOf(
      perRecommender === 0 &&
        look('quota_none', 'quota.perRecommender', '默认名额为 0，未单独设定名额的单位将不能推荐'),
    ),
    ...composition.flatMap(({ field, label, atLeast, atMost }, i) =>
      findingsOf(
        !fields.has(field) &&
          stop('composition_field', `quota.composition.${i}`, `“${label}”指向不存在的字段“${field}”`),
        atLeast !== undefined &&
          atMost !== undefined &&
          atLeast > atMost &&
          stop('composition_limits', `quota.composition.${i}`, `“${label}”的下限大于上限`),
        (atLeast ?? 0) > perRecommender &&
          look('composition_many', `quota.composition.${i}`, `“${label}”的下限超过默认名额`),
      ),
    ),
  ];
}

function rubricFindings({ criteria }: Rubric, path: string): Finding[] {
  const total = criteria.reduce((sum, { max }) => sum + max, 0);
  return [
    ...repeated(criteria.map(({ key }) => key)).map((key) =>
      stop('criterion_twice', `${path}.criteria`, `指标代码“${key}”重复`),
    ),
    ...findingsOf(
      total === 0 && stop('criteria_none', `${path}.criteria`, '没有打分的指标'),
      total > 0 &&
        total !== 100 &&
        look('criteria_total', `${path}.criteria`, `各项满分合计 ${total} 分，不是 100 分，请确认`),
    ),
    ...criteria.flatMap(({ label, max, gate, scale }, i) =>
      findingsOf(
        !gate && max <= 0 && stop('criterion_zero', `${path}.criteria.${i}.max`, `“${label}”既不打分也不是关口项`),
        scale.some(({ from }) => from < 0 || from > max) &&
          stop('scale_outside', `${path}.criteria.${i}.scale`, `“${label}”的分档超出满分`),
      ),
    ),
  ];
}

function firstReviewFindings({ firstReview }: CallContent): Finding[] {
  return rubricFindings(firstReview.rubric, 'firstReview.rubric').map((one) => ({
    ...one,
    message: `初评：${one.message}`,
  }));
}

function reviewFindings({ review, rubric }: CallContent, { categoryCodes }: ContentFacts): Finding[] {
  const { panelMinimum, panelMaximum, odd, trimFrom, finalists, places, minimumScore, floors, ceilings } = review;
  const total = rubric.criteria.reduce((sum, { max }) => sum + max, 0);
  const wanted = floors.reduce((sum, { atLeast }) => sum + atLeast, 0);
  return [
    ...findingsOf(
      panelMinimum > panelMaximum && stop('panel', 'review.panelMaximum', '评委人数下限大于上限'),
      odd &&
        (panelMinimum % 2 === 0 || panelMaximum % 2 === 0) &&
        stop('panel_odd', 'review.panelMinimum', '评委人数须为单数，上下限也应为单数'),
      trimFrom > panelMaximum &&
        look('trim_never', 'review.trimFrom', '评委人数上限低于去高去低的起点，永远不会去掉最高、最低分'),
      finalists < places && stop('finalists', 'review.finalists', '进入终评数少于入选数'),
      minimumScore > total && stop('minimum_score', 'review.minimumScore', `最低入选分高于满分 ${total}`),
      wanted > places && stop('floors', 'review.floors', '各类别下限之和超过入选数'),
    ),
    ...[...floors, ...ceilings]
      .filter(({ category }) => !categoryCodes.includes(category))
      .map(({ category }) => stop('category_unknown', 'review.floors', `计划中没有类别“${category}”`)),
  ];
}

function letterFindings({ letters }: CallContent): Finding[] {
  return (Object.keys(letterWords) as LetterKind[]).flatMap((kind) =>
    Object.entries(letters[kind]).flatMap(([place, template]) =>
      [...template.matchAll(/\{([^{}]*)\}/g)]
        .filter(([, word]) => !(letterWords[kind] as readonly string[]).includes(word ?? ''))
        .map(([whole]) =>
          stop(
            'word_unknown',
            `letters.${kind}.${place}`,
            `不认识的填充词“${whole}”，可用：${letterWords[kind].join('、')}`,
          ),
        ),
    ),
  );
}
