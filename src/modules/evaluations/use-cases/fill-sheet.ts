import { type Finding, Problem } from '../../../base/problem.ts';
import { moveOn } from '../../../base/workflow.ts';
import type { Tx } from '../../../platform/database.ts';
import { settingsIn } from '../../../platform/settings.ts';
import { useCase } from '../../../platform/use-case.ts';
import { mediaTypes, takeUpload } from '../../documents/index.ts';
import { sheetPolicy } from '../policy.ts';
import { evidenceOf } from '../queries.ts';
import { sheetFindings } from '../round-rules.ts';
import { selfFindings, submitFindings } from '../rules.ts';
import { AddEvidence, RemoveEvidence, ReturnSheet, SaveSheet, VersionedSheet } from '../schema.ts';
import {
  evaluationById,
  insertEvidence,
  marksOf,
  removeEvidence as dropEvidence,
  saveMark,
  saveSheet,
  setById,
  sheetById,
} from '../store.ts';
import type { Evaluation, SetContent, Sheet } from '../terms.ts';
import { type SheetAct, sheetWorkflow } from '../workflow.ts';

/** A sheet with the appraisal and the indicators it belongs to. */
export type SheetAt = Sheet & { evaluation: Evaluation; content: SetContent };
/** Locks go from the appraisal to the sheet, as every move of an appraisal takes them. */
export async function sheetAt(tx: Tx, { sheetId }: { sheetId: string }, lock = false): Promise<SheetAt> {
  const { evaluationId } = await sheetById(tx, sheetId);
  const evaluation = await evaluationById(tx, evaluationId, lock);
  const { content } = await setById(tx, evaluation.setId);
  return { ...(await sheetById(tx, sheetId, lock)), evaluation, content };
}
export const lockedSheet = (tx: Tx, input: { sheetId: string }) => sheetAt(tx, input, true);
/** The row of a sheet without what stands around it. */
export const sheetRow = ({ evaluation: _, content: __, ...sheet }: SheetAt): Sheet => sheet;

/** What stands against the moves of a sheet now. */
export async function reasonsOfSheet(tx: Tx, at: SheetAt) {
  const [marks, evidence] = [await marksOf(tx, at.id), await evidenceOf(tx, at.id)];
  const lacking = submitFindings(at.content.indicators, marks, evidence);
  const unsettled = marks.filter(({ settled }) => !settled).length;
  return sheetFindings({ evaluation: at.evaluation, lacking, unsettled });
}
export async function movedSheet(tx: Tx, at: SheetAt, act: SheetAct, version: number, more: Finding[] = []) {
  const findings = [...(await reasonsOfSheet(tx, at))[act], ...more];
  const state = moveOn(sheetWorkflow, act, at.state, { findings });
  if (at.version !== version) throw new Problem('row.changed');
  return { ...sheetRow(at), state };
}
const indicatorOf = ({ content }: SheetAt, key: string) => {
  const found = content.indicators.find((one) => one.key === key);
  if (!found) throw new Problem('evaluation.no_indicator');
  return found;
};

/** What the body says of itself: scores where it scores, words on every indicator. */
export const saveSelfScores = useCase({
  act: 'evaluation_sheet.save',
  label: '填写自评',
  input: SaveSheet,
  load: lockedSheet,
  view: sheetPolicy.view,
  allow: sheetPolicy.save,
  async run({ tx, record }, at, { version, summary, marks }) {
    const findings = selfFindings(marks, at.content.indicators);
    if (findings.length > 0) throw new Problem('form.invalid', {}, findings);
    const next = await movedSheet(tx, at, 'save', version);
    const before = await marksOf(tx, at.id);
    const told = before.flatMap((mark) => {
      const given = marks.find(({ key }) => key === mark.key);
      const isSame = given?.selfScore === mark.selfScore && given.selfNote === mark.selfNote;
      return given && !isSame ? { ...mark, ...given } : [];
    });
    for (const mark of told) await saveMark(tx, mark);
    await saveSheet(tx, { ...next, summary });
    record({
      act: 'evaluation_sheet.save',
      subject: at.id,
      after: { summary, marks: told.map(({ key, selfScore, selfNote }) => ({ key, selfScore, selfNote })) },
      note: `${told.length} 个指标`,
    });
    return { id: at.id };
  },
});

const evidenceTypes = (['pdf', 'docx', 'xlsx', 'jpg', 'png'] as const).map((kind) => mediaTypes[kind]);
export const addEvidence = useCase({
  act: 'evaluation_sheet.evidence',
  label: '提交佐证材料',
  input: AddEvidence,
  load: lockedSheet,
  view: sheetPolicy.view,
  allow: sheetPolicy.save,
  async run(cx, at, { version, key, uploadId }) {
    const { tx, actor, now, record } = cx;
    const { label } = indicatorOf(at, key);
    const next = await movedSheet(tx, at, 'save', version);
    const { uploadMaximumBytes: maxBytes } = await settingsIn(tx);
    const { id: fileId, name, size, sha256 } = await takeUpload(cx, uploadId, { types: evidenceTypes, maxBytes });
    const file = { fileId, name, size, sha256 };
    await insertEvidence(tx, { ...file, sheetId: at.id, key, addedByName: actor.name, addedAt: now, removedAt: null });
    await saveSheet(tx, next);
    record({ act: 'evaluation_sheet.evidence', subject: at.id, after: { key, ...file }, note: `${label}：${name}` });
    return { id: at.id };
  },
});
export const removeEvidence = useCase({
  act: 'evaluation_sheet.evidence_remove',
  label: '撤下佐证材料',
  input: RemoveEvidence,
  load: lockedSheet,
  view: sheetPolicy.view,
  allow: sheetPolicy.save,
  async run({ tx, now, record }, at, { version, fileId }) {
    const file = (await evidenceOf(tx, at.id)).find((one) => one.fileId === fileId);
    if (!file) throw new Problem('act.not_found');
    const next = await movedSheet(tx, at, 'save', version);
    await dropEvidence(tx, fileId, now);
    await saveSheet(tx, next);
    const before = { key: file.key, name: file.name, sha256: file.sha256 };
    record({ act: 'evaluation_sheet.evidence_remove', subject: at.id, before, note: file.name });
    return { id: at.id };
  },
});

export const submitSheet = useCase({
  act: 'evaluation_sheet.submit',
  label: '提交自评',
  input: VersionedSheet,
  load: lockedSheet,
  view: sheetPolicy.view,
  allow: sheetPolicy.submit,
  async run({ tx, actor, now, record }, at, { version }) {
    const next = await movedSheet(tx, at, 'submit', version);
    await saveSheet(tx, { ...next, submittedByName: actor.name, submittedAt: now, returnReason: null });
    const [before, after] = [{ state: at.state }, { state: next.state }];
    record({ act: 'evaluation_sheet.submit', subject: at.id, also: [at.evaluationId], before, after });
    return { id: at.id };
  },
});
export const returnSheet = useCase({
  act: 'evaluation_sheet.return',
  label: '退回自评',
  input: ReturnSheet,
  load: lockedSheet,
  view: sheetPolicy.view,
  allow: sheetPolicy.return,
  async run({ tx, record }, at, { version, reason }) {
    const next = await movedSheet(tx, at, 'return', version);
    await saveSheet(tx, { ...next, returnReason: reason, submittedAt: null, submittedByName: null });
    const [before, after] = [{ state: at.state }, { state: next.state, reason }];
    record({ act: 'evaluation_sheet.return', subject: at.id, also: [at.evaluationId], before, after, note: reason });
    return { id: at.id };
  },
});
