import { type Finding, findingsOf } from '../../base/problem.ts';
import { addDays, daysBetween, type LocalDate } from '../../base/time.ts';
import type { Coded, EntryFacts, EntryState, GoalContent, ReserveEntry, ReserveStage, RulesContent } from './terms.ts';

type Timed = Pick<ReserveEntry, 'state' | 'stage' | 'stageSince' | 'stallOn'>;

/** The codes that an entry may name on a day, as lists in force give them. */
export type Known = {
  stages: readonly Coded[];
  categories: readonly Coded[];
  subPlans: readonly Coded[];
  regions: Readonly<Record<string, string>>;
};

/** Whether an entry lies in the pool, so that it can be changed, moved on and counted against the goal. */
export const isInPool = (state: EntryState): boolean => state === 'in_pool';
export const isRemoved = (state: EntryState): boolean => state === 'removed';

export const stageOf = (content: RulesContent, code: string): ReserveStage | undefined =>
  content.stages.find((one) => one.code === code);

/** The last day on which an entry is not stalled; undefined for a stage that the rules no longer know. */
export function stallDayOf(entry: Timed, content: RulesContent): LocalDate | undefined {
  const stage = stageOf(content, entry.stage);
  return entry.stallOn ?? (stage && addDays(entry.stageSince, stage.stallDays));
}

/** Days in the stage and days beyond what the stage allows (滞留); both null once the entry has left the pool. */
export function agesOf(
  entry: Timed,
  content: RulesContent,
  today: LocalDate,
): { stageDays: number | null; overdueDays: number | null } {
  if (!isInPool(entry.state)) return { stageDays: null, overdueDays: null };
  const until = stallDayOf(entry, content);
  return {
    stageDays: daysBetween(entry.stageSince, today),
    overdueDays: until ? Math.max(0, daysBetween(until, today)) : 0,
  };
}

const unknown = (path: string, label: string, value: string | null, list: readonly Coded[]): Finding | false =>
  value !== null &&
  !list.some(({ code }) => code === value) && { code: `${path}_unknown`, path, message: `没有这个${label}：${value}` };

/** What is wrong with an entry by itself: codes that are not in force, dates in the wrong order. */
export function entryFindings(
  entry: Pick<EntryFacts, 'categoryCode' | 'subPlan' | 'regionCode' | 'shootingOn' | 'finishOn'>,
  known: Known,
): Finding[] {
  const { shootingOn, finishOn, regionCode } = entry;
  return findingsOf(
    unknown('categoryCode', '类别', entry.categoryCode, known.categories),
    unknown('subPlan', '子计划', entry.subPlan, known.subPlans),
    regionCode !== null &&
      !(regionCode in known.regions) && {
        code: 'region_unknown',
        path: 'regionCode',
        message: `没有这个地区：${regionCode}`,
      },
    shootingOn !== null &&
      finishOn !== null &&
      finishOn < shootingOn && { code: 'finish_before', path: 'finishOn', message: '计划完成早于计划开机' },
  );
}

/** A stage must be one in force and another one; going back is explained. */
export function stageFindings(
  content: RulesContent,
  { from, to, note }: { from: string | null; to: string; note: string },
): Finding[] {
  const place = (code: string | null): number => content.stages.findIndex((one) => one.code === code);
  const isBack = from !== null && place(to) >= 0 && place(to) < place(from);
  return findingsOf(
    place(to) < 0 && { code: 'stage_unknown', path: 'stage', message: `没有这个阶段：${to}` },
    from === to && { code: 'stage_same', path: 'stage', message: '已在这一阶段' },
    isBack && note.trim() === '' && { code: 'stage_back', path: 'note', message: '退回前一阶段请写明原因' },
  );
}

/** A stall is put off to a later day, at most by the days of the rules. */
export function deferFindings(
  entry: Timed,
  content: RulesContent,
  { stallOn, today }: { stallOn: LocalDate; today: LocalDate },
): Finding[] {
  const present = stallDayOf(entry, content);
  const latest = addDays(today, content.deferDaysMost);
  return findingsOf(
    stallOn <= today && { code: 'defer_past', path: 'stallOn', message: '须晚于今天' },
    present !== undefined &&
      stallOn <= present && { code: 'defer_earlier', path: 'stallOn', message: `现在的期限是 ${present}，须晚于它` },
    stallOn > latest && {
      code: 'defer_far',
      path: 'stallOn',
      message: `一次最长延 ${content.deferDaysMost} 天，不晚于 ${latest}`,
    },
  );
}

export const removalFindings = (content: RulesContent, code: string): Finding[] =>
  findingsOf(
    !content.removals.some((one) => one.code === code) && {
      code: 'removal_unknown',
      path: 'code',
      message: '请从出库理由中选一项',
    },
  );

export type PromotionFacts = {
  entry: Pick<ReserveEntry, 'stage' | 'producerOrgId' | 'producerName' | 'filingNumber' | 'categoryCode'>;
  content: RulesContent;
  /** The producer's registration; null where the entry names none that is registered. */
  producer: { isVerified: boolean; hasHome: boolean } | null;
  openBatches: number;
};
/** What stands against turning an entry into an application, and what will still be asked for there (方案六（一）1). */
export function promotionFindings({ entry, content, producer, openBatches }: PromotionFacts): Finding[] {
  const stage = stageOf(content, entry.stage);
  return findingsOf(
    !stage?.mayPromote && {
      code: 'stage_early',
      path: 'stage',
      message: `${stage?.label ?? '现阶段'}的项目还不能转申报`,
      clause: stage?.clause,
    },
    producer === null && {
      code: 'producer_missing',
      path: 'producerOrgId',
      message: entry.producerName
        ? `“${entry.producerName}”不是已注册的制作机构，请先选定`
        : '请先选定已注册的制作机构',
    },
    producer !== null &&
      !(producer.isVerified && producer.hasHome) && {
        code: 'producer_unverified',
        path: 'producerOrgId',
        message: '制作机构还没有通过核验',
      },
    openBatches === 0 && { code: 'no_batch', message: '现在没有开放申报的批次', clause: '方案六（一）5' },
    entry.filingNumber === null && {
      code: 'filing_missing',
      path: 'filingNumber',
      message: '尚无规划立项备案号，提交申报前须取得',
      clause: '方案六（一）1',
      weight: 'look',
    },
    entry.categoryCode === null && {
      code: 'category_missing',
      path: 'categoryCode',
      message: '尚未填类别',
      clause: '方案四',
      weight: 'look',
    },
  );
}

const twice = (codes: readonly string[]): string[] => codes.filter((code, i) => codes.indexOf(code) !== i);

/** What stands against a new edition of the rules: double codes, a stage taken away that entries are in. */
export function rulesFindings(
  content: RulesContent,
  { usedStages, validFrom, today }: { usedStages: readonly string[]; validFrom: LocalDate; today: LocalDate },
): Finding[] {
  const stages = content.stages.map(({ code }) => code);
  const gone = usedStages.filter((code) => !stages.includes(code));
  return findingsOf(
    ...[...twice(stages), ...twice(content.removals.map(({ code }) => code))].map((code) => ({
      code: 'code_twice',
      path: 'content',
      message: `代码重复：${code}`,
    })),
    gone.length > 0 && {
      code: 'stage_used',
      path: 'content.stages',
      message: `还有在库项目处于这些阶段，不能去掉：${gone.join('、')}`,
    },
    validFrom < today && { code: 'valid_past', path: 'validFrom', message: '不能早于今天' },
  );
}

const sumOf = (counts: Record<string, number>): number => Object.values(counts).reduce((sum, n) => sum + n, 0);
const sets = { categories: '类别', subPlans: '子计划', units: '单位' } as const;

/** Parts that add up to more than the whole, keys that are not there, a unit's goal that names units. */
export function goalFindings(
  content: GoalContent,
  known: Record<keyof typeof sets, readonly string[]>,
  isNation: boolean,
): Finding[] {
  const keys = Object.keys(sets) as (keyof typeof sets)[];
  return findingsOf(
    ...keys.flatMap((name) =>
      Object.keys(content[name])
        .filter((key) => !known[name].includes(key))
        .map((key) => ({ code: 'goal_unknown', path: `content.${name}`, message: `没有这个${sets[name]}：${key}` })),
    ),
    ...keys.map(
      (name) =>
        content.total !== null &&
        sumOf(content[name]) > content.total && {
          code: 'goal_over',
          path: `content.${name}`,
          message: `各${sets[name]}目标合计 ${sumOf(content[name])} 部，超过全年目标 ${content.total} 部`,
        },
    ),
    !isNation &&
      Object.keys(content.units).length > 0 && {
        code: 'goal_units',
        path: 'content.units',
        message: '分单位目标由总局设定',
      },
  );
}
