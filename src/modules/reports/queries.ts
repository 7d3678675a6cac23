import type { OrganizationKind } from '../../base/policy.ts';
import { endOfDay, type Instant, type LocalDate } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { verifiedStates } from '../organizations/contract.ts';
import type { RecordedProject } from './tables.ts';
import type { Report, ReportDefinition, ReportEdition, ReportPeriod } from './terms.ts';

export const progressForm = 'progress';

export const definitionsAll = (tx: Tx): Promise<ReportDefinition[]> =>
  tx.selectFrom('reportDefinitions').selectAll().orderBy('validFrom', 'desc').orderBy('edition', 'desc').execute();
/** The columns in force on a day, the latest edition of those that hold then. */
export const definitionOn = async (tx: Tx, on: LocalDate): Promise<ReportDefinition | undefined> =>
  (await definitionsAll(tx)).find(({ validFrom }) => validFrom <= on);

export const periodsAll = (tx: Tx): Promise<ReportPeriod[]> =>
  tx.selectFrom('reportPeriods').selectAll().orderBy('startsOn', 'desc').execute();

export type Unit = { id: string; name: string; shortName: string; regionCode: string | null };
/** Who owes a table: units of these kinds that are in force, by administrative code. */
export const unitsOwing = (tx: Tx, kinds: readonly string[]): Promise<Unit[]> =>
  tx
    .selectFrom('vOrganizations')
    .select(['id', 'name', 'shortName', 'regionCode'])
    .where('kind', 'in', kinds as OrganizationKind[])
    .where('state', 'in', [...verifiedStates])
    .orderBy('regionCode')
    .orderBy('name')
    .execute();

export const unitById = async (tx: Tx, id: string): Promise<Unit> =>
  tx
    .selectFrom('vOrganizations')
    .select(['id', 'name', 'shortName', 'regionCode'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

export type ReportLine = Report & Pick<Unit, 'name' | 'shortName' | 'regionCode'>;
/** The obligations of a period with the names of the units, by administrative code. */
export const reportsOfPeriod = (tx: Tx, periodId: string): Promise<ReportLine[]> =>
  tx
    .selectFrom('reports')
    .innerJoin('vOrganizations as o', 'o.id', 'reports.orgId')
    .selectAll('reports')
    .select(['o.name', 'o.shortName', 'o.regionCode'])
    .where('periodId', '=', periodId)
    .orderBy('o.regionCode')
    .orderBy('o.name')
    .execute();

/** The telephone number that stood under the unit's latest table. */
export const phoneLately = async (tx: Tx, orgId: string): Promise<string | null> =>
  (
    await tx
      .selectFrom('reports')
      .select('phone')
      .where('orgId', '=', orgId)
      .where('phone', 'is not', null)
      .orderBy('preparedAt', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.phone ?? null;

export type NamedReport = Pick<Report, 'id' | 'orgId' | 'state' | 'preparedBy' | 'checkedBy'> &
  Pick<Unit, 'name' | 'shortName'> &
  Pick<ReportPeriod, 'year' | 'serial' | 'startsOn' | 'endsOn'>;
/** Tables with the names of their period and unit, the newest period first; of one unit or of all. */
export const reportsNamed = (tx: Tx, orgId?: string): Promise<NamedReport[]> =>
  tx
    .selectFrom('reports')
    .innerJoin('reportPeriods', 'reportPeriods.id', 'reports.periodId')
    .innerJoin('vOrganizations as o', 'o.id', 'reports.orgId')
    .select(['reports.id', 'reports.orgId', 'reports.state', 'reports.preparedBy', 'reports.checkedBy'])
    .select(['o.name', 'o.shortName', 'reportPeriods.year', 'reportPeriods.serial', 'startsOn', 'endsOn'])
    .$if(orgId !== undefined, (query) => query.where('reports.orgId', '=', orgId ?? ''))
    .orderBy('startsOn', 'desc')
    .orderBy('o.regionCode')
    .orderBy('o.name')
    .execute();

export const reportsAll = (tx: Tx): Promise<Report[]> => tx.selectFrom('reports').selectAll().execute();
export const reportsOfUnit = (tx: Tx, orgId: string): Promise<Report[]> =>
  tx.selectFrom('reports').selectAll().where('orgId', '=', orgId).execute();

/** Projects of a unit that ran in a period: opened before its end. */
export const projectsOfUnit = (tx: Tx, orgId: string, endsOn: LocalDate): Promise<RecordedProject[]> =>
  tx
    .selectFrom('vReportProjects')
    .selectAll()
    .where('recommenderOrgId', '=', orgId)
    .where('createdAt', '<', endOfDay(endsOn))
    .orderBy('number')
    .execute();

/** The last certified table of a unit before a period. */
export const editionBefore = (tx: Tx, orgId: string, startsOn: LocalDate): Promise<ReportEdition | undefined> =>
  tx
    .selectFrom('reportEditions')
    .innerJoin('reportPeriods', 'reportPeriods.id', 'reportEditions.periodId')
    .selectAll('reportEditions')
    .where('reportEditions.orgId', '=', orgId)
    .where('reportPeriods.startsOn', '<', startsOn)
    .orderBy('reportPeriods.startsOn', 'desc')
    .orderBy('reportEditions.edition', 'desc')
    .limit(1)
    .executeTakeFirst();

/** The tables the nation counts with: of each unit the latest certified one of the period. */
export async function editionsOfPeriod(tx: Tx, periodId: string): Promise<ReportEdition[]> {
  const rows = await tx
    .selectFrom('reportEditions')
    .innerJoin('vOrganizations as o', 'o.id', 'reportEditions.orgId')
    .distinctOn(['o.regionCode', 'o.name', 'reportEditions.reportId'])
    .selectAll('reportEditions')
    .where('periodId', '=', periodId)
    .orderBy('o.regionCode')
    .orderBy('o.name')
    .orderBy('reportEditions.reportId')
    .orderBy('reportEditions.edition', 'desc')
    .execute();
  return rows;
}

/** How often each table has been urged, and when last. */
export async function urgesOf(tx: Tx, reportIds: readonly string[]): Promise<Map<string, { n: number; at: Instant }>> {
  if (reportIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('auditEntries')
    .select((e) => ['subject', e.fn.countAll<number>().as('n'), e.fn.max('at').as('at')])
    .where('act', '=', 'report.urge')
    .where('subject', 'in', [...reportIds])
    .groupBy('subject')
    .execute();
  return new Map(rows.map(({ subject, n, at }) => [subject, { n: Number(n), at }]));
}

/** Which of these projects of a level a work has already. */
export const projectOfWork = (
  tx: Tx,
  {
    title,
    producerOrgId,
    level,
    ownerOrgId,
  }: {
    title: string;
    producerOrgId: string;
    level: RecordedProject['level'];
    ownerOrgId: string;
  },
): Promise<{ number: string } | undefined> =>
  tx
    .selectFrom('vProjects')
    .select('number')
    .where('title', '=', title)
    .where('producerOrgId', '=', producerOrgId)
    .where('level', '=', level)
    .where('ownerOrgId', '=', ownerOrgId)
    .executeTakeFirst();

/** The dossier a producer has under this title already. */
export const workOfProducer = (tx: Tx, producerOrgId: string, title: string): Promise<{ id: string } | undefined> =>
  tx
    .selectFrom('works')
    .select('id')
    .where('ownerOrgId', '=', producerOrgId)
    .where('title', '=', title)
    .executeTakeFirst();
