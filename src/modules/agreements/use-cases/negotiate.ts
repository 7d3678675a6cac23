import { Problem } from '../../../base/problem.ts';
import { moveOn } from '../../../base/workflow.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { clausesUnderTalk, lockPaperCase, type PaperCase, sameVersion, textFindings } from '../case.ts';
import { differencesOf } from '../differences.ts';
import { paperPolicy, partyOf } from '../policy.ts';
import { consentsOf } from '../queries.ts';
import { ProposeText, VersionedPaper } from '../schema.ts';
import { insertConsent, savePaper, versionOf } from '../store.ts';
import { type Clause, type PaperContent, parties, type PartyKey } from '../terms.ts';
import { appendVersion, changesAgainst } from '../versions.ts';
import type { z } from 'zod';
import { paperWorkflow } from '../workflow.ts';

type Proposed = z.output<typeof ProposeText>;

/** The party somebody acts for; policy has let nobody else through. */
export function ownParty(actor: ActCx['actor'], it: PaperCase): PartyKey {
  const party = partyOf(actor, it);
  if (!party) throw new Problem('act.not_allowed', { only: '协议当事方' });
  return party;
}

/** The former version with what was proposed in its place; what comes from the record is taken over untouched. */
function proposedContent(former: PaperContent, input: Proposed, party: PartyKey): PaperContent {
  const old = new Map(clausesUnderTalk(former).map((one) => [one.key, one]));
  const clauses = input.clauses.map((one): Clause => {
    const before = old.get(one.key);
    return before
      ? { ...before, heading: one.heading, text: one.text }
      : { ...one, source: `${parties[party]}提出`, negotiable: true };
  });
  if (former.kind !== 'main' && former.kind !== 'change') return { ...former, ownClauses: clauses };
  const { purposes, instalments, milestones, ownMoney = former.figures.ownMoney } = input;
  const dueOn = milestones.at(-1)?.dueOn ?? null;
  const figures = { ...former.figures, purposes, instalments, milestones, ownMoney, dueOn };
  return { ...former, clauses, figures };
}

/** A party puts forward another wording or plan: a new immutable version; consents to the former count no more. */
export const proposeText = useCase({
  act: 'agreement.propose',
  label: '提出协议修改稿',
  input: ProposeText,
  load: (tx, input) => lockPaperCase(tx, input),
  view: paperPolicy.view,
  allow: paperPolicy.propose,
  async run(cx, it, input) {
    const { tx, actor, now, record } = cx;
    sameVersion(it.paper, input.version);
    const former = await versionOf(tx, it.paper.id, it.paper.versionNo);
    const party = ownParty(actor, it);
    const draft = proposedContent(former.content, input, party);
    const content = { ...draft, changes: draft.kind === 'change' ? changesAgainst(it.agreement, draft) : [] };
    const findings = textFindings(content, former.content, { agreement: it.agreement, now });
    const differences = differencesOf(former.content, content);
    if (differences.length === 0) {
      findings.push({ code: 'no_difference', path: 'clauses', message: '与上一版没有差异' });
    }
    const state = moveOn(paperWorkflow, 'propose', it.paper.state, { findings });
    const version = await appendVersion(cx, it.paper.id, { former, content, party, note: input.note });
    await savePaper(tx, { ...it.paper, state, versionNo: version.no });
    record({
      act: 'agreement.propose',
      subject: it.agreement.id,
      also: [it.project.id],
      before: { no: former.no, digest: former.digest },
      after: { no: version.no, digest: version.digest, places: differences.map((one) => one.place) },
      note: `第 ${version.no} 版，改动 ${differences.length} 处：${input.note}`,
    });
    return { id: it.paper.id };
  },
});

/** A party agrees to the present version; only that version may then be fixed. */
export const consentToText = useCase({
  act: 'agreement.consent',
  label: '同意协议文本',
  input: VersionedPaper,
  load: (tx, input) => lockPaperCase(tx, input),
  view: paperPolicy.view,
  allow: paperPolicy.consent,
  async run({ tx, actor, now, record }, it, { version }) {
    const state = moveOn(paperWorkflow, 'consent', it.paper.state, { findings: [] });
    sameVersion(it.paper, version);
    const party = ownParty(actor, it);
    const given = await consentsOf(tx, it.paper.id);
    const again = given.some((one) => one.party === party && one.versionNo === it.paper.versionNo);
    await insertConsent(tx, {
      paperId: it.paper.id,
      versionNo: it.paper.versionNo,
      party,
      personId: actor.personId,
      personName: actor.name,
      at: now,
    });
    await savePaper(tx, { ...it.paper, state });
    record({
      act: 'agreement.consent',
      subject: it.agreement.id,
      also: [it.project.id],
      after: { no: it.paper.versionNo, party, again },
      note: `${parties[party]}同意第 ${it.paper.versionNo} 版`,
    });
    return { id: it.paper.id };
  },
});
