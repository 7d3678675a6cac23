import type { Instant, LocalDate } from '../../base/time.ts';

export {
  type AttachmentSlot,
  CallContent,
  type Condition,
  type EligibilityRule,
  type FormField,
  type FormSection,
  type QuotaPolicy,
  type ReviewSettings,
  type Rubric,
} from './schema.ts';

/** One of the batches of a call with its two linked deadlines (方案六（一）5); both days count until 24:00 in Beijing. */
export type Batch = {
  id: string;
  callId: string;
  number: number;
  name: string;
  opensOn: LocalDate;
  submitBy: LocalDate;
  recommendBy: LocalDate;
  /** The published version that new applications are made under; null while the call is being prepared. */
  callVersionId: string | null;
  opensAt: Instant;
  closesAt: Instant;
  recommendationEndsAt: Instant;
};
export { batchPhase, fillLetter } from './rules.ts';
export {
  type BatchPhase,
  batchPhases,
  type Call,
  callParts,
  type CallPart,
  type CallState,
  callsActs,
  callStates,
  type CallVersion,
  type EligibilityCode,
  eligibilityCodes,
  quotaHardness,
  type Touched,
} from './terms.ts';
export { callPartEndpoints, callsEndpoints } from './endpoints.ts';
export { BatchOut } from './views.ts';
