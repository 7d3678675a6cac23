import { moveOn } from '../../../base/workflow.ts';
import { digestOf } from '../../../platform/digest.ts';
import { useCase } from '../../../platform/use-case.ts';
import { lockCase, reasonsAgainst, sameVersion, statementOf, weigh, type Weighed, type CaseAt } from '../case.ts';
import { casePolicy } from '../policy.ts';
import { roundsOf } from '../queries.ts';
import { ReturnCase, VersionedCase } from '../schema.ts';
import { decideRound, insertRound, saveCase } from '../store.ts';
import type { RoundContent } from '../terms.ts';
import { caseWorkflow } from '../workflow.ts';

const contentOf = (at: CaseAt, { film, checks, agreement }: Weighed, round: number): RoundContent => ({
  format: 'jingwei-acceptance/1',
  project: at.project.number,
  round,
  agreement: agreement ?? { ...film.agreement, versionNo: 0 },
  statement: statementOf(at.it),
  episodes: film.episodes.map(({ number, name, size, sha256, facts, visibleLabel }) => ({
    number,
    name,
    size,
    sha256,
    facts,
    visibleLabel,
  })),
  checks,
});

/** The film as it lies there is handed in: kept whole under its digest, bound to the one before. */
export const handInFilm = useCase({
  act: 'acceptance.hand_in',
  label: '提交验收',
  input: VersionedCase,
  load: lockCase,
  view: casePolicy.view,
  allow: casePolicy.hand_in,
  async run(cx, at, { version }) {
    const { tx, actor, now, record } = cx;
    const state = moveOn(caseWorkflow, 'hand_in', at.it.state, { findings: await reasonsAgainst(cx, 'hand_in', at) });
    sameVersion(at.it, version);
    const round = at.it.round + 1;
    const weighed = await weigh(cx, at);
    const content = contentOf(at, weighed, round);
    const [former] = await roundsOf(tx, at.it.id);
    const digest = digestOf(content);
    await insertRound(tx, {
      caseId: at.it.id,
      round,
      content,
      fileIds: Object.fromEntries(weighed.film.episodes.map(({ number, fileId }) => [String(number), fileId])),
      digest,
      formerDigest: former?.digest ?? null,
      submittedBy: actor.personId,
      submittedByName: actor.name,
      submittedAt: now,
      decision: null,
      reason: null,
      decidedByName: null,
      decidedAt: null,
    });
    await saveCase(tx, { ...at.it, state, round, returnReason: null, rectifyBy: null, convenedBy: null });
    record({
      act: 'acceptance.hand_in',
      subject: at.it.id,
      also: [at.project.id],
      before: { state: at.it.state },
      after: { state, round, digest, episodes: content.episodes.length },
      note: `第 ${round} 次提交，${content.episodes.length} 集`,
    });
    return { id: at.it.id };
  },
});

/** The office sends an incomplete film back before anybody has looked at it; that handing in is closed. */
export const returnFilm = useCase({
  act: 'acceptance.return',
  label: '退回补充',
  input: ReturnCase,
  load: lockCase,
  view: casePolicy.view,
  allow: casePolicy.return,
  async run({ tx, actor, now, record }, at, { version, reason }) {
    const state = moveOn(caseWorkflow, 'return', at.it.state, { findings: [] });
    sameVersion(at.it, version);
    await decideRound(
      tx,
      { caseId: at.it.id, round: at.it.round },
      { decision: 'rectifying', reason: `退回补充：${reason}`, decidedByName: actor.name, decidedAt: now },
    );
    await saveCase(tx, { ...at.it, state, returnReason: reason });
    record({
      act: 'acceptance.return',
      subject: at.it.id,
      also: [at.project.id],
      before: { state: at.it.state },
      after: { state, reason },
      note: reason,
    });
    return { id: at.it.id };
  },
});
