import { moveOn } from '../../base/workflow.ts';
import type { ActCx } from '../../platform/use-case.ts';
import { lockProject, resumeProject, stopProject, suspendProject } from '../projects/index.ts';
import { type PaperCase, paperFacts, reasonsAgainst } from './case.ts';
import { saveAgreement, savePaper, versionOf } from './store.ts';
import type { Agreement, Paper, PaperKind } from './terms.ts';
import { type AgreementAct, agreementWorkflow, paperWorkflow, isEnded } from './workflow.ts';

const actOf: Record<PaperKind, AgreementAct> = {
  main: 'enter_force',
  change: 'change',
  suspend: 'suspend',
  resume: 'resume',
  end: 'end',
  rescind: 'rescind',
};
const factOf: Record<PaperKind, string> = {
  main: 'agreement.in_force',
  change: 'agreement.changed',
  suspend: 'agreement.suspended',
  resume: 'agreement.resumed',
  end: 'agreement.ended',
  rescind: 'agreement.ended',
};

/** What the agreement becomes when a paper takes effect. */
async function agreed(cx: ActCx, { agreement }: PaperCase, paper: Paper): Promise<Agreement> {
  const version = await versionOf(cx.tx, paper.id, paper.versionNo);
  const state = moveOn(agreementWorkflow, actOf[paper.kind], agreement.state, { findings: [] });
  const title = agreement.content?.title ?? version.content.title;
  const content = { ...version.content, title, kind: 'main' as const, ownClauses: [], changes: [], reason: '' };
  const fixed = { content, versionNo: version.no, digest: version.digest };
  if (paper.kind === 'main') {
    return { ...agreement, ...fixed, state, number: paper.number, signedAt: paper.signedAt, inForceAt: cx.now };
  }
  const ended = isEnded({ state }) ? { endedAt: cx.now } : {};
  return { ...agreement, ...(paper.kind === 'change' ? fixed : {}), ...ended, state };
}

/** A paper signed by all takes effect: the agreement moves, its project with it, and the fact is told to the rest. */
export async function carryOut(cx: ActCx, it: PaperCase): Promise<void> {
  const { tx, now, record } = cx;
  const facts = await paperFacts(tx, it);
  const findings = reasonsAgainst('take_effect', it, facts, cx);
  const state = moveOn(paperWorkflow, 'take_effect', it.paper.state, { findings });
  const paper = await savePaper(tx, { ...it.paper, state, effectiveAt: now });
  const agreement = await saveAgreement(tx, await agreed(cx, it, paper));
  await moveProject(cx, paper, it);
  record({
    act: factOf[paper.kind],
    subject: agreement.id,
    also: [agreement.projectId],
    before: { state: it.agreement.state },
    after: { state: agreement.state, paper: paper.number, kind: paper.kind, digest: agreement.digest },
    note: paper.number ?? '',
  });
}

async function moveProject(cx: ActCx, paper: Paper, { project, paper: { id } }: PaperCase): Promise<void> {
  const moves = { suspend: suspendProject, resume: resumeProject, end: stopProject, rescind: stopProject };
  if (paper.kind === 'main' || paper.kind === 'change') return;
  const { content } = await versionOf(cx.tx, id, paper.versionNo);
  await moves[paper.kind](cx, await lockProject(cx.tx, project.id), content.reason);
}

/** What follows a signature: after the last one the paper is signed and, if nothing stands against it, in effect. */
export async function afterSignature(cx: ActCx, it: PaperCase): Promise<void> {
  const facts = await paperFacts(cx.tx, it);
  if (reasonsAgainst('complete', it, facts, cx).length > 0) {
    await savePaper(cx.tx, it.paper);
    return;
  }
  const state = moveOn(paperWorkflow, 'complete', it.paper.state, { findings: [] });
  const paper = await savePaper(cx.tx, { ...it.paper, state, signedAt: cx.now });
  const signed = { ...it, paper, state };
  if (reasonsAgainst('take_effect', signed, facts, cx).length === 0) await carryOut(cx, signed);
}
