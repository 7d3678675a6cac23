/** A world with an officer who prepares calls: for the tests of calls themselves. */
import { callsEndpoints } from '../../src/modules/calls/endpoints.ts';
import type { CallPart } from '../../src/modules/calls/terms.ts';
import { planOfYear } from '../../src/modules/plans/index.ts';
import { aWorld } from './world.ts';

export type CallsWorld = Awaited<ReturnType<typeof aCallsWorld>>;

/** It is the day before the first batch of 2026 opens. */
export async function aCallsWorld() {
  const world = await aWorld({ now: '2026-05-25T10:00:00+08:00' });
  const officer = await world.person(world.national, ['national_officer'], '刘处长');
  const leader = await world.person(world.national, ['national_leader']);
  const clerk = await world.person((await world.unit('GD')).id, ['unit_intake']);
  const producer = await world.producer('GD');
  const planId = (await world.inTx((tx) => planOfYear(tx, 2026))).id;
  const see = (callId: string) => officer.sees(callsEndpoints.detail, { callId });
  const aCall = async (withBatches = true): Promise<string> =>
    (await officer.does(callsEndpoints.add, { planId, template: 'default-2026', withBatches })).id;
  const lightsOf = async (callId: string) =>
    Object.fromEntries((await see(callId)).parts.map(({ part, light }) => [part, light]));
  const confirmAll = async (callId: string): Promise<void> => {
    for (const { part, light } of (await see(callId)).parts) {
      if (light !== 'yellow') continue;
      const { version } = await see(callId);
      await officer.does(callsEndpoints.confirmPart, { callId, version, part: part as CallPart, note: '已核对' });
    }
  };
  const aPublished = async (): Promise<string> => {
    const callId = await aCall();
    await confirmAll(callId);
    await officer.does(callsEndpoints.publish, { callId, version: (await see(callId)).version });
    return callId;
  };
  return { world, officer, leader, clerk, producer, planId, see, aCall, lightsOf, confirmAll, aPublished };
}
