import type { Finding } from '../../base/problem.ts';
import type { Instant, LocalDate } from '../../base/time.ts';
import { numberPurposes } from '../classification/contract.ts';

/** How far the acceptance (验收) of a project is. */
export const caseStates = {
  preparing: '报送准备',
  submitted: '待组织验收',
  reviewing: '专家审看',
  rectifying: '整改中',
  accepted: '验收通过',
  rejected: '验收不通过',
} as const;
export type CaseState = keyof typeof caseStates;
/** The cuts of the list of cases. */
export const caseCuts = { '': '全部', mine: '待我办理', late: '整改逾期' } as const;
export type CaseCut = keyof typeof caseCuts;

/** What the number on the head of the film is (总局令第16号第二十七条). */
export const numberKinds = {
  licence: numberPurposes.licence,
  approval: numberPurposes.approval,
  platform_filing: numberPurposes.platform_filing,
} as const;
export type NumberKind = keyof typeof numberKinds;

/** A hidden AI label as read from the file and weighed by GB 45438-2025 Annex E. */
export type HiddenLabel = { text: string; meaning: string; producerUscc: string; faults: string[] };
/** What the file itself says; nothing here is typed by anybody. */
export type EpisodeFacts = {
  container: string;
  durationMs: number | null;
  width: number | null;
  height: number | null;
  videoCodec: string;
  hasAudio: boolean;
  labels: HiddenLabel[];
  findings: Finding[];
};
export type Episode = {
  id: string;
  caseId: string;
  number: number;
  fileId: string;
  name: string;
  size: number;
  sha256: string;
  facts: EpisodeFacts;
  /** Whether and where the notice that AI was used is seen in this episode (总局令第16号第三十四条); empty: none. */
  visibleLabel: string;
  addedAt: Instant;
  addedByName: string;
};

/** What the producer states about the film as a whole. */
export type Statement = {
  aiUsed: boolean | null;
  aiUse: string;
  numberKind: NumberKind | null;
  number: string;
  numberOn: LocalDate | null;
  numberHolder: string;
  remark: string;
};

export const verdicts = { pass: '建议通过', rectify: '建议整改', fail: '建议不通过' } as const;
export type Verdict = keyof typeof verdicts;
export const pointResults = { met: '符合', unmet: '不符合', not_applicable: '不适用' } as const;
export type PointResult = keyof typeof pointResults;
export const checkResults = { met: '通过', look: '须人工核对', unmet: '不通过', not_applicable: '不适用' } as const;
export type CheckResult = keyof typeof checkResults;
export const decisions = { accepted: '验收通过', rectifying: '限期整改', rejected: '验收不通过' } as const;
export type Decision = keyof typeof decisions;

/** One line of the result table: what was checked against which clause, what was found. */
export type CheckRow = {
  key: string;
  label: string;
  clause: string;
  source: string;
  result: CheckResult;
  /** The figures compared, in words. */
  compared: string;
  findings: Finding[];
};

export type AcceptanceCase = Statement & {
  id: string;
  version: number;
  projectId: string;
  state: CaseState;
  /** Counts how often the film was handed in; 0 before the first time. */
  round: number;
  checklistEdition: number | null;
  convenedBy: string | null;
  returnReason: string | null;
  /** Last day on which the rectified film is in time. */
  rectifyBy: LocalDate | null;
  decisionReason: string | null;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedAt: Instant | null;
  documentId: string | null;
  certificateNumber: string | null;
  certificateCode: string | null;
  createdAt: Instant;
};

/** What was handed in one time, whole and immutable. */
export type RoundContent = {
  format: 'jingwei-acceptance/1';
  project: string;
  round: number;
  agreement: { number: string; versionNo: number; episodeCount: number | null; episodeMinutes: number | null };
  statement: Statement;
  episodes: Pick<Episode, 'number' | 'name' | 'size' | 'sha256' | 'facts' | 'visibleLabel'>[];
  checks: CheckRow[];
};
export type Round = {
  caseId: string;
  round: number;
  content: RoundContent;
  /** Files by episode number; they stay when later rounds replace them. */
  fileIds: Record<string, string>;
  digest: string;
  formerDigest: string | null;
  submittedBy: string;
  submittedByName: string;
  submittedAt: Instant;
  decision: Decision | null;
  reason: string | null;
  decidedByName: string | null;
  decidedAt: Instant | null;
};

/** A line of the office's checklist; `role` says who ticks it. */
export type ChecklistPoint = { key: string; label: string; clause: string; source: string };
export type Checklist = {
  edition: number;
  points: ChecklistPoint[];
  note: string;
  createdByName: string;
  createdAt: Instant;
};
export type PointTick = {
  caseId: string;
  round: number;
  key: string;
  result: PointResult;
  note: string;
  byName: string;
  at: Instant;
};
export type PanelMember = {
  caseId: string;
  round: number;
  personId: string;
  personName: string;
  employerName: string;
  verdict: Verdict | null;
  opinion: string;
  at: Instant | null;
};
/** A rule the automatic checks rest on; `value` is decimal text, `weight` says whether a breach stops the handing in. */
export type CheckRule = {
  key: string;
  label: string;
  value: string;
  unit: string;
  weight: 'stop' | 'look';
  clause: string;
  source: string;
  validFrom: LocalDate;
  validUntil: LocalDate | null;
  ordinal: number;
  byName: string;
  reason: string;
  changedAt: Instant | null;
};

export type CertificateContent = {
  format: 'jingwei-acceptance-certificate/1';
  projectNumber: string;
  title: string;
  producer: string;
  recommender: string;
  category: string;
  agreementNumber: string;
  number: string;
  numberKind: string;
  numberOn: LocalDate;
  episodeCount: number;
  totalMs: number;
  aiUsed: boolean;
  round: number;
  filmDigest: string;
  acceptedOn: LocalDate;
  issuer: string;
  signer: string;
};

/** Act → Chinese, for timelines and logs. */
export const acceptanceActs = {
  'acceptance.open': '开始报送成片',
  'acceptance.put_episode': '上传成片',
  'acceptance.drop_episode': '移除一集',
  'acceptance.label_episode': '填写显著标识',
  'acceptance.state': '填写成片说明',
  'acceptance.hand_in': '提交验收',
  'acceptance.return': '退回补充',
  'acceptance.convene': '组织验收',
  'acceptance.tick': '核对验收清单',
  'acceptance.opine': '提出审看意见',
  'acceptance.accepted': '验收通过',
  'acceptance.rectify': '要求整改',
  'acceptance.rejected': '验收不通过',
  'acceptance.recover': '验收不通过提出追回',
  'acceptance_rule.change': '修改验收检查项',
  'acceptance_checklist.publish': '发布验收清单',
} as const;
