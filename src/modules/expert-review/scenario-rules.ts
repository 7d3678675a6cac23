import { fen, tenThousandYuan } from '../../base/money.ts';
import { type Finding, stops } from '../../base/problem.ts';
import type { Refusal } from '../../methods/selection.ts';
import type { ReviewSettings } from '../calls/contract.ts';
import { decisionsOf, isSelected, kindFindings, listFindings, type ListFacts, proposalOf } from './decisions.ts';
import type { ScenarioMove, ScenarioSettings } from './scenario-schema.ts';
import type { Decision, Proposal, ProposedKind } from './terms.ts';

type Row = Omit<Decision, 'listId'>;
type Tried = { name: string; settings: ScenarioSettings; moves: readonly ScenarioMove[] };

/** The settings of the call as a scenario begins with them. */
export const settingsOf = (review: ReviewSettings): ScenarioSettings => {
  const codes = [...new Set([...review.floors, ...review.ceilings].map((one) => one.category))].sort();
  return {
    places: review.places,
    reserves: review.reserves,
    minimumScore: review.minimumScore,
    ...(review.perRecommender === undefined ? {} : { perRecommender: review.perRecommender }),
    limits: codes.map((category) => {
      const atLeast = review.floors.find((one) => one.category === category)?.atLeast;
      const atMost = review.ceilings.find((one) => one.category === category)?.atMost;
      return { category, ...(atLeast === undefined ? {} : { atLeast }), ...(atMost === undefined ? {} : { atMost }) };
    }),
  };
};

/** The call's settings with those of a scenario in their place; aggregation and vetoes are never tried otherwise. */
export const underSettings = (review: ReviewSettings, tried: ScenarioSettings): ReviewSettings => ({
  ...review,
  places: tried.places,
  reserves: tried.reserves,
  minimumScore: tried.minimumScore,
  perRecommender: tried.perRecommender,
  floors: tried.limits.flatMap(({ category, atLeast }) => (atLeast === undefined ? [] : [{ category, atLeast }])),
  ceilings: tried.limits.flatMap(({ category, atMost }) => (atMost === undefined ? [] : [{ category, atMost }])),
});

/** Reserves stand in the order of their rank, without gaps. */
export const renumbered = <R extends Pick<Row, 'kind' | 'rank' | 'reserveOrder'>>(rows: readonly R[]): R[] => {
  const reserves = rows.filter((row) => row.kind === 'reserve').toSorted((a, b) => a.rank - b.rank);
  return rows.map((row) => ({ ...row, reserveOrder: row.kind === 'reserve' ? reserves.indexOf(row) + 1 : null }));
};

export type Outcome = { rows: Row[]; proposal: Proposal; findings: Finding[] };
/** What a scenario comes to: its own rules first, then the works moved by hand. */
export function outcomeOfScenario(tried: Tried, facts: ListFacts): Outcome | Refusal {
  const under = { ...facts, review: underSettings(facts.review, tried.settings) };
  const proposal = proposalOf(under);
  if ('reason' in proposal) return proposal;
  const moved = new Map(tried.moves.map((move) => [move.applicationId, move]));
  const rows = renumbered(
    decisionsOf(proposal, under).map((row) => {
      const move = moved.get(row.applicationId);
      return move ? { ...row, kind: move.kind, reason: move.reason } : row;
    }),
  );
  return { rows, proposal, findings: listFindings(rows, openDraws(proposal, moved), under) };
}

/** A tie of which every work has been placed by hand waits for no draw any more: the reasons stand beside the works. */
const openDraws = (proposal: Proposal, moved: ReadonlyMap<string, ScenarioMove>): Proposal => ({
  ...proposal,
  drawNeeded: proposal.drawNeeded.filter((group) => group.some((id) => !moved.has(id))),
});

/** Why a work cannot be put there, in a scenario as on the list itself. */
export const moveFindings = ({ applicationId, kind }: ScenarioMove, facts: ListFacts): Finding[] =>
  stops(kindFindings(applicationId, kind, facts));

export type Adoption = { rows: Row[]; findings: Finding[] };
/**
 * The list as it would stand: what the announced rules gave stays beside each work, and every work that differs from it
 * carries its own reason or the reason of adoption. Draws left open stop it; so does what no list allows.
 */
export function adoptionOf(outcome: Outcome, facts: ListFacts, announced: Proposal, why: string): Adoption {
  const kinds = new Map(outcome.rows.map((row) => [row.applicationId, row]));
  const rows = renumbered(
    decisionsOf(announced, facts).map((row) => {
      const tried = kinds.get(row.applicationId);
      if (!tried || (tried.kind === row.proposed && tried.reason === null)) return row;
      return { ...row, kind: tried.kind, reason: tried.reason ?? why };
    }),
  );
  const draws = outcome.findings.filter((one) => one.code === 'draw_needed');
  const barred = rows.flatMap((row) => stops(kindFindings(row.applicationId, row.kind as ProposedKind, facts)));
  return { rows, findings: [...draws, ...barred] };
}

/** A scenario whose own limits contradict each other selects nobody and says so. */
export function refusedOutcome(refusal: Refusal, facts: ListFacts): Outcome {
  const nobody: Proposal = {
    selected: [],
    reserves: [],
    dropped: [],
    skipped: [],
    ties: [],
    drawNeeded: [],
    findings: [],
  };
  const message =
    refusal.reason === 'floors_exceed_places'
      ? '各类别“至少”合计超过入选数，方案不成立'
      : `类别 ${refusal.categories.join('、')} 的“至少”超过“至多”，方案不成立`;
  return { rows: decisionsOf(nobody, facts), proposal: nobody, findings: [{ code: refusal.reason, message }] };
}

export type Part = { key: string; count: number; moneyFen: number };
export type Composition = {
  byKind: Part[];
  byCategory: Part[];
  byRegion: Part[];
  selected: number;
  /** What the works selected with money ask for, in fen. */
  moneyFen: number;
  /** Works selected with money that name no sum. */
  withoutSum: number;
};
type Counted = {
  applicationId: string;
  categoryCode: string | null;
  regionCode: string | null;
  requestedFen: number | null;
};

/** What the selected works come to: by kind, category and region of the recommending unit, with the money asked. */
export function compositionOf(
  rows: readonly Pick<Row, 'applicationId' | 'kind'>[],
  works: readonly Counted[],
): Composition {
  const byId = new Map(works.map((work) => [work.applicationId, work]));
  const joined = rows.flatMap(({ applicationId, kind }) => {
    const work = byId.get(applicationId);
    return work ? [{ kind, work }] : [];
  });
  const chosen = joined.filter((one) => isSelected(one.kind));
  const funded = joined.filter((one) => one.kind === 'selected');
  const sum = (some: typeof joined) =>
    some.reduce((total, { kind, work }) => total + (kind === 'selected' ? (work.requestedFen ?? 0) : 0), 0);
  const parts = (some: typeof joined, keyOf: (one: (typeof joined)[number]) => string): Part[] =>
    [...Map.groupBy(some, keyOf)]
      .map(([key, own]) => ({ key, count: own.length, moneyFen: sum(own) }))
      .sort((x, y) => (x.key < y.key ? -1 : 1));
  return {
    byKind: parts(joined, (one) => one.kind),
    byCategory: parts(chosen, (one) => one.work.categoryCode ?? ''),
    byRegion: parts(chosen, (one) => one.work.regionCode?.slice(0, 2) ?? ''),
    selected: chosen.length,
    moneyFen: sum(funded),
    withoutSum: funded.filter((one) => one.work.requestedFen === null).length,
  };
}

const inTenThousand = (amount: number): string => `${tenThousandYuan(fen(amount))} 万元`;
/** The money asked against the ceiling tried; it is compared and shown, it moves no work. */
export const moneyFindings = ({ moneyFen }: ScenarioSettings, sums: Pick<Composition, 'moneyFen'>): Finding[] =>
  moneyFen !== undefined && sums.moneyFen > moneyFen
    ? [
        {
          code: 'money_over',
          weight: 'look',
          message: `给予资金的作品共申请 ${inTenThousand(sums.moneyFen)}，超过所设上限 ${inTenThousand(moneyFen)}`,
        },
      ]
    : [];

/** The categories a scenario limits that the batch does not know. */
export const unknownCategories = (settings: ScenarioSettings, known: readonly string[]): Finding[] =>
  settings.limits.flatMap(({ category }, i) =>
    known.includes(category)
      ? []
      : [{ code: 'category_unknown', path: `settings.limits.${i}.category`, message: `没有类别“${category}”` }],
  );
