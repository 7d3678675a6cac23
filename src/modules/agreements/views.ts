import { z } from 'zod';
import { DateOut, FindingOut, InstantOut, MoveOut, TimelineOut } from '../../base/fields.ts';
import { keysOf } from '../../base/fields.ts';
import { agreementStates, paperKinds, paperStates, signingMethods, templateStates } from './terms.ts';

const PartyOut = z.enum(['office', 'producer', 'recommender']);
const ClauseOut = z.object({
  key: z.string(),
  /** 第一条 and so on. */
  label: z.string(),
  heading: z.string(),
  /** As proposed, with words in braces. */
  text: z.string(),
  /** As printed. */
  printed: z.string(),
  source: z.string(),
  negotiable: z.boolean(),
});
const InstalmentOut = z.object({
  key: z.string(),
  label: z.string(),
  trigger: z.string(),
  triggerLabel: z.string(),
  percent: z.string(),
  amountFen: z.number(),
  capFen: z.number().nullable(),
  evidence: z.array(z.string()),
});
export const FiguresOut = z.object({
  title: z.string(),
  projectNumber: z.string(),
  applicationNumber: z.string(),
  filingNumber: z.string(),
  categoryLabel: z.string(),
  classLabel: z.string(),
  decisionNumber: z.string(),
  support: z.enum(['funded', 'unfunded']),
  amountFen: z.number(),
  episodeCount: z.number().nullable(),
  episodeMinutes: z.number().nullable(),
  ownMoney: z.array(z.object({ source: z.string(), label: z.string(), promisedFen: z.number() })),
  budget: z.array(z.object({ label: z.string(), amountFen: z.number(), note: z.string() })),
  purposes: z.array(z.object({ code: z.string(), label: z.string(), capFen: z.number() })),
  instalments: z.array(InstalmentOut),
  milestones: z.array(z.object({ kind: z.string(), label: z.string(), dueOn: DateOut })),
  dueOn: DateOut.nullable(),
});
const VersionOut = z.object({
  no: z.number(),
  code: z.string(),
  digest: z.string(),
  party: PartyOut,
  partyLabel: z.string(),
  who: z.string(),
  org: z.string(),
  at: InstantOut,
  note: z.string(),
  consents: z.array(z.object({ party: PartyOut, who: z.string(), at: InstantOut })),
});
const SignatureOut = z.object({
  party: PartyOut,
  method: keysOf(signingMethods),
  methodLabel: z.string(),
  who: z.string(),
  org: z.string(),
  at: InstantOut,
  code: z.string(),
  fileName: z.string().nullable(),
  suite: z.string().nullable(),
  fingerprint: z.string().nullable(),
});
/** One party's place on the signature page: where in the order, and whether it has signed. */
const SeatOut = z.object({
  party: PartyOut,
  label: z.string(),
  name: z.string(),
  group: z.number(),
  open: z.boolean(),
  consented: z.boolean(),
  signature: SignatureOut.nullable(),
});
export const PaperOut = z.object({
  id: z.string(),
  version: z.number(),
  kind: keysOf(paperKinds),
  kindLabel: z.string(),
  state: keysOf(paperStates),
  stateLabel: z.string(),
  number: z.string().nullable(),
  versionNo: z.number(),
  code: z.string(),
  digest: z.string(),
  title: z.string(),
  reason: z.string(),
  closedReason: z.string().nullable(),
  fixedAt: InstantOut.nullable(),
  signedAt: InstantOut.nullable(),
  effectiveAt: InstantOut.nullable(),
  parties: z.array(
    z.object({
      party: PartyOut,
      label: z.string(),
      name: z.string(),
      creditCode: z.string(),
      legalPerson: z.string(),
      address: z.string(),
    }),
  ),
  clauses: z.array(ClauseOut),
  figures: FiguresOut,
  versions: z.array(VersionOut),
  seats: z.array(SeatOut),
  moves: z.array(MoveOut),
});
export const AgreementOut = z.object({
  id: z.string(),
  version: z.number(),
  state: keysOf(agreementStates),
  stateLabel: z.string(),
  number: z.string().nullable(),
  amountFen: z.number(),
  signedAt: InstantOut.nullable(),
  inForceAt: InstantOut.nullable(),
  endedAt: InstantOut.nullable(),
  templateEdition: z.number(),
  /** What is in force now; null until then. */
  agreed: FiguresOut.nullable(),
  /** The party the asker acts for; null for those who only look. */
  party: PartyOut.nullable(),
  papers: z.array(PaperOut),
  supplements: z.array(z.object({ kind: keysOf(paperKinds), label: z.string(), findings: z.array(FindingOut) })),
  keys: z.array(z.object({ id: z.string(), label: z.string(), fingerprint: z.string(), suite: z.string() })),
  triggers: z.array(z.object({ value: z.string(), label: z.string() })),
  timeline: z.array(TimelineOut),
});
/** A project's agreement, or why there is none yet and whether the asker may draft it. */
export const AgreementOfProjectOut = z.object({
  projectId: z.string(),
  agreement: AgreementOut.nullable(),
  mayDraft: z.boolean(),
  findings: z.array(FindingOut),
  /** Editions to draft from, the one in use first, with the clauses of each and which the office may leave out. */
  templates: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      edition: z.number(),
      stateLabel: z.string(),
      clauses: z.array(z.object({ key: z.string(), heading: z.string(), negotiable: z.boolean() })),
    }),
  ),
});

const Row = z.object({
  projectId: z.string(),
  projectNumber: z.string(),
  title: z.string(),
  producer: z.string(),
  recommender: z.string(),
  categoryLabel: z.string(),
  support: z.enum(['funded', 'unfunded']),
  awardedFen: z.number(),
  agreementId: z.string().nullable(),
  number: z.string().nullable(),
  state: keysOf(agreementStates).nullable(),
  stateLabel: z.string(),
  paperState: keysOf(paperStates).nullable(),
  step: z.string(),
  signedBy: z.array(PartyOut),
  versionNo: z.number().nullable(),
  inForceAt: InstantOut.nullable(),
  mine: z.boolean(),
});
export const AgreementLinesOut = z.object({
  rows: z.array(Row),
  total: z.number(),
  sums: z.object({ awardedFen: z.number() }),
  cuts: z.object({
    all: z.number(),
    mine: z.number(),
    none: z.number(),
    negotiating: z.number(),
    signing: z.number(),
    in_force: z.number(),
  }),
  units: z.array(z.object({ id: z.string(), name: z.string() })),
  batches: z.array(z.object({ id: z.string(), name: z.string() })),
});
export const DifferencesOut = z.object({
  from: z.number(),
  to: z.number(),
  who: z.string(),
  org: z.string(),
  at: InstantOut,
  note: z.string(),
  differences: z.array(
    z.object({
      key: z.string(),
      place: z.string(),
      kind: z.enum(['added', 'removed', 'changed']),
      parts: z.array(z.object({ text: z.string(), mark: z.enum(['same', 'added', 'removed']) })),
    }),
  ),
});
export const KeysOut = z.object({
  suites: z.array(z.object({ value: z.string(), label: z.string() })),
  rows: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      suite: z.string(),
      suiteLabel: z.string(),
      holder: z.string(),
      fingerprint: z.string(),
      validUntil: InstantOut.nullable(),
      registeredAt: InstantOut,
      retiredAt: InstantOut.nullable(),
      usedTimes: z.number(),
    }),
  ),
});
export const AuthoritiesOut = z.object({
  issuedOnly: z.boolean(),
  mayEnter: z.boolean(),
  rows: z.array(
    z.object({
      id: z.string(),
      version: z.number(),
      label: z.string(),
      clause: z.string(),
      name: z.string(),
      subject: z.string(),
      fingerprint: z.string(),
      validFrom: InstantOut,
      validUntil: InstantOut,
      isOver: z.boolean(),
      revokedCount: z.number().nullable(),
      revocationsAt: InstantOut.nullable(),
      revocationsUntil: InstantOut.nullable(),
      listOver: z.boolean(),
      enteredByName: z.string(),
      enteredAt: InstantOut,
      endedAt: InstantOut.nullable(),
      endedByName: z.string().nullable(),
    }),
  ),
});
const TemplateLine = z.object({
  id: z.string(),
  edition: z.number(),
  name: z.string(),
  state: keysOf(templateStates),
  stateLabel: z.string(),
  note: z.string(),
  digest: z.string(),
  createdByName: z.string(),
  createdAt: InstantOut,
  publishedByName: z.string().nullable(),
  publishedAt: InstantOut.nullable(),
  used: z.number(),
});
export const TemplateLinesOut = z.object({ rows: z.array(TemplateLine), mayDraft: z.boolean() });
export const TemplateOut = TemplateLine.extend({
  version: z.number(),
  content: z.any(),
  words: z.array(z.object({ word: z.string(), meaning: z.string() })),
  triggers: z.array(z.object({ value: z.string(), label: z.string() })),
  moves: z.array(MoveOut),
});
