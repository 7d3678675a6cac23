/** A month's dispatch from pack to meeting, and one whose action was given to 广西. */
import { dispatchEndpoints as at } from '../../src/modules/dispatch/contract.ts';
import { localDate } from '../../src/base/time.ts';
import { json } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/ids.ts';
import type { Client, World } from './world.ts';

export type Month = { year: number; month: number };

/** Opens a month and answers its id. */
export async function aDispatch(officer: Client, month: Month = { year: 2026, month: 6 }): Promise<string> {
  return (await officer.does(at.open, month)).id;
}
export const versionOf = async (officer: Client, dispatchId: string): Promise<number> =>
  (await officer.sees(at.detail, { dispatchId })).version;

/** Freezes the pack and records the meeting of this day. */
export async function aMeeting(officer: Client, dispatchId: string, heldOn: string): Promise<void> {
  await officer.does(at.issue, { dispatchId, version: await versionOf(officer, dispatchId) });
  await officer.does(at.record, {
    dispatchId,
    version: await versionOf(officer, dispatchId),
    heldOn,
    place: '视频会议',
    chair: '林主持',
    attendees: '各省局、播出平台',
    minutes: '会议听取了进展，议定下列事项。',
  });
}

/** An action given to an organisation. */
export async function anAction(
  officer: Client,
  dispatchId: string,
  given: { ownerOrgId: string; dueOn: string; matter?: string; ownerPersonId?: string },
): Promise<string> {
  const version = await versionOf(officer, dispatchId);
  return (await officer.does(at.decide, { dispatchId, version, matter: '补报缺报的推进表', ...given })).id;
}

/** A meeting whose action is 广西's, written as rows. */
export async function dispatchIds(world: World, { fileId }: { fileId: string }): Promise<Record<string, string>> {
  const [dispatchId, actionId] = [newId(), newId()];
  const now = world.clock();
  const { id: ownerOrgId } = await world.unit('GX');
  await world.arrange(async (tx) => {
    const { id: layoutId } = await tx.selectFrom('dispatchLayouts').select('id').executeTakeFirstOrThrow();
    const meeting = {
      heldOn: localDate('2026-06-30'),
      place: '桂林',
      chair: '桂林某',
      attendees: '桂林',
      minutes: '桂林',
    };
    const month = { year: 2026, month: 6, state: 'held' as const, layoutId, remarks: json({}), edition: 1 };
    const file = { minutesFileId: fileId, minutesFileName: '桂林纪要.pdf' };
    await tx
      .insertInto('dispatches')
      .values({ id: dispatchId, version: 1, ...month, ...meeting, ...file, createdAt: now, closedAt: null })
      .execute();
    const period = { year: 2026, month: 6, from: meeting.heldOn, until: meeting.heldOn, asOf: now };
    const content = {
      format: 'jingwei-dispatch/1' as const,
      title: '桂林材料',
      clause: '示例',
      period,
      edition: 1,
      formerDigest: null,
      layout: { edition: 1, digest: 'x' },
      issuer: '桂林',
      sections: [],
    };
    const frozen = { code: 'GUIL-2606-v1', digest: 'x', formerDigest: null, issuedBy: newId(), issuedByName: '桂林某' };
    await tx
      .insertInto('dispatchEditions')
      .values({ dispatchId, edition: 1, content: json(content), ...frozen, issuedAt: now })
      .execute();
    const due = localDate('2026-12-31');
    const action = { matter: '桂林事项', basis: '', ownerOrgId, ownerPersonId: null, ownerPersonName: null };
    const decided = { decidedByName: '桂林某', decidedAt: now, dueOn: due, firstDueOn: due, doneOn: null };
    await tx
      .insertInto('dispatchActions')
      .values({
        id: actionId,
        version: 1,
        dispatchId,
        serial: 1,
        state: 'open',
        ...action,
        ...decided,
        closingNote: null,
      })
      .execute();
    const told = { words: '桂林进展', fileId, fileName: '桂林.pdf', byName: '桂林某', orgName: '桂林', at: now };
    await tx
      .insertInto('dispatchFollowUps')
      .values({ id: newId(), actionId, serial: 1, kind: 'report', ...told })
      .execute();
  });
  return { dispatchId, actionId, 'dispatch-actions:fileId': fileId };
}
