import type { OrganizationKind } from '../../base/policy.ts';
import type { LocalDate } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { verifiedStates } from '../organizations/contract.ts';
import type {
  Audience,
  Evaluation,
  EvaluationKind,
  EvaluationSet,
  Evidence,
  Mark,
  Objection,
  SheetLine,
  SuggestionLine,
} from './terms.ts';
import type {} from './tables.ts';
import { unansweredStates } from './terms.ts';

export const setsAll = (tx: Tx): Promise<EvaluationSet[]> =>
  tx
    .selectFrom('evaluationSets')
    .selectAll()
    .orderBy('kind', 'desc')
    .orderBy('audience', 'desc')
    .orderBy('edition', 'desc')
    .execute();
/** The indicators in force on a day. */
export const setOn = (tx: Tx, kind: EvaluationKind, audience: Audience, on: LocalDate) =>
  tx
    .selectFrom('evaluationSets')
    .selectAll()
    .where('kind', '=', kind)
    .where('audience', '=', audience)
    .where('validFrom', '<=', on)
    .orderBy('edition', 'desc')
    .limit(1)
    .executeTakeFirst();

export const evaluationsAll = (tx: Tx): Promise<Evaluation[]> =>
  tx.selectFrom('evaluations').selectAll().orderBy('openedAt', 'desc').orderBy('id').execute();

const bodyKinds: Record<Audience, OrganizationKind> = {
  province: 'provincial_bureau',
  central: 'central_direct_unit',
  platform: 'platform',
};
/** Whom an appraisal is of: registered units or platforms. */
export const bodiesOf = (tx: Tx, audience: Audience) =>
  tx
    .selectFrom('vOrganizations')
    .select(['id', 'name', 'shortName'])
    .where('kind', '=', bodyKinds[audience])
    .where('state', 'in', [...verifiedStates])
    .orderBy('regionCode')
    .orderBy('name')
    .execute();

const sheetLines = (tx: Tx) =>
  tx
    .selectFrom('evaluationSheets')
    .innerJoin('vOrganizations as o', 'o.id', 'evaluationSheets.orgId')
    .selectAll('evaluationSheets')
    .select(['o.name', 'o.shortName', 'o.regionCode'])
    .orderBy('o.regionCode')
    .orderBy('o.name');
export const sheetsOf = (tx: Tx, evaluationId: string): Promise<SheetLine[]> =>
  sheetLines(tx).where('evaluationId', '=', evaluationId).execute();
export const sheetsOfBody = (tx: Tx, orgId: string): Promise<SheetLine[]> =>
  sheetLines(tx).where('orgId', '=', orgId).execute();
export const sheetsAll = (tx: Tx): Promise<SheetLine[]> => sheetLines(tx).execute();

type ListedMark = Omit<Mark, 'basis'>;
const listed = ['sheetId', 'key', 'version', 'value', 'valueText', 'computedScore', 'selfScore', 'selfNote'] as const;
/** Marks of all sheets of an appraisal, without the rows behind them. */
export const marksOfEvaluation = (tx: Tx, evaluationId: string): Promise<ListedMark[]> =>
  tx
    .selectFrom('evaluationMarks')
    .innerJoin('evaluationSheets', 'evaluationSheets.id', 'evaluationMarks.sheetId')
    .select(listed.map((name) => `evaluationMarks.${name}` as const))
    .select(['evaluationMarks.settled', 'evaluationMarks.score', 'evaluationMarks.reason'])
    .select('evaluationMarks.settledByName')
    .where('evaluationId', '=', evaluationId)
    .execute();

export const evidenceOf = (tx: Tx, sheetId: string): Promise<Evidence[]> =>
  tx
    .selectFrom('evaluationEvidence')
    .selectAll()
    .where('sheetId', '=', sheetId)
    .where('removedAt', 'is', null)
    .orderBy('addedAt')
    .orderBy('fileId')
    .execute();
export const objectionsOf = (tx: Tx, sheetId: string): Promise<Objection[]> =>
  tx.selectFrom('evaluationObjections').selectAll().where('sheetId', '=', sheetId).orderBy('raisedAt').execute();
/** Objections that wait for an answer, with the sheet and appraisal they belong to. */
export const objectionsOpen = (tx: Tx) =>
  tx
    .selectFrom('evaluationObjections')
    .innerJoin('evaluationSheets', 'evaluationSheets.id', 'evaluationObjections.sheetId')
    .innerJoin('vOrganizations as o', 'o.id', 'evaluationSheets.orgId')
    .selectAll('evaluationObjections')
    .select(['evaluationSheets.evaluationId', 'o.shortName'])
    .where('evaluationObjections.state', 'in', [...unansweredStates])
    .orderBy('raisedAt')
    .execute();

/** What yearly results propose for a year, or for all years. */
export const suggestionLines = (tx: Tx, year?: number): Promise<SuggestionLine[]> =>
  tx
    .selectFrom('vEvaluationSuggestions')
    .selectAll()
    .$if(year !== undefined, (query) => query.where('year', '=', year ?? 0))
    .orderBy('year', 'desc')
    .orderBy('kind', 'desc')
    .orderBy('regionCode')
    .orderBy('orgName')
    .execute();
