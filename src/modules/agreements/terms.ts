import { authorityActs } from './authority-terms.ts';
import type { OwnMoney } from './own-money.ts';
import type { Instant, LocalDate } from '../../base/time.ts';

/** The three who sign: 总局、制作机构、推荐省局 (for central direct units the unit itself). */
export const parties = { office: '甲方', producer: '乙方', recommender: '丙方' } as const;
export type PartyKey = keyof typeof parties;
export const partyOrder: readonly PartyKey[] = ['office', 'producer', 'recommender'];

export const agreementStates = {
  preparing: '订立中',
  in_force: '已生效',
  suspended: '已中止',
  ended: '已终止',
  cancelled: '已作废',
} as const;
export type AgreementState = keyof typeof agreementStates;

/** What a paper does: the agreement itself, or a supplement to it. */
export const paperKinds = {
  main: '三方协议',
  change: '补充协议（变更）',
  suspend: '中止协议',
  resume: '恢复协议',
  end: '终止协议',
  rescind: '解除协议通知',
} as const;
export type PaperKind = keyof typeof paperKinds;
export type SupplementKind = Exclude<PaperKind, 'main'>;

export const paperStates = {
  negotiating: '协商中',
  fixed: '待签署',
  signed: '已签署，待生效',
  effective: '已生效',
  void: '已作废',
} as const;
export type PaperState = keyof typeof paperStates;

export const signingMethods = { scan: '盖章扫描件', key: '签名密钥' } as const;
export type SigningMethod = keyof typeof signingMethods;

/** A clause; its text may hold words in braces, such as {作品}, that the figures fill in. */
export type Clause = {
  key: string;
  heading: string;
  text: string;
  /** Where it comes from: a text of the plan, or 「本系统默认设置，待主管部门确定」. */
  source: string;
  /** Parties may propose another wording; else it stands as the template has it. */
  negotiable: boolean;
  /** Only in agreements with money, or only in those without. */
  when?: 'funded' | 'unfunded' | undefined;
};
export type Purpose = { code: string; label: string; capFen: number };
export type Instalment = {
  key: string;
  label: string;
  /** 'agreement_signed' or a milestone of projects. */
  trigger: string;
  /** Percent of the amount as decimal text, e.g. '60'. */
  percent: string;
  capFen: number | null;
  evidence: string[];
};
export type PlannedMilestone = { kind: string; label: string; dueOn: LocalDate };
export type Party = {
  party: PartyKey;
  organizationId: string;
  name: string;
  creditCode: string;
  legalPerson: string;
  address: string;
};

/** What is agreed in figures. All but purposes, instalments and milestones comes from the record as it stands. */
export type Figures = {
  title: string;
  projectNumber: string;
  applicationNumber: string;
  filingNumber: string;
  categoryLabel: string;
  classLabel: string;
  /** The announcement with the final result on which the agreement rests. */
  decisionNumber: string;
  support: 'funded' | 'unfunded';
  amountFen: number;
  episodeCount: number | null;
  episodeMinutes: number | null;
  ownMoney: OwnMoney[];
  /** The budget of the application, for the annex. */
  budget: { label: string; amountFen: number; note: string }[];
  purposes: Purpose[];
  instalments: Instalment[];
  milestones: PlannedMilestone[];
  /** The day by which the work is to be accepted: the last planned milestone. */
  dueOn: LocalDate | null;
};

/** One version of a paper, whole and immutable. */
export type PaperContent = {
  kind: PaperKind;
  title: string;
  parties: Party[];
  figures: Figures;
  /** The clauses of the agreement as they stand with this paper. */
  clauses: Clause[];
  /** What a supplement itself says; empty for the agreement. */
  ownClauses: Clause[];
  /** Where a change departs from what was in force. */
  changes: { place: string; before: string; after: string }[];
  /** Why a supplement is made; empty for the agreement itself. */
  reason: string;
  /** What a supplement supplements: the number of the agreement. */
  mainNumber: string;
};

/** Parties that sign side by side; the next group begins when all of this one have signed. */
export type SigningGroup = { parties: PartyKey[] };

export type Agreement = {
  id: string;
  version: number;
  projectId: string;
  state: AgreementState;
  number: string | null;
  templateId: string;
  templateEdition: number;
  /** What is agreed now: the content of the paper last in effect; null until the first is. */
  content: PaperContent | null;
  versionNo: number | null;
  digest: string | null;
  amountFen: number;
  signedAt: Instant | null;
  inForceAt: Instant | null;
  endedAt: Instant | null;
  createdBy: string;
  createdByName: string;
  createdAt: Instant;
};

export type Paper = {
  id: string;
  version: number;
  agreementId: string;
  kind: PaperKind;
  /** Counts the papers of an agreement; the agreement itself is 1. */
  serial: number;
  state: PaperState;
  versionNo: number;
  /** Counts how often the text was fixed; signatures belong to one round. */
  round: number;
  groups: SigningGroup[];
  number: string | null;
  documentId: string | null;
  fixedBy: string | null;
  fixedAt: Instant | null;
  signedAt: Instant | null;
  effectiveAt: Instant | null;
  closedReason: string | null;
  openedByParty: PartyKey;
  createdAt: Instant;
};

export type PaperVersion = {
  paperId: string;
  no: number;
  content: PaperContent;
  digest: string;
  suite: string;
  code: string;
  formerDigest: string | null;
  party: PartyKey;
  proposedBy: string;
  proposedByName: string;
  orgName: string;
  proposedAt: Instant;
  note: string;
};
export type Consent = {
  paperId: string;
  versionNo: number;
  party: PartyKey;
  personId: string;
  personName: string;
  at: Instant;
};
export type Signature = {
  id: string;
  paperId: string;
  round: number;
  versionNo: number;
  party: PartyKey;
  method: SigningMethod;
  personId: string;
  personName: string;
  organizationId: string;
  orgName: string;
  at: Instant;
  code: string;
  fileId: string | null;
  keyId: string | null;
  suite: string | null;
  publicKey: string | null;
  certificate: string | null;
  payload: string | null;
  signature: string | null;
  /** From the certificate to the authority the office trusted then, and its lists (DER in base64); null without one. */
  chain: string[] | null;
  revocationLists: string[] | null;
};
export type SigningKey = {
  id: string;
  personId: string;
  organizationId: string;
  suite: string;
  label: string;
  /** Hex of the raw public key (Ed25519: 32 bytes, SM2: 04 and two coordinates). */
  publicKey: string;
  /** The file as handed in: a certificate or a bare public key, in PEM. */
  certificate: string;
  fingerprint: string;
  holder: string;
  validUntil: Instant | null;
  registeredAt: Instant;
  retiredAt: Instant | null;
};

export const templateStates = { draft: '拟稿', published: '现行', retired: '已替代' } as const;
export type TemplateState = keyof typeof templateStates;
/** How supplements of a kind are worded and who signs them in which order. */
export type SupplementTemplate = { title: string; clauses: Clause[]; groups: SigningGroup[] };
export type TemplateContent = {
  title: string;
  mark: string;
  clauses: Clause[];
  groups: SigningGroup[];
  purposes: { code: string; label: string; percent: string; source: string }[];
  instalments: Instalment[];
  instalmentSource: string;
  milestones: { kind: string; label: string; days: number }[];
  milestoneSource: string;
  /** How lines of the application's own money are called. */
  ownMoney: { field: string; source: string; label: string }[];
  supplements: Record<SupplementKind, SupplementTemplate>;
};
export type Template = {
  id: string;
  version: number;
  edition: number;
  state: TemplateState;
  name: string;
  content: TemplateContent;
  digest: string;
  note: string;
  createdByName: string;
  createdAt: Instant;
  publishedByName: string | null;
  publishedAt: Instant | null;
};

/** What other modules may rest payments and acceptance on. */
export type AgreementInForce = {
  id: string;
  number: string;
  projectId: string;
  amountFen: number;
  versionNo: number;
  digest: string;
  signedAt: Instant;
  inForceAt: Instant;
  state: 'in_force' | 'suspended';
  /** Who signed as 乙方. */
  producer: Party | undefined;
  content: Figures;
};

/** Act → Chinese, for timelines and logs. */
export const agreementsActs = {
  'agreement.draft': '拟制三方协议',
  'agreement.propose': '提出协议修改稿',
  'agreement.consent': '同意协议文本',
  'agreement.fix': '协议定稿',
  'agreement.reopen': '退回协商',
  'agreement.sign': '签署协议',
  'agreement.in_force': '协议生效',
  'agreement.supplement': '提出补充协议',
  'agreement.changed': '协议变更生效',
  'agreement.suspended': '协议中止',
  'agreement.resumed': '协议恢复履行',
  'agreement.ended': '协议终止',
  'agreement.void': '作废协议文本',
  'agreement_template.draft': '拟制协议模板',
  'agreement_template.save': '修改协议模板',
  'agreement_template.publish': '启用协议模板',
  'signing_key.register': '登记签名证书',
  'signing_key.retire': '停用签名证书',
  ...authorityActs,
} as const;
