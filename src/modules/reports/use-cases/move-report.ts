import { Problem } from '../../../base/problem.ts';
import { moveOn } from '../../../base/workflow.ts';
import { digestOf } from '../../../platform/digest.ts';
import type { ActCx } from '../../../platform/use-case.ts';
import { useCase } from '../../../platform/use-case.ts';
import { type Assembled, assembleReport } from '../assemble.ts';
import { createHash } from 'node:crypto';
import { editionWorkbook } from '../printing.ts';
import { reportMovesPolicy, reportsPolicy } from '../policy.ts';
import { carryEnds, carryProgress } from '../progress.ts';
import { progressForm } from '../queries.ts';
import {
  CertifyReport,
  DropRestatement,
  MoveReport,
  PrepareReport,
  RecallReport,
  RestateReport,
  ReturnReport,
  SendBackReport,
} from '../schema.ts';
import { confirmEdition, findEdition, insertEdition, lockReport, savedRowsOf, saveReport, saveRows } from '../store.ts';
import { answersAsCertified } from '../table-rules.ts';
import type { EditionContent, Report } from '../terms.ts';
import { reportWorkflow } from '../workflow.ts';
import { dropFindings } from '../correction-rules.ts';
import { fillable } from './fill-report.ts';

const noFindings = { findings: [] };
const asked = (report: Report, { version }: { version: number }): void => {
  if (report.version !== version) throw new Problem('row.changed');
};
const load = (tx: ActCx['tx'], { reportId }: { reportId: string }) => lockReport(tx, reportId);
const view = reportsPolicy.view;

/** 提交审核: every row is answered and nothing contradicts without a word of explanation. */
export const prepareReport = useCase({
  act: 'report.prepare',
  label: '提交审核',
  input: PrepareReport,
  load,
  view,
  allow: reportMovesPolicy.prepare,
  async run(cx, report, input) {
    asked(report, input);
    const { actor, now, record, tx } = cx;
    const { findings, rows } = await fillable(cx, report);
    const state = moveOn(reportWorkflow, 'prepare', report.state, { findings: findings.slice(0, 200) });
    const by = { preparedBy: actor.personId, preparedByName: actor.name, preparedAt: now, phone: input.phone };
    await saveReport(tx, { ...report, ...by, state, checkedBy: null, checkedByName: null, checkedAt: null });
    record({ act: 'report.prepare', subject: report.id, after: { rows: rows.length }, note: `${rows.length} 个项目` });
    return { id: report.id };
  },
});

/** 审核: another person than the one who filled it in. */
export const checkReport = useCase({
  act: 'report.check',
  label: '审核通过',
  input: MoveReport,
  load,
  view,
  allow: reportMovesPolicy.check,
  async run({ tx, actor, now, record }, report, input) {
    asked(report, input);
    const { findings } = await assembleReport(tx, report);
    const state = moveOn(reportWorkflow, 'check', report.state, { findings: findings.slice(0, 200) });
    await saveReport(tx, { ...report, state, checkedBy: actor.personId, checkedByName: actor.name, checkedAt: now });
    record({ act: 'report.check', subject: report.id });
    return { id: report.id };
  },
});

export const sendBackReport = useCase({
  act: 'report.send_back',
  label: '退回填报人',
  input: SendBackReport,
  load,
  view,
  allow: reportMovesPolicy.send_back,
  async run({ tx, record }, report, input) {
    asked(report, input);
    const state = moveOn(reportWorkflow, 'send_back', report.state, noFindings);
    await saveReport(tx, { ...report, state, returnReason: input.reason });
    record({ act: 'report.send_back', subject: report.id, note: input.reason });
    return { id: report.id };
  },
});

/** What the leader puts their name to; nothing in it is read again later. */
function contentOf({ report, period, definition, unit, rows }: Assembled, { actor, now }: ActCx): EditionContent {
  const { year, serial, startsOn, endsOn, dueOn } = period;
  return {
    form: progressForm,
    definition: { edition: definition.edition, digest: definition.digest },
    period: { year, serial, startsOn, endsOn, dueOn },
    unit: { id: unit.id, name: unit.name, shortName: unit.shortName },
    edition: report.edition + 1,
    reason: report.restateReason,
    rows: rows.map(({ projectId, cells, previous, changed, findings }) => ({
      projectId,
      cells,
      previous,
      changed,
      remarks: findings.filter(({ weight }) => weight === 'look').map(({ message }) => message),
    })),
    signed: {
      preparedBy: report.preparedByName ?? '',
      checkedBy: report.checkedByName ?? '',
      certifiedBy: actor.name,
      phone: report.phone ?? '',
      certifiedAt: now,
    },
  };
}

/** 签发报送: the accountable leader certifies; the table is frozen as an edition with its digest. */
export const certifyReport = useCase({
  act: 'report.certify',
  label: '签发报送',
  input: CertifyReport,
  load,
  view,
  allow: reportMovesPolicy.certify,
  async run(cx, report, input) {
    asked(report, input);
    const { tx, actor, now, record } = cx;
    const assembled = await assembleReport(tx, report);
    const facts = { findings: assembled.findings.slice(0, 200) };
    const state = moveOn(reportWorkflow, 'certify', report.state, facts);
    const content = contentOf(assembled, cx);
    const digest = digestOf(content);
    const workbook = await editionWorkbook(assembled.definition, { reportId: report.id, content, digest });
    const workbookSha256 = createHash('sha256').update(workbook).digest('hex');
    const { edition, reason } = content;
    await insertEdition(tx, {
      reportId: report.id,
      edition,
      periodId: report.periodId,
      orgId: report.orgId,
      definitionId: assembled.definition.id,
      content,
      digest,
      workbookSha256,
      reason,
      certifiedAt: now,
      confirmedAt: null,
    });
    await carryProgress(cx, assembled);
    const by = { certifiedBy: actor.personId, certifiedByName: actor.name, certifiedAt: now };
    const firstSubmittedAt = report.firstSubmittedAt ?? now;
    await saveReport(tx, { ...report, ...by, state, edition, firstSubmittedAt, returnReason: null });
    record({
      act: 'report.certify',
      subject: report.id,
      after: { edition, digest, workbookSha256, rows: content.rows.length },
      note: `第 ${edition} 版，${content.rows.length} 个项目${reason ? `；更正：${reason}` : ''}`,
    });
    return { id: report.id };
  },
});

export const returnReport = useCase({
  act: 'report.return',
  label: '退回修改',
  input: ReturnReport,
  load,
  view,
  allow: reportMovesPolicy.return,
  async run({ tx, record }, report, input) {
    asked(report, input);
    const state = moveOn(reportWorkflow, 'return', report.state, noFindings);
    await saveReport(tx, { ...report, state, returnReason: input.reason });
    record({ act: 'report.return', subject: report.id, note: input.reason });
    return { id: report.id };
  },
});

/** 撤回报送: as long as the nation has not confirmed it, the leader takes back what was sent, to have it put right. */
export const recallReport = useCase({
  act: 'report.recall',
  label: '撤回报送',
  input: RecallReport,
  load,
  view,
  allow: reportMovesPolicy.recall,
  async run({ tx, record }, report, input) {
    asked(report, input);
    const state = moveOn(reportWorkflow, 'recall', report.state, noFindings);
    await saveReport(tx, { ...report, state, returnReason: `本单位撤回：${input.reason}` });
    record({ act: 'report.recall', subject: report.id, before: { edition: report.edition }, note: input.reason });
    return { id: report.id };
  },
});

/** One certified table becomes the nation's: the act of one and of many. */
export async function confirmOne(cx: ActCx, report: Report): Promise<void> {
  const { tx, actor, now, record } = cx;
  const state = moveOn(reportWorkflow, 'confirm', report.state, noFindings);
  await confirmEdition(tx, report, now);
  const edition = await findEdition(tx, report.id, report.edition);
  if (edition) await carryEnds(cx, edition);
  const by = { confirmedByName: actor.name, confirmedAt: now };
  await saveReport(tx, { ...report, ...by, state, restateReason: null, archivedAt: null });
  const note = `第 ${report.edition} 版`;
  record({ act: 'report.confirm', subject: report.id, after: { edition: report.edition }, note });
}
export const confirmReport = useCase({
  act: 'report.confirm',
  label: '确认',
  input: MoveReport,
  load,
  view,
  allow: reportMovesPolicy.confirm,
  async run(cx, report, input) {
    asked(report, input);
    await confirmOne(cx, report);
    return { id: report.id };
  },
});

/** 更正: a frozen table is corrected by another edition with its reason; the former one stays. */
export const restateReport = useCase({
  act: 'report.restate',
  label: '更正',
  input: RestateReport,
  load,
  view,
  allow: reportMovesPolicy.restate,
  async run({ tx, record }, report, input) {
    asked(report, input);
    const state = moveOn(reportWorkflow, 'restate', report.state, noFindings);
    await saveReport(tx, { ...report, state, restateReason: input.reason });
    record({ act: 'report.restate', subject: report.id, before: { edition: report.edition }, note: input.reason });
    return { id: report.id };
  },
});

/** 撤销更正: nothing was certified yet; the table stands again as it was, answers included. */
export const dropRestatement = useCase({
  act: 'report.drop_restatement',
  label: '撤销更正',
  input: DropRestatement,
  load,
  view,
  allow: reportMovesPolicy.drop_restatement,
  async run({ tx, record }, report, input) {
    asked(report, input);
    const edition = await findEdition(tx, report.id, report.edition);
    const dropping = dropFindings(report, edition);
    const state = moveOn(reportWorkflow, 'drop_restatement', report.state, { ...noFindings, dropping });
    const again = answersAsCertified(await savedRowsOf(tx, report.id), edition?.content.rows ?? []);
    await saveRows(tx, again);
    await saveReport(tx, { ...report, state, restateReason: null, returnReason: null });
    const before = { reason: report.restateReason };
    record({ act: 'report.drop_restatement', subject: report.id, before, note: input.reason });
    return { id: report.id };
  },
});
