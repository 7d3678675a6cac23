import { type Finding, Problem } from '../../../base/problem.ts';
import { moveOn } from '../../../base/workflow.ts';
import { digestOf } from '../../../platform/digest.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { contentOf } from '../../calls/index.ts';
import { sheetPolicy } from '../policy.ts';
import { markFindings, sheetFindings } from '../rules.ts';
import { WriteSheet } from '../schema.ts';
import { type HeldSheet, keepEdition, lockSheet, roundById, updateSheet } from '../store.ts';
import { type SheetContent, expertReviewActs } from '../terms.ts';
import { sheetWorkflow, isUntouched } from '../workflow.ts';

type Act = 'save' | 'submit' | 'revise';
type Written = SheetContent & { version: number };

/** Why this content cannot be taken: a draft may be unfinished but never out of bounds. */
async function findingsFor({ tx }: ActCx, sheet: HeldSheet, act: Act, content: SheetContent): Promise<Finding[]> {
  const { rubric } = await contentOf(tx, (await roundById(tx, sheet.roundId)).callVersionId);
  return act === 'save' ? markFindings(rubric, content) : sheetFindings(rubric, content);
}

/** Writes a sheet. Audit keeps a digest of it, never a mark: nobody reads marks from the log. */
async function write(cx: ActCx, sheet: HeldSheet, act: Act, { version, ...content }: Written): Promise<void> {
  const { tx, now, house, record } = cx;
  const findings = await findingsFor(cx, sheet, act, content);
  if (act === 'save' && findings.length > 0) throw new Problem('form.invalid', {}, findings);
  const state = moveOn(sheetWorkflow, act, sheet.state, { findings });
  if (version !== sheet.version) throw new Problem('row.changed');
  const handedIn = act === 'save' ? {} : { submittedAt: now };
  const next = await updateSheet(tx, sheet, { ...content, state, savedAt: now, ...handedIn });
  if (act !== 'save') await keepEdition(tx, sheet.id, { ...content, version: next, at: now });
  record({
    act: `review.${act}`,
    subject: sheet.id,
    before: { state: sheet.state, version },
    after: { state, version: next, digest: digestOf(content, house.suite) },
  });
}

const writing = (act: Act) =>
  useCase({
    act: `review.${act}`,
    label: expertReviewActs[`review.${act}`],
    input: WriteSheet,
    view: sheetPolicy.view,
    allow: sheetPolicy[act],
    load: (tx, { sheetId }) => lockSheet(tx, sheetId),
    async run(cx, sheet, { sheetId, ...written }) {
      await write(cx, sheet, act, written);
      return { id: sheetId };
    },
  });

/** The draft as it stands, saved at once. */
export const saveSheet = writing('save');
/** Hands the sheet in; an edition of it stays. A sheet never saved before is saved on the way. */
export const submitSheet = useCase({
  ...writing('submit'),
  async run(cx, sheet, { sheetId, ...written }) {
    const draft = isUntouched(sheet)
      ? { ...sheet, state: moveOn(sheetWorkflow, 'save', sheet.state, { findings: [] }) }
      : sheet;
    await write(cx, draft, 'submit', written);
    return { id: sheetId };
  },
});
/** Changes what was handed in, until the round closes; every edition stays. */
export const reviseSheet = writing('revise');
