import type { Tx } from '../../platform/database.ts';
import { fillLetter } from '../calls/contract.ts';
import { batchById, contentOf } from '../calls/index.ts';
import { type Round, stages } from './terms.ts';

/** The secrecy pledge of a round as the call words it, by paragraphs; what an expert signs is kept as signed. */
export async function pledgeOf(
  tx: Tx,
  { batchId, stage, callVersionId }: Pick<Round, 'batchId' | 'stage' | 'callVersionId'>,
) {
  const { name, opensOn } = await batchById(tx, batchId);
  const { letters } = await contentOf(tx, callVersionId);
  const words = { 批次: name, 年度: opensOn.slice(0, 4), 评审阶段: stages[stage] };
  return fillLetter('pledge', letters.pledge.body, words)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
