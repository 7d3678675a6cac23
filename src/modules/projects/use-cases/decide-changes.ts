import { dayOf } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import type { Tx } from '../../../platform/database.ts';
import { useCase } from '../../../platform/use-case.ts';
import { workById } from '../../works/index.ts';
import { filingFindings } from '../change-rules.ts';
import { scheduleStanding } from '../change-sides.ts';
import { applyChange } from '../apply-change.ts';
import { insist, insistRunning, keepEvidence, lockStanding } from '../evidence.ts';
import { ChangeById, DecideChange, FileChange } from '../guidance-schema.ts';
import { type Change, changeKinds } from '../guidance-terms.ts';
import { changePolicy, type ChangeStanding, projectsPolicy } from '../policy.ts';
import { lockChange, saveChange } from '../store-guidance.ts';
import type { Project } from '../terms.ts';
import { changeWorkflow } from '../workflow.ts';

type Subject = ChangeStanding & { project: Project; change: Change };
const load = async (tx: Tx, { projectId, changeId }: { projectId: string; changeId: string }): Promise<Subject> => {
  const { guides, ...project } = await lockStanding(tx, projectId);
  const change = await lockChange(tx, projectId, changeId);
  return { ...project, guides, state: change.state, approver: change.approver, project, change };
};
const noteOf = (change: Change, opinion: string): string => `${changeKinds[change.kind]}：${opinion}`;

export const passChange = useCase({
  act: 'project.change_pass',
  label: '审核同意变更',
  input: DecideChange,
  load,
  view: projectsPolicy.view,
  allow: changePolicy.pass,
  async run({ tx, actor, now, record }, { project, change }, { version, opinion }) {
    insistRunning(project);
    const state = moveOn(changeWorkflow, 'pass', change.state, change);
    const by = { passedByName: actor.name, passedAt: now, passOpinion: opinion };
    await saveChange(tx, { id: change.id, version }, { state, ...by });
    record({ act: 'project.change_pass', subject: change.projectId, also: [change.id], note: noteOf(change, opinion) });
    return { id: change.id };
  },
});

/** 批准变更: what touches no filing takes effect at once, the rest when the filing has been made. */
export const approveChange = useCase({
  act: 'project.change_approve',
  label: '批准变更',
  input: DecideChange,
  load,
  view: projectsPolicy.view,
  allow: changePolicy.approve,
  async run(cx, { project, change }, { version, opinion }) {
    const { tx, actor, now, record } = cx;
    insistRunning(project);
    const state = moveOn(changeWorkflow, 'approve', change.state, change);
    if (change.kind === 'schedule') insist(await scheduleStanding(tx, project.id, change));
    const by = { decidedByName: actor.name, decidedAt: now, opinion };
    await saveChange(tx, { id: change.id, version }, { state, ...by });
    record({
      act: 'project.change_approve',
      subject: project.id,
      also: [change.id],
      note: noteOf(change, opinion),
    });
    if (change.filing === 'none') {
      const effective = moveOn(changeWorkflow, 'take_effect', state, change);
      await saveChange(tx, { id: change.id, version: version + 1 }, { state: effective, effectiveAt: now });
      await applyChange(cx, project, change);
    }
    return { id: change.id };
  },
});

export const refuseChange = useCase({
  act: 'project.change_refuse',
  label: '不同意变更',
  input: DecideChange,
  load,
  view: projectsPolicy.view,
  allow: changePolicy.refuse,
  async run({ tx, actor, now, record }, { change }, { version, opinion }) {
    const state = moveOn(changeWorkflow, 'refuse', change.state, change);
    const by = { decidedByName: actor.name, decidedAt: now, opinion };
    await saveChange(tx, { id: change.id, version }, { state, ...by });
    record({
      act: 'project.change_refuse',
      subject: change.projectId,
      also: [change.id],
      note: noteOf(change, opinion),
    });
    return { id: change.id };
  },
});

export const withdrawChange = useCase({
  act: 'project.change_withdraw',
  label: '撤回变更',
  input: ChangeById,
  load,
  view: projectsPolicy.view,
  allow: changePolicy.withdraw,
  async run({ tx, record }, { change }, { version }) {
    const state = moveOn(changeWorkflow, 'withdraw', change.state, change);
    await saveChange(tx, { id: change.id, version }, { state });
    record({
      act: 'project.change_withdraw',
      subject: change.projectId,
      also: [change.id],
      note: changeKinds[change.kind],
    });
    return { id: change.id };
  },
});

/** 登记备案办结: a change of the filing takes effect with its number and paper (总局令第16号第十六条). */
export const fileChange = useCase({
  act: 'project.change_effect',
  label: '登记备案办结',
  input: FileChange,
  load,
  view: projectsPolicy.view,
  allow: changePolicy.take_effect,
  async run(cx, { project, change }, { version, filingNumber, filedOn, uploads }) {
    const { tx, now } = cx;
    insistRunning(project);
    const filed: Change = { ...change, filingNumber, filedOn };
    const effective = moveOn(changeWorkflow, 'take_effect', change.state, filed);
    const { filingNumber: formerNumber } = await workById(tx, project.workId);
    const given = { filingNumber, filedOn, files: uploads.length };
    insist(filingFindings(change, given, { today: dayOf(now), formerNumber }));
    const set = { state: effective, filingNumber, filedOn, effectiveAt: now };
    await saveChange(tx, { id: change.id, version }, set);
    await keepEvidence(cx, project.id, { part: 'filing', place: change.id, uploads });
    await applyChange(cx, project, filed);
    return { id: change.id };
  },
});
