// A new version of a format: what may change, what must be said about it, which number it gets.
import { type Finding, findingsOf } from '../../base/problem.ts';
import type { FormatVersion, KindFormat, LedgerField, UpgradeStep } from './format-rules.ts';
import { majorOf, newestFirst, upgraded } from './format-rules.ts';
import type { RecordContent } from './terms.ts';

export type DroppedColumn = { key: string; how: 'keep' | 'move'; to: string };
export type DroppedCode = { field: string; code: string; to: string };
export type FormatDraft = { fields: LedgerField[]; dropped: DroppedColumn[]; codes: DroppedCode[] };
/** Standing records that carry a column (`key`) or a code (`key.code`) of the version before. */
export type Carried = Readonly<Record<string, number>>;

const byKey = (fields: readonly LedgerField[]) => new Map(fields.map((field) => [field.key, field]));
const codesOf = ({ options = [] }: LedgerField): string[] => options.map(({ code }) => code);
/** Columns of the version before that the draft does not have. */
export const droppedIn = (before: readonly LedgerField[], { fields }: Pick<FormatDraft, 'fields'>): LedgerField[] => {
  const kept = byKey(fields);
  return before.filter(({ key }) => !kept.has(key));
};
/** Codes of the version before that the draft's lists do not have. */
export function droppedCodes(before: readonly LedgerField[], { fields }: Pick<FormatDraft, 'fields'>) {
  const now = byKey(fields);
  return before.flatMap((field) => {
    const kept = now.get(field.key);
    const left = kept ? new Set(codesOf(kept)) : undefined;
    return left ? (field.options ?? []).filter(({ code }) => !left.has(code)).map((one) => ({ field, ...one })) : [];
  });
}

const twice = (values: readonly string[], i: number): boolean => values.indexOf(values[i] ?? '') < i;

function columnFindings(before: ReadonlyMap<string, LedgerField>, { fields }: FormatDraft): Finding[] {
  const [keys, labels] = [fields.map(({ key }) => key), fields.map(({ label }) => label)];
  return fields.flatMap((field, i) => {
    const at = (name: string) => `fields.${i}.${name}`;
    const known = before.get(field.key);
    const codes = codesOf(field);
    const isChoice = field.kind === 'choice';
    return findingsOf(
      twice(keys, i) && { code: 'key_twice', message: '字段代码重复', path: at('key') },
      twice(labels, i) && { code: 'label_twice', message: '名称重复', path: at('label') },
      ['key', 'version', 'deleted', 'extra'].includes(field.key) && {
        code: 'key_reserved',
        message: '这个字段代码另有用处',
        path: at('key'),
      },
      known !== undefined &&
        known.kind !== field.kind && {
          code: 'kind_changed',
          message: '原有列的内容类型不能改，请取消这一列、另设新列并写明并入',
          path: at('kind'),
        },
      isChoice && codes.length === 0 && { code: 'codes_missing', message: '代码表为空', path: at('options') },
      isChoice &&
        codes.some((_, at2) => twice(codes, at2)) && { code: 'code_twice', message: '代码重复', path: at('options') },
    );
  });
}

type Judged = { before: readonly LedgerField[]; fixed: readonly string[]; draft: FormatDraft; carried: Carried };
function droppedFindings({ before, fixed, draft, carried }: Judged): Finding[] {
  const now = byKey(draft.fields);
  const columns = droppedIn(before, draft).flatMap((field) => {
    const { key, label } = field;
    const said = draft.dropped.find((one) => one.key === key);
    const target = said?.how === 'move' ? now.get(said.to) : undefined;
    const path = `dropped.${key}`;
    const count = carried[key] ?? 0;
    return findingsOf(
      fixed.includes(key) && { code: 'column_fixed', message: `“${label}”是系统取数的列，不能取消`, path },
      said === undefined &&
        count > 0 && { code: 'column_carried', message: `“${label}”已有 ${count} 条记录填写，须写明怎么处理`, path },
      said?.how === 'move' &&
        target?.kind !== field.kind && { code: 'move_target', message: `“${label}”只能并入内容类型相同的列`, path },
    );
  });
  const codes = droppedCodes(before, draft).flatMap(({ field, code, label }) => {
    const said = draft.codes.find((one) => one.field === field.key && one.code === code);
    const left = codesOf(now.get(field.key) ?? field);
    const path = `codes.${field.key}.${code}`;
    const count = carried[`${field.key}.${code}`] ?? 0;
    return findingsOf(
      !said?.to &&
        count > 0 && {
          code: 'code_carried',
          message: `“${field.label}”中的“${label}”已有 ${count} 条记录使用，须指定改为哪一项`,
          path,
        },
      Boolean(said?.to) &&
        !left.includes(said?.to ?? '') && { code: 'code_target', message: `“${label}”改成的代码不在新代码表中`, path },
    );
  });
  return [...columns, ...codes];
}

/** Everything against publishing a draft after a version; `fixed` are the columns that the system itself reads. */
export function editionFindings(judged: Judged): Finding[] {
  const { before, draft } = judged;
  const isSame = changesIn(before, draft).length === 0;
  return [
    ...findingsOf(isSame && { code: 'nothing_changed', message: '与上一版没有不同' }),
    ...columnFindings(byKey(before), draft),
    ...droppedFindings(judged),
  ];
}

export type FormatChange = { key: string; label: string; what: string; isBreaking: boolean };
const tighter = (was: number | undefined, now: number | undefined): boolean =>
  now !== undefined && (was === undefined || now < was);
function changesOf(was: LedgerField, now: LedgerField): { what: string; isBreaking: boolean }[] {
  const said = (differs: boolean, what: string, isBreaking = false) => (differs ? [{ what, isBreaking }] : []);
  const added = codesOf(now).filter((code) => !codesOf(was).includes(code));
  const lost = codesOf(was).filter((code) => !codesOf(now).includes(code));
  const renamed = (now.options ?? []).some(({ code, label }) =>
    (was.options ?? []).some((one) => one.code === code && one.label !== label),
  );
  return [
    ...said(was.label !== now.label, `改名：${was.label} → ${now.label}`),
    ...said(was.kind !== now.kind, '改内容类型', true),
    ...said(!was.need && now.need, '改为必填', true),
    ...said(was.need && !now.need, '改为选填'),
    ...said((was.unit ?? '') !== (now.unit ?? ''), `单位：${was.unit || '无'} → ${now.unit || '无'}`, true),
    ...said(added.length > 0, `代码表增加 ${added.join('、')}`),
    ...said(lost.length > 0, `代码表取消 ${lost.join('、')}`, true),
    ...said(renamed, '代码名称有修改'),
    ...said(was.max !== now.max, `字数上限：${was.max ?? '不限'} → ${now.max ?? '不限'}`, tighter(was.max, now.max)),
    ...said(
      was.most !== now.most,
      `最大值：${was.most ?? '不限'} → ${now.most ?? '不限'}`,
      tighter(was.most, now.most),
    ),
    ...said((was.total ?? false) !== (now.total ?? false), now.total ? '核对合计' : '不再核对合计'),
  ];
}
/** What a draft changes, column by column; `isBreaking`: a sender of the version before would be misread without steps. */
export function changesIn(before: readonly LedgerField[], draft: FormatDraft): FormatChange[] {
  const was = byKey(before);
  const kept = draft.fields.flatMap((field): FormatChange[] => {
    const { key, label, need } = field;
    const known = was.get(key);
    if (!known) return [{ key, label, what: need ? '新增，必填' : '新增，选填', isBreaking: need }];
    return changesOf(known, field).map((one) => ({ key, label, ...one }));
  });
  const gone = droppedIn(before, draft).map(({ key, label }): FormatChange => {
    const said = draft.dropped.find((one) => one.key === key);
    const target = draft.fields.find((one) => one.key === said?.to);
    const what = said?.how === 'move' && target ? `取消，原值并入“${target.label}”` : '取消，原值留在记录的附加内容中';
    return { key, label, what, isBreaking: true };
  });
  const order = draft.fields.filter(({ key }) => was.has(key)).map(({ key }) => key);
  const former = before.filter(({ key }) => order.includes(key)).map(({ key }) => key);
  const moved =
    order.join() === former.join() ? [] : [{ key: '', label: '', what: '列的次序有调整', isBreaking: false }];
  return [...kept, ...gone, ...moved];
}

/** The steps that bring a record of the version before into the draft. */
export function stepsOf({ dropped, codes }: FormatDraft, lost: readonly LedgerField[]): UpgradeStep[] {
  const said = codes.filter(({ to }) => to !== '');
  const maps = [...Map.groupBy(said, ({ field }) => field)].map(([field, list]): UpgradeStep => {
    return { op: 'map', field, values: Object.fromEntries(list.map(({ code, to }) => [code, to])) };
  });
  const columns = lost.map(({ key }): UpgradeStep => {
    const one = dropped.find((it) => it.key === key);
    return one?.how === 'move' ? { op: 'rename', from: key, to: one.to } : { op: 'keep', from: key };
  });
  return [...maps, ...columns];
}

export type NextVersion = { version: string; isMajor: boolean; upgrade: UpgradeStep[] };
/** The number of a draft: a minor one adds what nobody need say, anything else begins another major one. */
export function nextVersion(version: string, before: FormatVersion, draft: FormatDraft): NextVersion {
  const isMajor = changesIn(before.fields, draft).some(({ isBreaking }) => isBreaking);
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (!isMajor) return { version: `${major}.${minor + 1}`, isMajor, upgrade: before.upgrade ?? [] };
  return { version: `${major + 1}.0`, isMajor, upgrade: stepsOf(draft, droppedIn(before.fields, draft)) };
}

/** What stands, in the present format; steps that were taken already change nothing. */
export function broughtUp(content: RecordContent, format: string, kind: KindFormat): RecordContent {
  const steps = newestFirst(Object.keys(kind.versions)).toReversed();
  const [from, until] = [majorOf(format), majorOf(kind.current)];
  let now = content;
  for (let major = from + 1; major <= until; major++) {
    const version = steps.findLast((one) => majorOf(one) === major);
    now = upgraded(now, kind.versions[version ?? '']?.upgrade ?? []);
  }
  return now;
}
