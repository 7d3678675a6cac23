import { applicationsEndpoints } from '../../modules/applications/endpoints.ts';
import { firstReviewEndpoints as at } from '../../modules/first-review/endpoints.ts';
import type { Caller } from './client.ts';
import { loginOf } from './prepare.ts';
import type { Stage } from './stage.ts';

const reviewers = ['pingwei1', 'pingwei2', 'pingwei3'] as const;
const comment = '示例评语：立意端正，人物可信，结构完整，制作方案与预算相称，建议结合当地采风成果进一步打磨前三集。';
const opinion = (title: string): string =>
  `示例意见：《${title}》以寻常生活写时代变化，导向正确，人物可信，制作团队成熟，经费安排合理，同意推荐。`;

export async function accept(stage: Stage, code: string, applicationIds: readonly string[]): Promise<void> {
  const clerk = stage.cast.as(loginOf(code, 'shouli'));
  for (const applicationId of applicationIds)
    await clerk.does(applicationsEndpoints.accept, { applicationId, opinion: '材料齐全，予以受理。' });
}

/** The unit's own panel is set and scoring is opened. */
export async function openScoring(stage: Stage, code: string, batch: number): Promise<string> {
  const { cast } = stage;
  const secretary = cast.as(loginOf(code, 'chuping'));
  const batchId = stage.batchIds[batch] ?? '';
  const personIds = reviewers.map((one) => cast.personId(loginOf(code, one)));
  await secretary.does(at.setPanel, { batchId, personIds });
  const { review } = await secretary.sees(at.overview, { batchId });
  await secretary.does(at.open, { reviewId: review?.id ?? '', version: review?.version ?? 0 });
  return review?.id ?? '';
}

/** Some reviewers declare and score some works; marks differ by reviewer and work but are always the same. */
export async function score(
  stage: Stage,
  code: string,
  {
    reviewId,
    works,
    by = reviewers,
  }: {
    reviewId: string;
    works: readonly string[];
    by?: readonly (typeof reviewers)[number][];
  },
): Promise<void> {
  for (const [i, reviewer] of by.entries()) {
    const caller = stage.cast.as(loginOf(code, reviewer));
    await caller.does(at.declare, { reviewId, conflicts: [] });
    for (const [j, applicationId] of works.entries()) {
      const theme = 22 + ((i * 3 + j * 2) % 8);
      const marks = {
        orientation: true,
        theme,
        story: 18 + ((i + j) % 6),
        innovation: 10 + ((j * 2 + i) % 5),
        feasibility: 11 + (j % 4),
        communication: 10 + ((i + 2 * j) % 5),
      };
      await caller.does(at.submitSheet, { applicationId, version: 0, marks, comment });
    }
  }
}

async function listOf(caller: Caller, batchId: string): Promise<{ id: string; version: number }> {
  const { list } = await caller.sees(at.board, { batchId });
  if (!list) throw new Error('the scoring is not closed yet');
  return list;
}

/** Scoring is closed, the best are seated with an opinion each, and the leader seals unless told not to. */
export async function recommend(
  stage: Stage,
  code: string,
  { batch, seats, seal = true }: { batch: number; seats: number; seal?: boolean },
): Promise<void> {
  const { cast } = stage;
  const batchId = stage.batchIds[batch] ?? '';
  const secretary = cast.as(loginOf(code, 'chuping'));
  const { review } = await secretary.sees(at.overview, { batchId });
  await secretary.does(at.close, { reviewId: review?.id ?? '', version: review?.version ?? 0 });
  const { candidates } = await secretary.sees(at.board, { batchId });
  const best = candidates.toSorted((a, b) => (b.score?.score ?? 0) - (a.score?.score ?? 0)).slice(0, seats);
  for (const [i, { applicationId, title }] of best.entries()) {
    const list = await listOf(secretary, batchId);
    await secretary.does(at.place, { listId: list.id, version: list.version, applicationId, rank: i + 1 });
    await secretary.does(at.opinion, { listId: list.id, applicationId, version: 0, opinion: opinion(title) });
  }
  if (!seal) return;
  const leader = cast.as(loginOf(code, 'qianfa'));
  const list = await listOf(leader, batchId);
  const preview = await leader.sees(at.preview, { listId: list.id });
  await leader.does(at.seal, { listId: list.id, version: list.version, previewDigest: preview.digest, checked: true });
}

/** One recommended work is exchanged before the date, with its reason. */
export async function swapLast(stage: Stage, code: string, batch: number): Promise<void> {
  const leader = stage.cast.as(loginOf(code, 'qianfa'));
  const { list, candidates } = await leader.sees(at.board, { batchId: stage.batchIds[batch] ?? '' });
  const seated = candidates.filter((one) => one.rank !== null).toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const out = seated.at(-1)?.applicationId ?? '';
  const next = candidates.find((one) => one.rank === null);
  if (!next || !list) return;
  await stage.cast
    .as(loginOf(code, 'chuping'))
    .does(at.opinion, { listId: list.id, applicationId: next.applicationId, version: 0, opinion: opinion(next.title) });
  await leader.does(at.swap, {
    listId: list.id,
    version: list.version,
    outId: out,
    inId: next.applicationId,
    reason: '示例：原推荐作品制作方提出调整档期，改推下一部',
    checked: true,
  });
}
