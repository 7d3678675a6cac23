import { Problem } from '../../../base/problem.ts';
import { movesOpenTo } from '../../../base/workflow.ts';
import { deviation } from '../../../methods/aggregation.ts';
import type { Tx } from '../../../platform/database.ts';
import type { FormRow } from '../../../platform/papers/form.ts';
import { type Cx, reading } from '../../../platform/use-case.ts';
import { applicationById, editionOf, formPaperOf, printedOf } from '../../applications/index.ts';
import type { CallContent, Rubric } from '../../calls/contract.ts';
import { fileAnswer, fileById } from '../../documents/index.ts';
import { organizationById } from '../../organizations/index.ts';
import { categoryLabels } from '../composing.ts';
import { MaterialFile } from '../endpoints.ts';
import { scoresPolicy, sheetPolicy } from '../policy.ts';
import {
  conflictsOf,
  countedSheets,
  findReview,
  findSheet,
  isMember,
  roundOf,
  scoredWorks,
  sheetStateOf,
  shownStates,
} from '../queries.ts';
import { ruleSentence } from '../rules.ts';
import { SheetByWork } from '../schema.ts';
import { reviewById } from '../store.ts';
import { sheetWorkflow, isScoring, isScored, isHandedIn } from '../workflow.ts';
import { scoreShown } from './read-review.ts';
import { mustBeFree, type OwnSheet, ownSheet } from './score-work.ts';

async function load(tx: Tx, { applicationId }: { applicationId: string }, { actor }: Cx): Promise<OwnSheet> {
  const application = await applicationById(tx, applicationId);
  const review = shownStates.includes(application.state)
    ? await findReview(tx, application.batchId, application.recommenderOrgId)
    : undefined;
  if (!review) throw new Problem('act.not_found');
  return ownSheet(
    tx,
    { application, review, sheet: await findSheet(tx, applicationId, actor.personId) },
    actor.personId,
  );
}

const criteriaShown = (rubric: Rubric) =>
  rubric.criteria.map(({ key, label, hint, max, gate, scale }) => ({ key, label, hint: hint ?? '', max, gate, scale }));

/** The submitted edition in the words of the form: what is judged, whatever is being typed meanwhile. */
async function materialOf(tx: Tx, { application }: OwnSheet, content: CallContent) {
  const edition = await editionOf(tx, application.id);
  if (!edition) throw new Problem('act.not_found');
  const paper = formPaperOf(await printedOf(tx, application, edition));
  const slots = new Map(content.slots.map((slot) => [slot.key, slot.label]));
  const files = [];
  for (const file of edition.content.files) {
    const { mediaType } = await fileById(tx, file.fileId);
    files.push({
      fileId: file.fileId,
      slot: slots.get(file.slot) ?? file.slot,
      name: file.name,
      size: file.size,
      sha256: file.sha256,
      mediaType,
    });
  }
  const sections = paper.sections.map(({ heading, rows }) => ({ label: heading, rows: rows.map(rowShown) }));
  return { sections, files, edition: edition.edition, versionCode: edition.versionCode };
}

function rowShown(row: FormRow) {
  if ('table' in row)
    return {
      label: row.label,
      text: '',
      table: { columns: row.table.columns.map(({ title }) => title), rows: row.table.rows },
    };
  return { label: row.label, text: 'value' in row ? row.value : row.longText, table: null };
}

/** A reviewer's own sheet with rubric, material and queue; nothing of the other reviewers is in it. */
export const readSheet = reading({
  input: SheetByWork,
  load,
  view: sheetPolicy.view,
  async show({ tx, actor }, own) {
    mustBeFree(own);
    const round = await roundOf(tx, own.review);
    const { rubric } = round.content.firstReview;
    const mine = round.sheets.filter((one) => one.reviewerId === actor.personId);
    const totals = mine.flatMap((one) => (isHandedIn(one) && one.total !== null ? [one.total] : []));
    const row = round.works.find((one) => one.id === own.application.id);
    const labels = await categoryLabels(tx);
    const { marks = {}, comment = '', version = 0, total = null, savedAt = null, submittedAt = null } = own.sheet ?? {};
    const state = own.sheet?.state ?? 'blank';
    return {
      applicationId: own.application.id,
      reviewId: own.review.id,
      number: own.application.number ?? '',
      title: own.application.title,
      applicant: row?.applicantName ?? '',
      category: labels.get(own.application.categoryCode ?? '') ?? '',
      rubric: { criteria: criteriaShown(rubric), commentMinimum: rubric.commentMinimum },
      sheet: { version, state, marks: { ...marks }, comment, total, savedAt, submittedAt },
      own: {
        mean: totals.length > 0 ? totals.reduce((a, b) => a + b, 0) / totals.length : null,
        spread: deviation(totals),
        count: totals.length,
      },
      queue: scoredWorks(round).map((work) => ({
        applicationId: work.id,
        number: work.number ?? '',
        title: work.title,
        state: sheetStateOf(round, work.id, actor.personId),
        total: mine.find((one) => one.applicationId === work.id)?.total ?? null,
      })),
      scoring: isScoring(own.review),
      dueOn: own.review.dueOn,
      material: await materialOf(tx, own, round.content),
      moves: !isScoring(own.review)
        ? []
        : movesOpenTo(sheetWorkflow, sheetPolicy, {
            actor,
            subject: { ...own, state },
            facts: { rubric, marks, comment },
          }).filter((move) => move.act !== 'recuse'),
    };
  },
});

/** A file of the submitted edition, for a member of the panel who is free to judge the work. */
export const readMaterialFile = reading({
  input: MaterialFile,
  load,
  view: sheetPolicy.view,
  async show({ tx, house }, own, { fileId }) {
    mustBeFree(own);
    const edition = await editionOf(tx, own.application.id);
    if (!edition?.content.files.some((one) => one.fileId === fileId)) throw new Problem('act.not_found');
    return fileAnswer(house, await fileById(tx, fileId));
  },
});

/** Every reviewer's marks of one work, once the scoring is closed. */
export const readScores = reading({
  input: SheetByWork,
  async load(tx, { applicationId }, { actor }) {
    const application = await applicationById(tx, applicationId);
    const found = await findReview(tx, application.batchId, application.recommenderOrgId);
    if (!found) throw new Problem('act.not_found');
    const review = await reviewById(tx, found.id);
    const recused = (await conflictsOf(tx, review.id)).some(
      (one) => one.applicationId === applicationId && one.personId === actor.personId,
    );
    return {
      application,
      review,
      recommenderOrgId: review.recommenderOrgId,
      closed: isScored(review),
      onPanel: !recused && (await isMember(tx, review.id, actor.personId)) !== undefined,
    };
  },
  view: scoresPolicy.view,
  async show({ tx }, { application, review }) {
    const round = await roundOf(tx, review);
    const score = round.scores.find((one) => one.applicationId === application.id);
    const shown = scoreShown(score);
    if (!score || !shown) throw new Problem('act.not_found');
    const names = new Map(round.members.map((one) => [one.personId, one.name]));
    const sheets = countedSheets(round, application.id).toSorted((a, b) => (b.total ?? 0) - (a.total ?? 0));
    const dropped = score.detail.dropped.length > 0 ? [sheets[0]?.id, sheets.at(-1)?.id] : [];
    return {
      applicationId: application.id,
      number: application.number ?? '',
      title: application.title,
      applicant: (await organizationById(tx, application.applicantOrgId)).name,
      score: shown,
      rule: ruleSentence(score.rule),
      criteria: criteriaShown(round.content.firstReview.rubric),
      sheets: sheets.map((one) => ({
        reviewer: names.get(one.reviewerId) ?? '',
        marks: { ...one.marks },
        total: one.total ?? 0,
        comment: one.comment,
        dropped: dropped.includes(one.id),
      })),
      recused: round.conflicts
        .filter((one) => one.applicationId === application.id)
        .map((one) => names.get(one.personId) ?? ''),
    };
  },
});
