import { type Finding, findingsOf, stops } from '../../base/problem.ts';
import type { Instant } from '../../base/time.ts';
import { inState } from '../../base/workflow.ts';
import type { ApplicationState } from '../applications/contract.ts';
import type { Batch, QuotaPolicy } from '../calls/contract.ts';
import type { RecommendationList } from './terms.ts';

const clause = '方案六（一）5';
type Composition = QuotaPolicy['composition'][number];

/** A work as the rules of the list see it. `answers` holds the form's answers and the facts `application.*`. */
export type Candidate = {
  applicationId: string;
  title: string;
  state: ApplicationState;
  score: number | null;
  vetoed: boolean;
  opinion: string;
  findings: readonly Finding[];
  answers: Readonly<Record<string, unknown>>;
};
export type SeatedWork = Candidate & { rank: number };

/** All that the moves of a recommendation list are judged by. */
export type ListFacts = {
  list: Pick<RecommendationList, 'state' | 'swapCount'>;
  quota: QuotaPolicy;
  allowed: number;
  batch: Pick<Batch, 'name' | 'recommendBy' | 'recommendationEndsAt'>;
  seats: readonly SeatedWork[];
  /** Whether the unit has said whom the letter names for questions. */
  contact: boolean;
  now: Instant;
};

/** One requirement on the composition and how far the seated works meet it. */
export type CompositionState = {
  label: string;
  have: string;
  need: string;
  met: boolean;
  fill: number;
  of: number;
  weight: 'stop' | 'look';
  /** Whether this unseated work would help: its answer is one of those counted. */
  counts: (work: Pick<Candidate, 'answers'>) => boolean;
  finding: Finding | null;
};

/**
 * Reads one composition rule over the seats. Plain rules count the works whose answer is named; `distinct` ones count
 * different answers for `atLeast`, and bound how often one answer may occur for `atMost` (同一机构至多 1 部).
 */
export function compositionState(rule: Composition, seats: readonly Pick<Candidate, 'answers'>[]): CompositionState {
  const { label, atLeast, atMost, distinct, weight } = rule;
  const counts = ({ answers }: Pick<Candidate, 'answers'>) =>
    valuesOf(answers[rule.field]).some((one) => named(rule, one));
  const values = seats.flatMap(({ answers }) => valuesOf(answers[rule.field]).filter((one) => named(rule, one)));
  const different = new Set(values).size;
  const most = Math.max(0, ...[...Map.groupBy(values, (one) => one).values()].map((group) => group.length));
  const plain = seats.filter(counts).length;
  const low = distinct ? different : plain;
  const high = distinct ? most : plain;
  const short = atLeast !== undefined && low < atLeast ? atLeast - low : 0;
  const over = atMost !== undefined && high > atMost ? high - atMost : 0;
  const unit = distinct && atLeast !== undefined ? '类' : '部';
  const need = [atLeast !== undefined && `至少 ${atLeast} ${unit}`, atMost !== undefined && `至多 ${atMost} 部`]
    .filter(Boolean)
    .join('，');
  const message = short ? `${label}少 ${short} ${unit}` : `${label}多 ${over} 部`;
  return {
    label,
    need,
    met: short + over === 0,
    weight,
    counts,
    have: distinct && atLeast === undefined ? (high > 1 ? `最多 ${high}` : '无重复') : `已 ${low}`,
    fill: atLeast !== undefined ? low : high,
    of: atLeast ?? atMost ?? 0,
    finding:
      short + over === 0
        ? null
        : { code: 'composition', message: `${message}（要求${need}）`, clause: rule.clause || clause, weight },
  };
}

const valuesOf = (answer: unknown): string[] =>
  (Array.isArray(answer) ? answer : [answer])
    .filter((one) => one !== undefined && one !== null && one !== '')
    .map(String);
const named = (rule: Composition, value: string): boolean => rule.in.length === 0 || rule.in.includes(value);

/** Why a work may not take a seat (its findings that block, no score, vetoed, in another state). */
export function seatFindings(work: Candidate): Finding[] {
  const title = `《${work.title}》`;
  return [
    ...findingsOf(
      work.state === 'correcting' && { code: 'correcting', message: `${title}正在补正，补正受理后才能列入`, clause },
      !['accepted', 'correcting'].includes(work.state) && {
        code: 'not_accepted',
        message: `${title}不在待初评状态`,
        clause,
      },
      work.score === null && { code: 'not_scored', message: `${title}还没有初评得分`, clause: '方案六（一）2' },
      work.vetoed && { code: 'vetoed', message: `${title}初评被一票否决`, clause: '方案六（一）2' },
    ),
    ...stops(work.findings).map((one) => ({ ...one, message: `${title}${one.message}` })),
  ];
}

/** An opinion has the length the call asks for. */
export function opinionFindings(
  work: Pick<SeatedWork, 'title' | 'opinion' | 'applicationId' | 'rank'>,
  { opinion }: QuotaPolicy,
): Finding[] {
  const length = [...work.opinion.trim()].length;
  const path = `opinions.${work.applicationId}`;
  return findingsOf(
    length === 0 && { code: 'opinion_missing', path, message: `第 ${work.rank} 席意见未写`, clause },
    length > 0 &&
      length < opinion.min && {
        code: 'opinion_short',
        path,
        message: `第 ${work.rank} 席意见少 ${opinion.min - length} 字`,
        clause,
      },
    length > opinion.max && {
      code: 'opinion_long',
      path,
      message: `第 ${work.rank} 席意见超出 ${length - opinion.max} 字`,
      clause,
    },
  );
}

/** 方案六（一）5：推荐单位截止日 24:00 之前。 */
export const recommendByFindings = ({ batch, now }: Pick<ListFacts, 'batch' | 'now'>): Finding[] =>
  findingsOf(
    now >= batch.recommendationEndsAt && {
      code: 'recommendation_closed',
      message: `${batch.name}推荐已于 ${batch.recommendBy} 24:00 截止`,
      clause,
    },
  );

/** Ranks are 1, 2, 3 … without a gap, each opinion written, the composition kept, no more works than places. */
export function sealFindings(facts: ListFacts): Finding[] {
  const { seats, quota, allowed } = facts;
  const gaps = gapsIn(seats.map((one) => one.rank));
  return [
    ...recommendByFindings(facts),
    ...findingsOf(
      seats.length === 0 && { code: 'no_seats', message: '尚未列入任何作品', clause: quota.clause },
      ...gaps.map((rank): Finding => ({ code: 'seat_gap', message: `第 ${rank} 席空缺而其后有作品，请前移`, clause })),
      seats.length > allowed && {
        code: 'over_quota',
        message: `已列 ${seats.length} 部，超过名额 ${allowed} 部`,
        clause: quota.clause,
      },
      seats.length > 0 &&
        gaps.length === 0 &&
        seats.length < allowed && {
          code: 'seats_free',
          weight: 'look',
          message: `还有 ${allowed - seats.length} 个名额未用`,
          clause: quota.clause,
        },
      !facts.contact && {
        code: 'contact_missing',
        weight: 'look',
        path: 'unit.contact',
        message: '推荐函的联系人、联系电话还空着，用印后不能再改',
        clause: 'GB/T 9704-2012 附注',
      },
    ),
    ...seats.flatMap((one) => [...seatFindings(one), ...opinionFindings(one, quota)]),
    ...quota.composition.flatMap((rule) => compositionState(rule, seats).finding ?? []),
  ];
}

const gapsIn = (ranks: readonly number[]): number[] =>
  Array.from({ length: Math.max(0, ...ranks) }, (_, i) => i + 1).filter((rank) => !ranks.includes(rank));

/** A sealed list may be changed by so many works as the call says, until the date, by works standing the same tests. */
export function swapFindings(facts: ListFacts): Finding[] {
  const { list, quota } = facts;
  return [
    ...recommendByFindings(facts),
    ...findingsOf(
      list.swapCount >= quota.swaps && {
        code: 'swaps_used',
        message: `报送后只能更换 ${quota.swaps} 部，已更换 ${list.swapCount} 部`,
        clause,
      },
    ),
  ];
}

/** Where a work goes when it is put on a rank: it exchanges places, or pushes the one there to the next free place. */
export function placed(
  seats: readonly { rank: number; applicationId: string }[],
  applicationId: string,
  { rank, allowed }: { rank: number; allowed: number },
): { rank: number; applicationId: string }[] | 'full' {
  const own = seats.find((one) => one.applicationId === applicationId);
  const there = seats.find((one) => one.rank === rank);
  const others = seats.filter((one) => one.applicationId !== applicationId && one.rank !== rank);
  const now = [...others, { rank, applicationId }];
  if (!there || there.applicationId === applicationId) {
    return rank > allowed || (!own && seats.length >= allowed) ? 'full' : now;
  }
  if (own) return [...now, { ...there, rank: own.rank }];
  const taken = new Set([...others.map((one) => one.rank), rank]);
  const free = Array.from({ length: allowed }, (_, i) => i + 1).find((one) => !taken.has(one));
  return free === undefined ? 'full' : [...now, { ...there, rank: free }];
}

/** A received work that may take a place. */
export const isReceived = inState<ApplicationState>('accepted');
/** A received work of the round, or one that is being corrected. */
export const isOnBoard = inState<ApplicationState>('accepted', 'correcting');
/** A work that was sent up. */
export const isSentUp = inState<ApplicationState>('recommended');
