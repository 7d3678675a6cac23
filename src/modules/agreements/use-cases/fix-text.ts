import { moveOn } from '../../../base/workflow.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { issueDocument, voidIssued } from '../../documents/index.ts';
import { lockPaperCase, type PaperCase, paperFacts, reasonsAgainst, sameVersion } from '../case.ts';
import { paperPolicy } from '../policy.ts';
import { VersionedPaper, WithReason } from '../schema.ts';
import { saveAgreement, savePaper, templateById } from '../store.ts';
import { paperKinds } from '../terms.ts';
import { agreementWorkflow, paperWorkflow } from '../workflow.ts';

/** The office fixes the text that the others agreed to: it gets its number, and only it can be signed from now on. */
export const fixText = useCase({
  act: 'agreement.fix',
  label: '协议定稿',
  input: VersionedPaper,
  load: (tx, input) => lockPaperCase(tx, input),
  view: paperPolicy.view,
  allow: paperPolicy.fix,
  async run(cx, it, { version }) {
    const { tx, actor, now, record } = cx;
    const facts = await paperFacts(tx, it);
    const findings = reasonsAgainst('fix', it, facts, cx);
    const state = moveOn(paperWorkflow, 'fix', it.paper.state, { findings });
    sameVersion(it.paper, version);
    const { mark } = (await templateById(tx, it.agreement.templateId)).content;
    const { no, code, digest, content } = facts.version;
    const document = await issueDocument(cx, {
      organizationId: it.ownerOrgId,
      kind: 'agreement',
      mark,
      title: content.title,
      subject: it.agreement.id,
      content: { paperId: it.paper.id, versionNo: no, code, digest, content },
    });
    await savePaper(tx, {
      ...it.paper,
      state,
      round: it.paper.round + 1,
      number: document.number,
      documentId: document.id,
      fixedBy: actor.personId,
      fixedAt: now,
    });
    record({
      act: 'agreement.fix',
      subject: it.agreement.id,
      also: [it.project.id],
      before: { state: it.paper.state },
      after: { state, no, code, digest, number: document.number },
      note: `${document.number}，第 ${no} 版，版本号 ${code}`,
    });
    return { id: it.paper.id };
  },
});

/** Number and signatures of a fixed text fall away with it; the number stays voided in the register. */
async function takeBack(cx: ActCx, { paper }: PaperCase, reason: string): Promise<void> {
  if (paper.documentId) await voidIssued(cx, paper.documentId, reason);
}

/** A fixed text goes back to the table; whatever was signed counts no more. */
export const reopenText = useCase({
  act: 'agreement.reopen',
  label: '退回协商',
  input: WithReason,
  load: (tx, input) => lockPaperCase(tx, input),
  view: paperPolicy.view,
  allow: paperPolicy.reopen,
  async run(cx, it, { version, reason }) {
    const state = moveOn(paperWorkflow, 'reopen', it.paper.state, { findings: [] });
    sameVersion(it.paper, version);
    await takeBack(cx, it, reason);
    const open = { number: null, documentId: null, fixedBy: null, fixedAt: null };
    await savePaper(cx.tx, { ...it.paper, ...open, state });
    cx.record({
      act: 'agreement.reopen',
      subject: it.agreement.id,
      also: [it.project.id],
      before: { state: it.paper.state, number: it.paper.number },
      after: { state },
      note: reason,
    });
    return { id: it.paper.id };
  },
});

/** A paper that will not come about is voided; with the main paper falls the agreement itself. */
export const voidText = useCase({
  act: 'agreement.void',
  label: '作废协议文本',
  input: WithReason,
  load: (tx, input) => lockPaperCase(tx, input),
  view: paperPolicy.view,
  allow: paperPolicy.void,
  async run(cx, it, { version, reason }) {
    const state = moveOn(paperWorkflow, 'void', it.paper.state, { findings: [] });
    sameVersion(it.paper, version);
    await takeBack(cx, it, reason);
    await savePaper(cx.tx, { ...it.paper, state, closedReason: reason });
    if (it.paper.kind === 'main') {
      const ended = moveOn(agreementWorkflow, 'cancel', it.agreement.state, { findings: [] });
      await saveAgreement(cx.tx, { ...it.agreement, state: ended });
    }
    cx.record({
      act: 'agreement.void',
      subject: it.agreement.id,
      also: [it.project.id],
      before: { state: it.paper.state },
      after: { state, kind: it.paper.kind },
      note: `${paperKinds[it.paper.kind]}：${reason}`,
    });
    return { id: it.paper.id };
  },
});
