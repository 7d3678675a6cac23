import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/ids.ts';
import { settingsIn } from '../../../platform/settings.ts';
import { type ActCx, type FileAnswer, reading, useCase } from '../../../platform/use-case.ts';
import { fileAnswer, fileById, mediaTypes, takeUpload } from '../../documents/index.ts';
import { objectionPolicy, objectPolicy, sheetPolicy } from '../policy.ts';
import { mayObject } from '../round-rules.ts';
import { ObjectionById, RaiseObjection, RejectObjection, UpholdObjection } from '../schema.ts';
import { insertObjection, marksOf, objectionById, saveMark, saveObjection } from '../store.ts';
import type { Objection } from '../terms.ts';
import { type ObjectionAct, objectionWorkflow } from '../workflow.ts';
import { lockedSheet, sheetAt, type SheetAt } from './fill-sheet.ts';

const proofTypes = (['pdf', 'docx', 'xlsx', 'jpg', 'png'] as const).map((kind) => mediaTypes[kind]);

/** A body objects to the mark of one indicator while its result is announced. */
export const raiseObjection = useCase({
  act: 'evaluation_objection.raise',
  label: '对评价结果提出异议',
  input: RaiseObjection,
  load: lockedSheet,
  view: sheetPolicy.view,
  allow: objectPolicy,
  async run(cx, at, { key, statement, uploadId }) {
    const { tx, actor, now, record } = cx;
    const indicator = at.content.indicators.find((one) => one.key === key);
    const mark = (await marksOf(tx, at.id)).find((one) => one.key === key);
    if (!indicator || !mark) throw new Problem('evaluation.no_indicator');
    if (!mayObject(at.evaluation, dayOf(now))) throw new Problem('evaluation.window_closed');
    const { uploadMaximumBytes: maxBytes } = await settingsIn(tx);
    const file = uploadId ? await takeUpload(cx, uploadId, { types: proofTypes, maxBytes }) : null;
    const it: Objection = {
      id: newId(),
      version: 1,
      sheetId: at.id,
      key,
      state: objectionWorkflow.start,
      statement,
      fileId: file?.id ?? null,
      fileName: file?.name ?? null,
      raisedByName: actor.name,
      raisedAt: now,
      scoreBefore: mark.score,
      scoreAfter: null,
      answer: null,
      decidedByName: null,
      decidedAt: null,
    };
    await insertObjection(tx, it);
    record({
      act: 'evaluation_objection.raise',
      subject: it.id,
      also: [at.id, at.evaluationId],
      after: { key, statement, score: mark.score, ...(file ? { sha256: file.sha256 } : {}) },
      note: `${indicator.label}：${statement}`,
    });
    return { id: it.id };
  },
});

type ObjectionAt = SheetAt & { objection: Objection };
const lockedObjection = async (tx: Tx, { objectionId }: { objectionId: string }): Promise<ObjectionAt> => {
  const { sheetId } = await objectionById(tx, objectionId);
  const at = await sheetAt(tx, { sheetId }, true);
  return { ...at, objection: await objectionById(tx, objectionId, true) };
};
type Answered = { act: ObjectionAct; version: number; answer: string; score: number | null };
/** The leader's answer; upheld, the mark becomes what the answer says. */
async function answerObjection(cx: ActCx, at: ObjectionAt, { act, version, answer, score }: Answered) {
  const { tx, actor, now, record } = cx;
  const { objection } = at;
  const state = moveOn(objectionWorkflow, act, objection.state, {});
  if (objection.version !== version) throw new Problem('row.changed');
  const mark = (await marksOf(tx, at.id)).find(({ key }) => key === objection.key);
  const indicator = at.content.indicators.find(({ key }) => key === objection.key);
  if (!mark || !indicator) throw new Problem('evaluation.no_indicator');
  if (score !== null && score > indicator.weight * 100) {
    const message = `最多 ${indicator.weight} 分`;
    throw new Problem('form.invalid', {}, [{ code: 'score_above', path: 'score', message }]);
  }
  if (score !== null) await saveMark(tx, { ...mark, score, reason: answer, settledByName: actor.name });
  const scoreAfter = score ?? mark.score;
  const decided = { answer, scoreAfter, decidedByName: actor.name, decidedAt: now };
  await saveObjection(tx, { ...objection, ...decided, state });
  record({
    act: `evaluation_objection.${act}`,
    subject: objection.id,
    also: [at.id, at.evaluationId],
    before: { state: objection.state, score: mark.score },
    after: { state, score: scoreAfter, answer },
    note: `${indicator.label}：${answer}`,
  });
  return { id: objection.id };
}
export const upholdObjection = useCase({
  act: 'evaluation_objection.uphold',
  label: '采纳评价异议',
  input: UpholdObjection,
  load: lockedObjection,
  view: objectionPolicy.view,
  allow: objectionPolicy.uphold,
  run: (cx, at, { version, score, answer }) => answerObjection(cx, at, { act: 'uphold', version, score, answer }),
});
export const rejectObjection = useCase({
  act: 'evaluation_objection.reject',
  label: '不采纳评价异议',
  input: RejectObjection,
  load: lockedObjection,
  view: objectionPolicy.view,
  allow: objectionPolicy.reject,
  run: (cx, at, { version, answer }) => answerObjection(cx, at, { act: 'reject', version, score: null, answer }),
});

export const objectionFile = reading({
  input: ObjectionById,
  load: async (tx, { objectionId }) => {
    const objection = await objectionById(tx, objectionId);
    return { ...(await sheetAt(tx, objection)), objection };
  },
  view: objectionPolicy.view,
  async show({ tx, house }, { objection }): Promise<FileAnswer> {
    if (objection.fileId === null) throw new Problem('act.not_found');
    return fileAnswer(house, await fileById(tx, objection.fileId));
  },
});
