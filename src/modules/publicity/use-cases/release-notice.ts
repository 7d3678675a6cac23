import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { previewNumber } from '../../documents/index.ts';
import { factsOf, publishEdition } from '../composing.ts';
import { filled, windowed } from '../notice-text.ts';
import { noticePolicy } from '../policy.ts';
import { shownWindow, textFindings } from '../rules.ts';
import { NoticeById, VersionedNotice } from '../schema.ts';
import { lockNotice, noticeById, saveNotice } from '../store.ts';
import { noticeWorkflow } from '../workflow.ts';

/** 签发并发布公示: gives number and digest, opens the window and the box for objections, exactly as the leader read it. */
export const releaseNotice = useCase({
  act: 'publicity.release',
  label: '签发并发布公示',
  input: VersionedNotice,
  view: noticePolicy.view,
  allow: noticePolicy.release,
  load: (tx, { noticeId }) => lockNotice(tx, noticeId),
  async run(cx, notice, { version }) {
    const { tx, now, record } = cx;
    const facts = await factsOf(tx, notice);
    const [on, days] = [dayOf(now), facts.content.publicity.workingDays];
    const rows = windowed(notice.rows, { on, days, calendar: facts.calendar });
    const text = filled(facts, notice, { rows, on, days });
    const findings = textFindings({ title: text.title, body: text.paragraphs.join('\n') }, rows.length);
    const state = moveOn(noticeWorkflow, 'release', notice.state, { findings });
    if (notice.version !== version) throw new Problem('row.changed');
    const published = await publishEdition(cx, notice, facts, { kind: 'notice', ...text, rows, changes: [], on, days });
    await saveNotice(tx, { ...notice, state, rows, edition: published.edition, openedAt: now });
    record({
      act: 'publicity.release',
      subject: notice.id,
      also: rows.map((row) => row.applicationId),
      before: { state: notice.state },
      after: { state, code: published.code, digest: published.digest, until: published.content.window?.until },
      note: published.documentNumber,
    });
    return { id: notice.id };
  },
});

/** What the release will do, for the dialog before it. */
export const releaseNoticeEffect = reading({
  input: NoticeById,
  view: noticePolicy.view,
  load: (tx, { noticeId }) => noticeById(tx, noticeId),
  async show({ tx, now }, notice) {
    const facts = await factsOf(tx, notice);
    const { workingDays: days } = facts.content.publicity;
    const rows = windowed(
      notice.rows.map((row) => ({ ...row, from: null })),
      { on: dayOf(now), days, calendar: facts.calendar },
    );
    const text = filled(facts, notice, { rows, on: dayOf(now), days });
    const window = shownWindow(rows[0] ?? { from: null, until: null, days }, facts.calendar, now);
    if (!window) throw new Error(`notice ${notice.id} without works`);
    const register = {
      organizationId: notice.organizationId,
      kind: 'public_notice' as const,
      mark: facts.content.letters.notice.mark,
    };
    const funded = rows.filter((row) => row.kind === 'selected').length;
    return {
      version: notice.version,
      works: rows.length,
      funded,
      unfunded: rows.length - funded,
      organisations: new Set(rows.map((row) => row.applicantOrgId)).size,
      recommenders: new Set(rows.map((row) => row.recommenderOrgId)).size,
      documentNumber: await previewNumber(tx, register, now),
      window,
      sends: '公众网站立即可见，异议入口同时开放；系统不直接发信，通知进入待发箱由业务人员核对后发出',
      takesBack: '发布后不能撤回；名单只能因异议成立而更新，各版都保留',
      findings: textFindings({ title: text.title, body: text.paragraphs.join('\n') }, rows.length),
    };
  },
});
