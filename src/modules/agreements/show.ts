import type { z } from 'zod';
import { movesOpenTo, type OpenMove } from '../../base/workflow.ts';
import type { Tx } from '../../platform/database.ts';
import type { Cx } from '../../platform/use-case.ts';
import { chineseNumber } from '../../platform/papers/blocks.ts';
import { fileById } from '../documents/index.ts';
import { clausesUnderTalk, type PaperCase, paperFacts, type PaperFacts, reasonsAgainst } from './case.ts';
import { paperPolicy, partyOf } from './policy.ts';
import { consentsOf, keysOfPerson, versionsOf } from './queries.ts';
import { groupInTurn, instalmentAmounts } from './rules.ts';
import {
  type Clause,
  type Consent,
  type Figures,
  type PaperContent,
  paperKinds,
  paperStates,
  type PaperVersion,
  parties,
  type Signature,
  signingMethods,
} from './terms.ts';
import type { FiguresOut, PaperOut } from './views.ts';
import { printedText, triggerLabelIn } from './wording.ts';
import { type PaperAct, paperWorkflow, waitsForSignatures } from './workflow.ts';

type Shown = z.input<typeof PaperOut>;

/** Figures with what follows from them: the words of each trigger, the amount of each instalment. */
export function figuresShown(figures: Figures): z.input<typeof FiguresOut> {
  const amounts = instalmentAmounts(figures.instalments, figures.amountFen);
  const label = triggerLabelIn(figures);
  return {
    ...figures,
    instalments: figures.instalments.map((one, i) => ({
      ...one,
      triggerLabel: label(one.trigger),
      amountFen: amounts[i] ?? 0,
    })),
  };
}

function clausesShown(clauses: readonly Clause[], content: PaperContent): Shown['clauses'] {
  const printed = printedText(content);
  return clauses.map(({ key, heading, text, source, negotiable }, i) => ({
    key,
    label: `第${chineseNumber(i + 1)}条`,
    heading,
    text,
    printed: printed(text),
    source,
    negotiable,
  }));
}

const versionShown = (one: PaperVersion, consents: readonly Consent[]): Shown['versions'][number] => ({
  no: one.no,
  code: one.code,
  digest: one.digest,
  party: one.party,
  partyLabel: parties[one.party],
  who: one.proposedByName,
  org: one.orgName,
  at: one.proposedAt,
  note: one.note,
  consents: consents
    .filter(({ versionNo }) => versionNo === one.no)
    .map(({ party, personName, at }) => ({ party, who: personName, at })),
});

async function signatureShown(tx: Tx, one: Signature) {
  return {
    party: one.party,
    method: one.method,
    methodLabel: signingMethods[one.method],
    who: one.personName,
    org: one.orgName,
    at: one.at,
    code: one.code,
    fileName: one.fileId ? (await fileById(tx, one.fileId)).name : null,
    suite: one.suite,
    fingerprint: one.publicKey ? one.publicKey.slice(0, 16) : null,
  };
}

/** The signature page: every party in the order of signing, whose turn it is, and who has signed. */
async function seatsOf(tx: Tx, { paper }: PaperCase, facts: PaperFacts): Promise<Shown['seats']> {
  const signed = facts.signatures.map((one) => one.party);
  const turn = waitsForSignatures(paper) ? groupInTurn({ groups: paper.groups, signed }) : undefined;
  const consented = [...facts.consents.map((one) => one.party), facts.version.party];
  const seats: Shown['seats'] = [];
  for (const [i, group] of paper.groups.entries()) {
    for (const party of group.parties) {
      const signature = facts.signatures.find((one) => one.party === party);
      seats.push({
        party,
        label: parties[party],
        name: facts.version.content.parties.find((one) => one.party === party)?.name ?? '',
        group: i + 1,
        open: (turn?.parties.includes(party) ?? false) && !signature,
        consented: consented.includes(party),
        signature: signature ? await signatureShown(tx, signature) : null,
      });
    }
  }
  return seats;
}

/** What this asker may do with a paper now; what its party has done already is not offered again. */
function movesOf({ actor, now }: Cx, it: PaperCase, facts: PaperFacts): OpenMove[] {
  const party = partyOf(actor, it);
  const consented = facts.version.party === party || facts.consents.some((one) => one.party === party);
  const signed = facts.signatures.some((one) => one.party === party);
  const done: Partial<Record<PaperAct, boolean>> = { consent: consented, sign: signed };
  return paperWorkflow.moves.flatMap(({ act }) =>
    done[act]
      ? []
      : movesOpenTo(paperWorkflow, paperPolicy, {
          actor,
          subject: it,
          facts: { findings: reasonsAgainst(act, it, facts, { actor, now }) },
        }).filter((move) => move.act === act),
  );
}

/** A paper as its parties see it: text, versions, signatures, moves. */
export async function paperShown(cx: Cx, it: PaperCase): Promise<Shown> {
  const { paper } = it;
  const facts = await paperFacts(cx.tx, it);
  const { content, code, digest } = facts.version;
  const consents = await consentsOf(cx.tx, paper.id);
  return {
    id: paper.id,
    version: paper.version,
    kind: paper.kind,
    kindLabel: paperKinds[paper.kind],
    state: paper.state,
    stateLabel: paperStates[paper.state],
    number: paper.number,
    versionNo: paper.versionNo,
    code,
    digest,
    title: printedText(content)(content.title),
    reason: content.reason,
    closedReason: paper.closedReason,
    fixedAt: paper.fixedAt,
    signedAt: paper.signedAt,
    effectiveAt: paper.effectiveAt,
    parties: content.parties.map((one) => ({ ...one, label: parties[one.party] })),
    clauses: clausesShown(clausesUnderTalk(content), content),
    figures: figuresShown(content.figures),
    versions: (await versionsOf(cx.tx, paper.id)).map((one) => versionShown(one, consents)),
    seats: await seatsOf(cx.tx, it, facts),
    moves: movesOf(cx, it, facts),
  };
}

/** Keys by which the asker may sign now. */
export async function keysInUse({ tx, actor, now }: Cx) {
  const keys = await keysOfPerson(tx, actor.personId);
  return keys
    .filter((one) => one.retiredAt === null && (one.validUntil === null || one.validUntil > now))
    .map(({ id, label, fingerprint, suite }) => ({ id, label, fingerprint, suite }));
}
