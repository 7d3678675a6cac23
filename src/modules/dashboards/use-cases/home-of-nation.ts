import type { z } from 'zod';
import type { Tx } from '../../../platform/database.ts';
import {
  applicationCounts,
  applicationCountsByUnit,
  countByState,
  receivedByUnit,
  stageAges,
} from '../../applications/index.ts';
import type { Batch } from '../../calls/contract.ts';
import { findListOfBatch, roundsOfBatch, worksOf } from '../../expert-review/index.ts';
import { recommendationListsOf } from '../../first-review/index.ts';
import { bureausIn } from '../../organizations/index.ts';
import { editionsOf, findNoticeOfBatch } from '../../publicity/index.ts';
import { type FunnelFacts, funnelOf } from '../funnel.ts';
import { target } from '../home-parts.ts';
import { milestonesOf } from '../milestones.ts';
import type { HomeOut, UnitTileOut } from '../views.ts';
import type { HomeCx } from './show-home.ts';

type Home = z.input<typeof HomeOut>;

/** The batch as a line of milestones, its funnel and the grid of units (board 04). */
export async function nationHome(cx: HomeCx): Promise<Partial<Home>> {
  const { tx, batch, now } = cx;
  if (!batch) return { nation: { stages: [], funnel: [], units: [] } };
  const rounds = await roundsOfBatch(tx, batch.id);
  const notice = await findNoticeOfBatch(tx, batch.id);
  const [edition] = notice ? await editionsOf(tx, notice.id) : [];
  const stages = milestonesOf({
    batch,
    now,
    second: rounds.find((one) => one.stage === 'second'),
    final: rounds.find((one) => one.stage === 'final'),
    list: await findListOfBatch(tx, batch.id),
    notice,
    windowEnd: edition?.content.window?.until ?? null,
  });
  return { nation: { stages, funnel: funnelOf(await funnelFacts(cx, batch)), units: await unitTiles(cx, batch) } };
}

async function funnelFacts({ tx, actor }: HomeCx, batch: Batch): Promise<FunnelFacts> {
  const rounds = await roundsOfBatch(tx, batch.id);
  const roundWorks = async (stage: 'second' | 'final') => {
    const round = rounds.find((one) => one.stage === stage);
    return round ? { roundId: round.id, n: (await worksOf(tx, round.id)).length } : null;
  };
  return {
    batchId: batch.id,
    totals: await countByState(tx, { batchId: batch.id }),
    shown: await applicationCounts(tx, actor, { batchId: batch.id }),
    second: await roundWorks('second'),
    final: await roundWorks('final'),
    ages: await stageAges(tx, batch.id),
  };
}

const shortOf = (name: string): string => name.replace(/局$/, '');

async function unitTiles({ tx, actor, now }: HomeCx, batch: Batch): Promise<z.input<typeof UnitTileOut>[]> {
  const [units, shown, received, sealed] = await gathered(tx, actor, batch);
  const over = now >= batch.recommendationEndsAt;
  return units.map((unit) => {
    const has = (received.get(unit.id) ?? 0) > 0;
    const [state, kind] = sealed.has(unit.id)
      ? (['已报送', 'done'] as const)
      : over
        ? has
          ? (['逾期未报', 'bad'] as const)
          : (['无申报', 'off'] as const)
        : has
          ? (['办理中', 'doing'] as const)
          : (['尚无申报', 'idle'] as const);
    return {
      orgId: unit.id,
      name: shortOf(unit.shortName),
      group: unit.kind === 'provincial_bureau' ? 'province' : 'direct',
      n: shown.get(unit.id) ?? 0,
      state,
      kind,
      to: target('/applications', { batch: batch.id, recommender: unit.id }),
    };
  });
}

async function gathered(tx: Tx, actor: HomeCx['actor'], batch: Batch) {
  return [
    await bureausIn(tx),
    await applicationCountsByUnit(tx, actor, { batchId: batch.id }),
    await receivedByUnit(tx, batch.id),
    new Set((await recommendationListsOf(tx, batch.id)).map((one) => one.recommenderOrgId)),
  ] as const;
}
