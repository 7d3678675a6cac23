import { z } from 'zod';
import { DateOut, FindingOut, InstantOut, keysOf, MoveOut, TimelineOut } from '../../base/fields.ts';
import { type Actor, hasRole } from '../../base/policy.ts';
import { CallContent } from '../calls/contract.ts';
import { type Application, type ApplicationState, applicationStates, sectionStates } from './terms.ts';

const State = keysOf(applicationStates);

/**
 * The state as this viewer may know it. Until decisions are released nobody below the nation may learn who went on,
 * so both reviews look like 已推荐 to applicants and recommenders (differentiator 2).
 */
export function stateShownTo(actor: Actor, state: ApplicationState): ApplicationState {
  const nation = hasRole(actor, 'national_officer', 'national_leader', 'auditor');
  return !nation && secretStates.includes(state) ? 'recommended' : state;
}
export const secretStates: readonly ApplicationState[] = ['second_review', 'final_review'];

export const ApplicationRowOut = z.object({
  id: z.string(),
  number: z.string().nullable(),
  draftNumber: z.string(),
  title: z.string(),
  state: State,
  batchId: z.string(),
  batchName: z.string(),
  categoryCode: z.string().nullable(),
  requestedFen: z.number().nullable(),
  applicantName: z.string(),
  recommenderName: z.string(),
  recommenderShortName: z.string(),
  filingNumber: z.string().nullable(),
  submittedAt: InstantOut.nullable(),
  handlerName: z.string().nullable(),
  dueOn: DateOut.nullable(),
});
export const ApplicationListOut = z.object({
  total: z.number(),
  rows: z.array(ApplicationRowOut),
  requestedFen: z.number(),
  counts: z.array(z.object({ state: State, n: z.number() })),
});

/**
 * What the automatic check says of applications in a list, apart from the list because it asks far more of the
 * database.
 */
export const ApplicationChecksOut = z.object({
  rows: z.array(z.object({ id: z.string(), findings: z.array(FindingOut) })),
});

const ChangedFile = z.object({ name: z.string(), size: z.number(), sha256: z.string() });

const Answer = z.object({
  field: z.string(),
  value: z.unknown(),
  version: z.number(),
  savedBy: z.string(),
  savedAt: InstantOut,
});
const FileOut = z.object({
  slot: z.string(),
  fileId: z.string(),
  name: z.string(),
  size: z.number(),
  sha256: z.string(),
  pageCount: z.number().nullable(),
  addedAt: InstantOut,
});
const Option = z.object({ value: z.string(), label: z.string() });
export const ApplicationOut = z.object({
  id: z.string(),
  version: z.number(),
  state: State,
  draftNumber: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  batch: z.object({ id: z.string(), name: z.string(), submitBy: DateOut, closesAt: InstantOut, recommendBy: DateOut }),
  work: z.object({ id: z.string(), title: z.string() }),
  edition: z.number(),
  versionCode: z.string().nullable(),
  applicant: z.record(z.string(), z.string().nullable()),
  recommenderName: z.string(),
  callVersionId: z.string(),
  answers: z.array(Answer),
  files: z.array(FileOut),
  sections: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      state: keysOf(sectionStates),
      findingCount: z.number(),
      assignedTo: z.string().nullable(),
      editingBy: z.string().nullable(),
    }),
  ),
  colleagues: z.array(z.object({ id: z.string(), name: z.string() })),
  findings: z.array(FindingOut),
  mayFill: z.boolean(),
  unlocked: z.array(z.string()).nullable(),
  commitmentVersion: z.string().nullable(),
  correction: z
    .object({ reasons: z.record(z.string(), z.string()), dueOn: DateOut, dueAt: InstantOut, askedAt: InstantOut })
    .nullable(),
  changes: z.array(
    z.object({
      field: z.string(),
      label: z.string(),
      before: z.string(),
      after: z.string(),
      /** For an attachment: the files of its slot before and after, told apart by their digests. */
      files: z.object({ before: z.array(ChangedFile), after: z.array(ChangedFile) }).nullable(),
    }),
  ),
  refusal: z.object({ code: z.string(), note: z.string() }).nullable(),
  /** What it was made from, for who may see that: its kind, its name and its page. */
  origin: z.object({ label: z.string(), text: z.string(), path: z.string() }).nullable(),
  moves: z.array(MoveOut),
  timeline: z.array(TimelineOut),
});
export type ApplicationOut = z.output<typeof ApplicationOut>;

/** The blank form of a published version of a call; the same for all its applications, so it is read once and kept. */
export const ApplicationFormOut = z.object({
  form: CallContent.shape.form,
  slots: CallContent.shape.slots,
  refusalReasons: CallContent.shape.refusalReasons,
  options: z.record(z.string(), z.array(Option)),
});
/** An application with the form it fills in, as pages need both. */
export type FilledForm = ApplicationOut & z.output<typeof ApplicationFormOut>;

/** The form's own answers leave only with `answersFor`: an applicant sees what is being typed, others the edition. */
export const seesDraft = (actor: Actor, application: Application): boolean =>
  actor.orgId === application.applicantOrgId;

export const SavedOut = z.object({
  id: z.string(),
  savedAt: InstantOut,
  saved: z.array(z.object({ field: z.string(), version: z.number() })),
});
