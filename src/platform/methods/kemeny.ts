import loadHighs from 'highs';
import type { Ballot } from '../../methods/ranking.ts';
import {
  bestOrders,
  candidatesOf,
  kemeny,
  kemenyScore,
  largestBlock,
  majorityBlocks,
  pairwise,
} from '../../methods/ranking.ts';

export type KemenyOrder = { score: number; rankings: string[][]; complete: boolean; proven: boolean };

const load = loadHighs as unknown as typeof loadHighs.default;
const before = (a: number, b: number): string => `y${a}_${b}`;

/** The linear ordering of one block as an integer programme: y says who comes first, triangles forbid circles. */
function orderingProgramme(wins: readonly (readonly number[])[], members: readonly number[]): string {
  const goal: string[] = [];
  const rows: string[] = [];
  const pairs = members.flatMap((a, i) => members.slice(i + 1).map((b) => [a, b] as const));
  for (const [a, b] of pairs) {
    const gain = (wins[a]?.[b] ?? 0) - (wins[b]?.[a] ?? 0);
    if (gain !== 0) goal.push(`${gain < 0 ? '-' : '+'} ${Math.abs(gain)} ${before(a, b)}`);
  }
  for (const [i, a] of members.entries()) {
    for (const [j, b] of members.slice(i + 1).entries()) {
      for (const c of members.slice(i + j + 2)) {
        const sum = `${before(a, b)} + ${before(b, c)} - ${before(a, c)}`;
        rows.push(`${sum} <= 1`, `${sum} >= 0`);
      }
    }
  }
  const names = pairs.map(([a, b]) => before(a, b));
  return [
    'Maximize',
    ` obj: ${goal.length > 0 ? goal.join('\n ') : `0 ${names[0]}`}`,
    'Subject To',
    ...rows.map((row, i) => ` r${i}: ${row}`),
    'Binary',
    ...names.map((name) => ` ${name}`),
    'End',
    '',
  ].join('\n');
}

/**
 * Kemeny's order of any number of candidates: exact with all best orders where blocks are small, else by an integer
 * programme that finds one best order of a large block (`complete` false) and says whether it is proven.
 */
export async function kemenyOrder(profile: readonly Ballot[], secondsPerBlock: number): Promise<KemenyOrder> {
  const small = kemeny(profile);
  if ('rankings' in small) return { ...small, proven: true };
  const candidates = candidatesOf(profile);
  const wins = pairwise(profile, candidates);
  const highs = await load();
  let proven = true;
  const order = majorityBlocks(wins).flatMap((members) => {
    if (members.length <= largestBlock) return bestOrders(wins, members, 1).orders[0] ?? members;
    const solution = highs.solve(orderingProgramme(wins, members), { time_limit: secondsPerBlock, output_flag: false });
    proven &&= solution.Status === 'Optimal';
    const first = (a: number, b: number) => {
      const column = solution.Columns[a < b ? before(a, b) : before(b, a)];
      const chosen = column && 'Primal' in column ? column.Primal > 0.5 : true;
      return a < b ? chosen : !chosen;
    };
    const rank = (a: number) => members.filter((b) => b !== a && first(b, a)).length;
    return members.toSorted((a, b) => rank(a) - rank(b) || a - b);
  });
  return {
    score: kemenyScore(wins, order),
    rankings: [order.map((i) => candidates[i] ?? '')],
    complete: false,
    proven,
  };
}
