import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  aDrawnRound, anExpert, anOpenRound, aProposedList, aReviewWorld, makeReady, markAll, type ReviewWorld, seatOf, sheetOf,
} from '../../../tests/world/reviews.ts';
import { expertReviewEndpoints as at } from './endpoints.ts';

const worlds: ReviewWorld[] = [];
const fresh = async (...given: Parameters<typeof aReviewWorld>) => {
  const made = await aReviewWorld(...given);
  worlds.push(made);
  return made;
};
after(async () => void (await Promise.all(worlds.map(({ world }) => world.close()))));
const states = async (it: ReviewWorld) =>
  (await it.world.db.selectFrom('applications').select('state').orderBy('number').execute()).map((row) => row.state);

test('a list goes from the draw to the release, and nothing changes on any application before it', async () => {
  const it = await fresh();
  const listId = await aProposedList(it);
  assert.deepEqual(await states(it), ['final_review', 'final_review', 'final_review', 'second_review']);
  const draft = await it.officer.sees(at.list, { listId });
  assert.deepEqual(draft.rows.map((row) => row.kind), ['selected', 'selected', 'reserve', 'not_selected']);
  await it.officer.does(at.submitList, { listId, version: draft.version });
  assert.deepEqual(await states(it), ['final_review', 'final_review', 'final_review', 'second_review']);
  const effect = await it.leader.sees(at.effect, { listId });
  assert.equal(effect.works, 4);
  await it.leader.does(at.release, { listId, version: effect.version });
  assert.deepEqual(await states(it), ['selected', 'selected', 'reserve', 'not_selected']);
});
