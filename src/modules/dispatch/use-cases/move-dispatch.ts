import { type Finding, Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import { digestOf } from '../../../platform/digest.ts';
import { versionCode } from '../../../platform/papers/version.ts';
import { settingsIn } from '../../../platform/settings.ts';
import { useCase } from '../../../platform/use-case.ts';
import { mediaTypes, takeUpload } from '../../documents/index.ts';
import { organizationById } from '../../organizations/index.ts';
import { packContent } from '../pack.ts';
import { dispatchPolicy } from '../policy.ts';
import { actionsOf, editionsOf } from '../queries.ts';
import { closingFindings, meetingFindings, monthName } from '../rules.ts';
import { RecordMeeting, Remark, VersionedDispatch } from '../schema.ts';
import { dispatchById, insertEdition, layoutById, saveDispatch } from '../store.ts';
import type { Dispatch } from '../terms.ts';
import { type DispatchAct, dispatchWorkflow } from '../workflow.ts';

const locked = (tx: Parameters<typeof dispatchById>[0], { dispatchId }: { dispatchId: string }) =>
  dispatchById(tx, dispatchId, true);
/** Moves a locked dispatch that nobody has changed since it was read. */
export function moved(it: Dispatch, act: DispatchAct, version: number, findings: Finding[] = []): Dispatch {
  const state = moveOn(dispatchWorkflow, act, it.state, { findings });
  if (it.version !== version) throw new Problem('row.changed');
  return { ...it, state };
}
export const minutesTypes = (['pdf', 'docx', 'jpg', 'png'] as const).map((kind) => mediaTypes[kind]);

/** What the office adds to a section in its own words. */
export const remarkPack = useCase({
  act: 'dispatch.remark',
  label: '补充调度材料',
  input: Remark,
  load: locked,
  view: dispatchPolicy.view,
  allow: dispatchPolicy.remark,
  async run({ tx, record }, it, { version, key, remark }) {
    const next = moved(it, 'remark', version);
    const section = (await layoutById(tx, it.layoutId)).content.sections.find((one) => one.key === key);
    if (!section) throw new Problem('act.not_found');
    await saveDispatch(tx, { ...next, remarks: { ...it.remarks, [key]: remark } });
    const before = { remark: it.remarks[key] ?? '' };
    record({ act: 'dispatch.remark', subject: it.id, before, after: { key, remark }, note: section.label });
    return { id: it.id };
  },
});

/** 定稿: the pack of this moment is frozen and bound to the edition before it. */
export const issuePack = useCase({
  act: 'dispatch.issue',
  label: '定稿调度材料',
  input: VersionedDispatch,
  load: locked,
  view: dispatchPolicy.view,
  allow: dispatchPolicy.issue,
  async run({ tx, actor, now, record }, it, { version }) {
    const next = moved(it, 'issue', version);
    const edition = it.edition + 1;
    const formerDigest = (await editionsOf(tx, it.id))[0]?.digest ?? null;
    const { name: issuer } = await organizationById(tx, actor.orgId);
    const layout = await layoutById(tx, it.layoutId);
    const made = await packContent(tx, { dispatch: it, layout, asOf: now, issuer });
    const content = { ...made, edition, formerDigest };
    const code = versionCode(`dispatch:${it.id}`, content, edition);
    const digest = digestOf(content);
    await insertEdition(tx, {
      dispatchId: it.id,
      edition,
      code,
      content,
      digest,
      formerDigest,
      issuedBy: actor.personId,
      issuedByName: actor.name,
      issuedAt: now,
    });
    await saveDispatch(tx, { ...next, edition });
    record({
      act: 'dispatch.issue',
      subject: it.id,
      before: { state: it.state, edition: it.edition },
      after: { state: next.state, edition, code, digest },
      note: `${monthName(it)}第 ${edition} 版，核验码 ${code}`,
    });
    return { id: it.id, code };
  },
});

/** The meeting as it was: day, place, chair, who came, minutes; may be corrected until the month is put away. */
export const recordMeeting = useCase({
  act: 'dispatch.record',
  label: '记录调度会议',
  input: RecordMeeting,
  load: locked,
  view: dispatchPolicy.view,
  allow: dispatchPolicy.record,
  async run(cx, it, { version, uploadId, dispatchId: _, ...meeting }) {
    const { tx, now, record } = cx;
    const findings = meetingFindings(it, { heldOn: meeting.heldOn, today: dayOf(now) });
    const next = moved(it, 'record', version, findings);
    const { uploadMaximumBytes: maxBytes } = await settingsIn(tx);
    const file = uploadId ? await takeUpload(cx, uploadId, { types: minutesTypes, maxBytes }) : null;
    const kept = file ? { minutesFileId: file.id, minutesFileName: file.name } : {};
    await saveDispatch(tx, { ...next, ...meeting, ...kept });
    const { heldOn, place, chair, attendees, minutes } = it;
    record({
      act: 'dispatch.record',
      subject: it.id,
      before: { state: it.state, heldOn, place, chair, attendees, minutes },
      after: { state: next.state, ...meeting, ...kept },
      note: `${meeting.heldOn}，${meeting.chair}主持`,
    });
    return { id: it.id };
  },
});

export const closeDispatch = useCase({
  act: 'dispatch.close',
  label: '归档月度调度',
  input: VersionedDispatch,
  load: locked,
  view: dispatchPolicy.view,
  allow: dispatchPolicy.close,
  async run({ tx, now, record }, it, { version }) {
    const actions = (await actionsOf(tx, it.id)).length;
    const next = moved(it, 'close', version, closingFindings(it, { actions }));
    await saveDispatch(tx, { ...next, closedAt: now });
    record({
      act: 'dispatch.close',
      subject: it.id,
      before: { state: it.state },
      after: { state: next.state },
      note: `议定事项 ${actions} 项`,
    });
    return { id: it.id };
  },
});
