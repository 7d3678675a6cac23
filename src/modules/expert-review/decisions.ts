import { type Finding, findingsOf } from '../../base/problem.ts';
import {
  type Candidate,
  promoteReserve,
  type Refusal,
  type Selection,
  type SelectionRule,
  selectWorks,
} from '../../methods/selection.ts';
import type { ApplicationAct } from '../applications/contract.ts';
import type { ReviewSettings } from '../calls/contract.ts';
import { candidatesOf, type RoundWork, shownDecimals } from './results.ts';
import { type Decision, dropLabels, type Proposal, type ProposedKind, type ResultRow, skipLabels } from './terms.ts';

/** The act that carries a decision out on its application when the list is released. */
export const actOfKind = {
  selected: 'select',
  selected_unfunded: 'select_unfunded',
  reserve: 'reserve',
  not_selected: 'decline',
} as const satisfies Record<ProposedKind, ApplicationAct>;

/** The quotas of the call as selection knows them. */
export const selectionRule = (review: ReviewSettings, drawOrder: readonly string[]): SelectionRule => ({
  places: review.places,
  reserveLength: review.reserves,
  minimumScore: review.minimumScore,
  recommenderCeiling: review.perRecommender,
  shownDecimals,
  drawOrder,
  floors: Object.fromEntries(review.floors.map((one) => [one.category, one.atLeast])),
  ceilings: Object.fromEntries(review.ceilings.map((one) => [one.category, one.atMost])),
});

/** What the check of other public money says of a work: blocks money, waits for a person, or is only shown. */
export type FundingNote = { grade: 'block' | 'person' | 'look'; finding: Finding };
export type ListWork = RoundWork & {
  number: string;
  title: string;
  holdsCentralMoney: boolean;
  funding: readonly FundingNote[];
};
export type ListFacts = {
  review: ReviewSettings;
  works: readonly ListWork[];
  finals: readonly ResultRow[];
  seconds: readonly ResultRow[];
  drawOrder: readonly string[];
};

/** What the rules of the call give, before any person touches it. */
export function proposalOf({ review, works, finals, drawOrder }: ListFacts): Proposal | Refusal {
  return selectWorks(candidatesOf(finals, works), selectionRule(review, drawOrder)) satisfies Selection | Refusal;
}

type Row = Omit<Decision, 'listId'>;
/** The proposal as rows of a list, in order; works that did not reach the final review stand at the end. */
export function decisionsOf(proposal: Proposal, facts: ListFacts): Row[] {
  const works = new Map(facts.works.map((work) => [work.applicationId, work]));
  const finals = new Set(facts.finals.map((row) => row.applicationId));
  const rest = facts.seconds.filter((row) => !finals.has(row.applicationId));
  return [...facts.finals, ...rest].map((result, i): Row => {
    const id = result.applicationId;
    const reserve = proposal.reserves.indexOf(id);
    const kind: ProposedKind =
      reserve >= 0
        ? 'reserve'
        : !proposal.selected.includes(id)
          ? 'not_selected'
          : isUnfundable(works.get(id))
            ? 'selected_unfunded'
            : 'selected';
    return {
      applicationId: id,
      kind,
      proposed: kind,
      rank: i + 1,
      reserveOrder: reserve >= 0 ? reserve + 1 : null,
      why: finals.has(id) ? whyOf(id, proposal, { kind, work: works.get(id) }) : (dropLabels.not_final ?? ''),
      reason: null,
      adjustedBy: null,
      adjustedAt: null,
    };
  });
}

const blockOn = (work: ListWork | undefined): Finding | undefined =>
  work?.funding.find(({ grade }) => grade === 'block')?.finding;
/** 方案六（一）3: a work that has central money, or is held to have it, keeps its place and gets none here. */
export const isUnfundable = (work: ListWork | undefined): boolean =>
  work !== undefined && (work.holdsCentralMoney || blockOn(work) !== undefined);

type Chosen = { kind: ProposedKind; work: ListWork | undefined };
function whyOf(id: string, { dropped, skipped }: Proposal, { kind, work }: Chosen): string {
  const drop = dropped.find((one) => one.id === id);
  const skip = skipped.find((one) => one.id === id);
  if (drop) return dropLabels[drop.reason] ?? drop.reason;
  if (kind === 'selected_unfunded') {
    return work?.holdsCentralMoney ? '已获其他中央财政资金' : `重复资助核查：${blockOn(work)?.message ?? ''}`;
  }
  if (kind === 'not_selected') return skip ? (skipLabels[skip.reason] ?? skip.reason) : '名次在入选与备选之外';
  return '';
}

export const isSelected = (kind: string): boolean => kind === 'selected' || kind === 'selected_unfunded';

/** Everything that stands against sending a list to the leader: the announced quotas hold for adjusted lists too. */
export function listFindings(decisions: readonly Row[], proposal: Proposal, facts: ListFacts): Finding[] {
  const { review } = facts;
  const works = new Map(facts.works.map((work) => [work.applicationId, work]));
  const chosen = decisions.filter((row) => isSelected(row.kind)).flatMap((row) => works.get(row.applicationId) ?? []);
  const inCategory = (code: string) => chosen.filter((work) => work.categoryCode === code).length;
  const perUnit = [...Map.groupBy(chosen, (work) => work.recommenderOrgId).values()];
  const unfilled = new Set(proposal.findings.filter((one) => one.code === 'floor_unfilled').map((one) => one.category));
  return [
    ...findingsOf(
      ...proposal.drawNeeded.map((group) => ({
        code: 'draw_needed',
        clause: '评分汇总规则',
        path: group[0],
        message: `${group.map((id) => works.get(id)?.number ?? id).join('、')} 各项均相同，须公开抽签决定先后`,
      })),
      chosen.length > review.places && {
        code: 'too_many',
        clause: '征集通知评审设置',
        message: `入选 ${chosen.length} 部，超过名额 ${review.places} 部`,
      },
      ...review.ceilings.map(
        ({ category, atMost }) =>
          inCategory(category) > atMost && {
            code: 'ceiling',
            clause: '征集通知评审设置',
            message: `类别 ${category} 入选 ${inCategory(category)} 部，上限 ${atMost} 部`,
          },
      ),
      ...review.floors.map(
        ({ category, atLeast }) =>
          inCategory(category) < atLeast && {
            code: 'floor',
            clause: '征集通知评审设置',
            weight: unfilled.has(category) ? ('look' as const) : ('stop' as const),
            message: `类别 ${category} 入选 ${inCategory(category)} 部，下限 ${atLeast} 部`,
          },
      ),
      ...perUnit.map(
        (own) =>
          review.perRecommender !== undefined &&
          own.length > review.perRecommender && {
            code: 'per_recommender',
            clause: '征集通知评审设置',
            message: `同一推荐单位入选 ${own.length} 部，上限 ${review.perRecommender} 部`,
          },
      ),
    ),
    ...decisions.flatMap((row) => rowFindings(row, facts)),
  ];
}

function rowFindings(row: Row, facts: ListFacts): Finding[] {
  const work = facts.works.find((one) => one.applicationId === row.applicationId);
  const label = `${work?.number ?? ''}《${work?.title ?? ''}》`;
  const path = row.applicationId;
  return findingsOf(
    ...kindFindings(row.applicationId, row.kind as ProposedKind, facts),
    ...waitingFindings(row, work, label),
    row.kind !== row.proposed &&
      !row.reason?.trim() && { code: 'reason_missing', path, message: `${label}与建议不同，须写明理由` },
  );
}

/** What a person must clear before money is given; on a reserve, and where it is only alike, it is shown. */
function waitingFindings({ applicationId: path, kind }: Row, work: ListWork | undefined, label: string): Finding[] {
  if (kind !== 'selected' && kind !== 'reserve') return [];
  return (work?.funding ?? [])
    .filter(({ grade }) => kind === 'reserve' || grade !== 'block')
    .map(({ grade, finding }) => {
      const shown = kind === 'reserve' || grade === 'look';
      const what = shown ? '' : '；排除前不能给予资金，可列为“入选（不给予资金）”';
      const said = { ...finding, path, message: `${label}${finding.message}${what}` };
      return shown ? { ...said, weight: 'look' as const } : said;
    });
}

/** Why a work cannot be given a kind of decision at all, whatever the rest of the list says. */
export function kindFindings(applicationId: string, kind: ProposedKind, { works, finals }: ListFacts): Finding[] {
  const work = works.find((one) => one.applicationId === applicationId);
  const result = finals.find((row) => row.applicationId === applicationId);
  const label = `${work?.number ?? ''}《${work?.title ?? ''}》`;
  const path = applicationId;
  const wanted = isSelected(kind) || kind === 'reserve';
  return findingsOf(
    wanted &&
      !result && {
        code: 'not_final',
        path,
        clause: '方案六（一）2',
        message: `${label}未进入终评，不能列为入选或备选`,
      },
    wanted &&
      result?.veto && { code: 'vetoed', path, clause: '一票否决', message: `${label}被一票否决，不能列为入选或备选` },
    wanted && result?.score === null && { code: 'no_score', path, message: `${label}有效评分不足，不能列为入选或备选` },
    kind === 'selected' &&
      work?.holdsCentralMoney && {
        code: 'other_central_money',
        path,
        clause: '方案六（一）3',
        message: `${label}已获其他中央财政资金，只能列为“入选（不给予资金）”`,
      },
    ...(kind === 'selected' && !work?.holdsCentralMoney ? (work?.funding ?? []) : [])
      .filter(({ grade }) => grade === 'block')
      .map(({ finding }) => ({
        ...finding,
        path,
        message: `${label}${finding.message}，只能列为“入选（不给予资金）”`,
      })),
  );
}

/** A reserve that the leader passed over for this fall, with the reason in words. */
export type PassedOver = { applicationId: string; message: string };
export type Moved = { promoted: string | null; skipped: { id: string; reason: string; message: string }[] };

/** Which reserve moves up when a work falls out, and by which rule each earlier one was passed over. */
export function reserveAfter(
  decisions: readonly Row[],
  facts: ListFacts,
  fallen: string,
  passedOver: readonly PassedOver[] = [],
): Moved {
  const ordered = decisions.toSorted((a, b) => (a.reserveOrder ?? 0) - (b.reserveOrder ?? 0) || a.rank - b.rank);
  const standing = {
    selected: ordered.filter((row) => isSelected(row.kind)).map((row) => row.applicationId),
    reserves: ordered
      .filter((row) => row.kind === 'reserve' && row.applicationId !== fallen)
      .map((row) => row.applicationId)
      .filter((id) => !passedOver.some((one) => one.applicationId === id)),
  };
  if (!standing.selected.includes(fallen)) return { promoted: null, skipped: [] };
  const candidates: Candidate[] = candidatesOf(facts.finals, facts.works);
  const { promoted, skipped } = promoteReserve(
    candidates,
    selectionRule(facts.review, facts.drawOrder),
    standing,
    fallen,
  );
  const passed = passedOver.map((one) => ({ id: one.applicationId, reason: 'passed_over', message: one.message }));
  const ruled = skipped.map((one) => ({ ...one, message: skipLabels[one.reason] ?? one.reason }));
  return { promoted, skipped: [...passed, ...ruled] };
}
