import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import { newId } from '../../../platform/ids.ts';
import { useCase } from '../../../platform/use-case.ts';
import { contentOf, lockBatch } from '../../calls/index.ts';
import { lockDecisionList, releasedDecisions } from '../../expert-review/index.ts';
import { factsOf, frozenRows } from '../composing.ts';
import { filled } from '../notice-text.ts';
import { noticePolicy, preparePolicy } from '../policy.ts';
import { textFindings } from '../rules.ts';
import { OfBatch, ReturnNotice, SaveNotice, VersionedNotice } from '../schema.ts';
import { findNoticeOfBatch, insertNotice, lockNotice, saveNotice } from '../store.ts';
import type { Notice } from '../terms.ts';
import { noticeWorkflow } from '../workflow.ts';

const nothing = { findings: [] };
const sameVersion = (row: { version: number }, version: number): void => {
  if (row.version !== version) throw new Problem('row.changed');
};

/** Freezes the released list of a batch as the public will see it, with the text of the call's letter (方案六（一）2). */
export const prepareNotice = useCase({
  act: 'publicity.prepare',
  label: '拟制公示',
  input: OfBatch,
  view: preparePolicy.view,
  allow: preparePolicy.prepare,
  load: (tx, { batchId }) => lockBatch(tx, batchId),
  async run(cx, batch) {
    const { tx, actor, now, record } = cx;
    const decisions = await releasedDecisions(tx, batch.id);
    if (!decisions || !batch.callVersionId) throw new Problem('publicity.not_released');
    if (await findNoticeOfBatch(tx, batch.id)) throw new Problem('publicity.exists');
    const rows = await frozenRows(tx, decisions);
    if (rows.length === 0) throw new Problem('publicity.no_works');
    const { letters } = await contentOf(tx, batch.callVersionId);
    const notice: Notice = {
      id: newId(),
      version: 1,
      batchId: batch.id,
      decisionListId: decisions.decisionListId,
      callVersionId: batch.callVersionId,
      organizationId: actor.orgId,
      state: noticeWorkflow.start,
      title: letters.notice.title,
      body: letters.notice.body,
      rows,
      edition: 0,
      createdBy: actor.personId,
      createdByName: actor.name,
      createdAt: now,
      submittedBy: null,
      submittedAt: null,
      returnReason: null,
      openedAt: null,
      finalAt: null,
    };
    await insertNotice(tx, notice);
    await lockDecisionList(cx, decisions.decisionListId);
    record({
      act: 'publicity.prepare',
      subject: notice.id,
      after: { works: rows.map((row) => row.number) },
      note: batch.name,
    });
    return { id: notice.id };
  },
});

/** Changes title and text while the notice is in preparation; the list itself cannot be touched. */
export const saveNoticeText = useCase({
  act: 'publicity.save',
  label: '修改公示稿',
  input: SaveNotice,
  view: noticePolicy.view,
  allow: noticePolicy.save,
  load: (tx, { noticeId }) => lockNotice(tx, noticeId),
  async run({ tx, record }, notice, { version, title, body }) {
    const state = moveOn(noticeWorkflow, 'save', notice.state, nothing);
    sameVersion(notice, version);
    await saveNotice(tx, { ...notice, state, title, body });
    record({
      act: 'publicity.save',
      subject: notice.id,
      before: { title: notice.title, body: notice.body },
      after: { title, body },
    });
    return { id: notice.id };
  },
});

export const submitNotice = useCase({
  act: 'publicity.submit',
  label: '报请签发',
  input: VersionedNotice,
  view: noticePolicy.view,
  allow: noticePolicy.submit,
  load: (tx, { noticeId }) => lockNotice(tx, noticeId),
  async run({ tx, actor, now, record }, notice, { version }) {
    const facts = await factsOf(tx, notice);
    const text = filled(facts, notice, {
      rows: notice.rows,
      on: dayOf(now),
      days: facts.content.publicity.workingDays,
    });
    const findings = textFindings({ title: text.title, body: text.paragraphs.join('\n') }, notice.rows.length);
    const state = moveOn(noticeWorkflow, 'submit', notice.state, { findings });
    sameVersion(notice, version);
    await saveNotice(tx, { ...notice, state, submittedBy: actor.personId, submittedAt: now, returnReason: null });
    record({ act: 'publicity.submit', subject: notice.id, before: { state: notice.state }, after: { state } });
    return { id: notice.id };
  },
});

export const returnNotice = useCase({
  act: 'publicity.return',
  label: '退回公示稿',
  input: ReturnNotice,
  view: noticePolicy.view,
  allow: noticePolicy.return,
  load: (tx, { noticeId }) => lockNotice(tx, noticeId),
  async run({ tx, record }, notice, { version, reason }) {
    const state = moveOn(noticeWorkflow, 'return', notice.state, nothing);
    sameVersion(notice, version);
    await saveNotice(tx, { ...notice, state, returnReason: reason });
    record({
      act: 'publicity.return',
      subject: notice.id,
      before: { state: notice.state },
      after: { state },
      note: reason,
    });
    return { id: notice.id };
  },
});
