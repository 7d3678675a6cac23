import { addMilliseconds, endOfDay, type Instant } from '../../base/time.ts';
import { movesOpenTo } from '../../base/workflow.ts';
import { stops } from '../../base/problem.ts';
import type { Actor } from '../../base/policy.ts';
import { timelineOf } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import { type Cx, reading } from '../../platform/use-case.ts';
import { personsHolding } from '../accounts/index.ts';
import { organizationById } from '../organizations/index.ts';
import { type Gathered, gatherFacts } from './facts.ts';
import { sectionFindings, sectionStateOf } from './form-rules.ts';
import { commitmentVersion, organizationFacts } from './papers.ts';
import { applicationPolicy } from './policy.ts';
import { editionOf, isOpen, sectionRowsOf } from './queries.ts';
import { type ApplicationFacts, receivedFindings, submissionFindings } from './rules.ts';
import { ApplicationById } from './schema.ts';
import { applicationById } from './store.ts';
import { changesOf } from './queries-changes.ts';
import type { AnswerRow, EditionRow } from './tables.ts';
import { type Application, applicationsActs } from './terms.ts';
import { seesDraft, secretStates, stateShownTo } from './views.ts';
import { applicationWorkflow, isCorrecting, isFilling } from './workflow.ts';

const presenceMs = 60_000;
/** Acts that would tell an applicant or a unit what is still secret; they see them once decisions are released. */
const secretActs = ['application.enter_second', 'application.enter_final'];

/** What an application was made from, as far as a person may see that; later modules know. */
export type OriginSource = (
  tx: Tx,
  actor: Actor,
  applicationId: string,
) => Promise<{ label: string; text: string; path: string } | null>;

export const applicationDetail = (originOf: OriginSource) =>
  reading({
    input: ApplicationById,
    load: (tx, input) => applicationById(tx, input.applicationId),
    view: applicationPolicy.view,
    async show(cx, application) {
      const { tx, actor, now } = cx;
      const draft = seesDraft(actor, application);
      const [gathered, edition, recommender, assigned, colleagues, origin, timeline] = await Promise.all([
        gatherFacts(tx, application, now),
        editionOf(tx, application.id),
        organizationById(tx, application.recommenderOrgId),
        sectionRowsOf(tx, application.id),
        draft ? colleaguesOf(cx, application) : [],
        originOf(tx, actor, application.id),
        timelineFor(cx, application),
      ]);
      const { facts, corrections } = gathered;
      const files = draft ? gathered.files : editionFiles(gathered.files, edition);
      const rows = draft ? gathered.rows : answersOfEdition(edition);
      const open = corrections.find(isOpen) ?? null;
      const mayFill = applicationPolicy.fill.test(actor, application) && isFilling(application);
      const unlocked = isCorrecting(application) && open ? open.fields : null;
      const shown = stateShownTo(actor, application.state);
      return {
        ...headOf(application, facts),
        recommenderName: recommender.name,
        state: shown,
        versionCode: edition?.versionCode ?? null,
        answers: rows.map(asAnswer),
        files,
        sections: sectionsOf(cx, facts, { rows, assigned, unlocked, mayFill }),
        colleagues,
        findings: mayFill
          ? submissionFindings(facts)
          : actor.orgId === application.applicantOrgId
            ? []
            : receivedFindings(facts),
        mayFill,
        unlocked,
        commitmentVersion: draft ? commitmentVersion(facts) : null,
        correction: open && {
          reasons: open.reasons,
          dueOn: open.dueOn,
          dueAt: endOfDay(open.dueOn),
          askedAt: open.askedAt,
        },
        changes: await changesOf(tx, facts, { last: corrections.at(-1), edition, files, draft }),
        refusal: application.refusalCode
          ? { code: application.refusalCode, note: application.refusalNote ?? '' }
          : null,
        moves: shown === application.state ? movesFor(actor, application, facts) : [],
        origin,
        timeline,
      };
    },
  });

function headOf(application: Application, { batch, work, applicant }: ApplicationFacts) {
  return {
    id: application.id,
    version: application.version,
    draftNumber: application.draftNumber,
    number: application.number,
    callVersionId: application.callVersionId,
    title: application.title,
    edition: application.edition,
    work: { id: work.id, title: work.title },
    batch: {
      id: batch.id,
      name: batch.name,
      submitBy: batch.submitBy,
      closesAt: batch.closesAt,
      recommendBy: batch.recommendBy,
    },
    applicant: organizationFacts(applicant),
  };
}

/** Moves of later modules (recommend, select …) have pages of their own; here stand those of filling in and intake. */
const ownActs = ['submit', 'reopen', 'withdraw', 'accept', 'correct', 'refuse'];
const movesFor = (actor: Actor, subject: Application, facts: ApplicationFacts) => [
  ...movesOpenTo(applicationWorkflow, applicationPolicy, { actor, subject, facts }).filter(({ act }) =>
    ownActs.includes(act),
  ),
  // a reminder changes no state, so the table does not hold it
  ...(isCorrecting(subject) && applicationPolicy.urge.test(actor, subject)
    ? [{ act: 'urge', label: '催办补正', findings: [] }]
    : []),
];

const asAnswer = ({ field, value, version, savedByName, savedAt }: AnswerRow) => ({
  field,
  value,
  version,
  savedBy: savedByName,
  savedAt,
});

const answersOfEdition = (edition: EditionRow | undefined): AnswerRow[] =>
  Object.entries(edition?.content.answers ?? {}).map(([field, value]) => ({
    applicationId: edition?.applicationId ?? '',
    field,
    value,
    version: edition?.edition ?? 0,
    savedBy: '',
    savedByName: '',
    savedAt: edition?.submittedAt as Instant,
  }));

function editionFiles(present: Gathered['files'], edition: EditionRow | undefined) {
  if (!edition) return [];
  return edition.content.files.map((file) => {
    const kept = present.find((one) => one.fileId === file.fileId);
    return { ...file, pageCount: kept?.pageCount ?? null, addedAt: (kept?.addedAt ?? edition.submittedAt) as Instant };
  });
}

type Filling = {
  rows: AnswerRow[];
  assigned: Awaited<ReturnType<typeof sectionRowsOf>>;
  unlocked: string[] | null;
  mayFill: boolean;
};
function sectionsOf({ actor, now }: Cx, facts: ApplicationFacts, { rows, assigned, unlocked, mayFill }: Filling) {
  const open = unlocked ? new Set(unlocked) : mayFill ? null : new Set<string>();
  const since = addMilliseconds(now, -presenceMs);
  return facts.content.form.sections.map((section) => {
    const others = rows.filter(
      (row) =>
        row.field.startsWith(`${section.key}.`) &&
        row.savedAt > since &&
        row.savedBy !== actor.personId &&
        row.savedBy !== '',
    );
    return {
      key: section.key,
      label: section.label,
      state: sectionStateOf(section, facts.answers, open),
      findingCount: sectionFindings(section, facts.answers).length,
      assignedTo: assigned.find((one) => one.section === section.key)?.assignedTo ?? null,
      editingBy: others.at(-1)?.savedByName ?? null,
    };
  });
}

async function timelineFor({ tx, actor }: Cx, application: Application) {
  const entries = await timelineOf(tx, application.id, Object.keys(applicationsActs));
  const hidden =
    secretStates.includes(application.state) && stateShownTo(actor, application.state) !== application.state;
  return entries
    .filter(({ act }) => act !== 'application.save' && !(hidden && secretActs.includes(act)))
    .map((one) => ({ ...one, label: applicationsActs[one.act as keyof typeof applicationsActs] ?? one.act }));
}

async function colleaguesOf({ tx }: Cx, { applicantOrgId }: Application): Promise<{ id: string; name: string }[]> {
  const [heads, editors] = await Promise.all([
    personsHolding(tx, 'producer_admin', applicantOrgId),
    personsHolding(tx, 'producer_editor', applicantOrgId),
  ]);
  return [...new Map([...heads, ...editors].map(({ id, name }) => [id, { id, name }])).values()];
}

/** The reasons that stop; shared with lists. */
export const stoppingCount = (facts: ApplicationFacts): number => stops(submissionFindings(facts)).length;
