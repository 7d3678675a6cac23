/** Topics of the national office, drafted and published, and claims of them. */
import { propositionsEndpoints as at } from '../../src/modules/propositions/endpoints.ts';
import type { Client } from './world.ts';

/** A topic for everybody, open in June 2026, unless said otherwise. */
export const aTopicForm = (more: Record<string, unknown> = {}) => ({
  title: '示例命题：大江大桥',
  categoryCode: 'V2',
  brief: '围绕重大工程建设者的日常，写出新时代的奋斗与牵挂。',
  requirements: '现实题材，人物真实可信。',
  support: [
    { kind: 'money' as const, text: '入选后给予创作资金', amountFen: 30_000_000 },
    { kind: 'expert' as const, text: '选题论证和剧本指导' },
  ],
  audience: ['unit' as const, 'platform' as const, 'producer' as const],
  opensOn: '2026-06-01',
  closesOn: '2026-06-30',
  basis: '方案五（一）1',
  ...more,
});

export async function aPublishedTopic(
  { officer, leader }: { officer: Client; leader: Client },
  more: Record<string, unknown> = {},
): Promise<string> {
  const { id: propositionId } = await officer.does(at.begin, aTopicForm(more));
  await officer.does(at.submit, { propositionId, version: 1 });
  await leader.does(at.publish, { propositionId, version: 2 });
  return propositionId;
}

export async function aClaim(who: Client, propositionId: string, title = '示例桥上人家'): Promise<string> {
  const claim = {
    propositionId,
    title,
    plan: '以三代桥梁工人的家庭为主线，写一座桥从图纸到通车的十年。',
    finishOn: '2026-11-30',
    contact: '示例联系人 010-00000000',
  };
  return (await who.does(at.claim, claim)).id;
}
