import { z } from 'zod';
import { DateOut, FindingOut, keysOf, TimelineOut } from '../../base/fields.ts';
import { confidences } from '../plans/contract.ts';
import { numberPurposes, termKinds } from './terms.ts';

const dated = { validUntil: DateOut.nullable(), source: z.string(), confidence: keysOf(confidences) };
export const ClassRuleOut = z.object({
  ...dated,
  id: z.string(),
  form: z.string(),
  formLabel: z.string(),
  classCode: z.number(),
  label: z.string(),
  legacyLabel: z.string().nullable(),
  validFrom: DateOut,
  investMinFen: z.number().nullable(),
  investMaxFen: z.number().nullable(),
  specialSubjectForces: z.boolean(),
  otherTriggers: z.string().nullable(),
  planningFiling: z.string().nullable(),
  finishedReview: z.string().nullable(),
  resultDocument: z.string().nullable(),
  instrument: z.string(),
  /** Whether it is of the latest standard of its form on the day asked for. */
  inForce: z.boolean(),
});
export const NumberPatternOut = z.object({
  ...dated,
  id: z.string(),
  purpose: keysOf(numberPurposes),
  label: z.string(),
  appliesTo: z.string(),
  validFrom: DateOut.nullable(),
  example: z.string().nullable(),
  pattern: z.string().nullable(),
  issuer: z.string().nullable(),
  inForce: z.boolean(),
});
export const CodedTermOut = z.object({
  ...dated,
  kind: keysOf(termKinds),
  code: z.string(),
  label: z.string(),
  ordinal: z.number(),
  validFrom: DateOut,
  clause: z.string().nullable(),
  inForce: z.boolean(),
});
export const RulesOut = z.object({
  on: DateOut,
  rules: z.array(ClassRuleOut),
  patterns: z.array(NumberPatternOut),
  /** Days on which a standard or pattern began: the stops of the time line. */
  stops: z.array(DateOut),
  mayAdd: z.boolean(),
  timeline: z.array(TimelineOut),
});
export const TermsOut = z.object({ on: DateOut, terms: z.array(CodedTermOut), mayAdd: z.boolean() });
export const JudgeOut = z.object({
  results: z.array(
    z.object({
      on: DateOut,
      classCode: z.number().nullable(),
      label: z.string(),
      legacyLabel: z.string().nullable(),
      clause: z.string().nullable(),
      because: z.string(),
      findings: z.array(FindingOut),
      rule: ClassRuleOut.nullable(),
    }),
  ),
});
