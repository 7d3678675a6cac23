import type { Tx } from '../../platform/database.ts';
import { differenceStates, grades, openStates, sources } from '../cross-checks/contract.ts';
import { ledgerState } from '../ledgers/index.ts';
import { periodName, reportPeriodsAll, reportsAll } from '../reports/index.ts';
import { moneySection } from './money-rules.ts';
import { actionsSection, type Made, progressSection } from './pack-rules.ts';
import { differencesSection, problemsSection, qualitySection } from './quality-rules.ts';
import { actionsAll, lastWords, ownersAll, packBefore } from './queries.ts';
import {
  packDifferences,
  packMilestones,
  packPayments,
  packProjects,
  packRecoveries,
  packRisks,
  packVouchers,
} from './queries-pack.ts';
import { ledgersSection, type OwedTable, reportingSection } from './reporting-rules.ts';
import { monthName, periodOf } from './rules.ts';
import type { Dispatch, DispatchLayout, PackContent, PackPeriod, PackSection, PackSource } from './terms.ts';

async function owedTables(tx: Tx, { from, until }: PackPeriod): Promise<OwedTable[]> {
  const periods = new Map((await reportPeriodsAll(tx)).map((one) => [one.id, one]));
  const names = new Map((await ownersAll(tx)).map(({ id, shortName }) => [id, shortName]));
  return (await reportsAll(tx)).flatMap((report) => {
    const period = periods.get(report.periodId);
    if (!period || period.dueOn < from || period.dueOn > until) return [];
    return {
      reportId: report.id,
      unitName: names.get(report.orgId) ?? '',
      period: periodName(period),
      dueOn: period.dueOn,
      sentAt: report.firstSubmittedAt,
      isConfirmed: report.confirmedAt !== null,
    };
  });
}

/** Ledgers are sent by half months, as tables are. */
async function ledgers(tx: Tx, period: PackPeriod): Promise<Made> {
  const month = `${period.year}-${String(period.month).padStart(2, '0')}`;
  const owed = [...(await ledgerState(tx, `${month}-H1`)), ...(await ledgerState(tx, `${month}-H2`))];
  return ledgersSection(
    owed.map((one) => ({ ...one, senderName: one.senderShortName, sentAt: one.receivedAt })),
    period,
  );
}

async function differences(tx: Tx, period: PackPeriod): Promise<Made> {
  const rows = await packDifferences(tx);
  return differencesSection(
    rows.map(({ leftSide, rightSide, state, grade, ...row }) => ({
      ...row,
      grade,
      gradeLabel: grades[grade],
      stateLabel: differenceStates[state],
      isOpen: openStates.includes(state),
      label: `${sources[leftSide.source]}与${sources[rightSide.source]}`,
    })),
    period,
  );
}

/** Where each section takes its figures from. */
const makers: Record<PackSource, (tx: Tx, period: PackPeriod) => Promise<Made>> = {
  progress: async (tx, period) => progressSection(await packProjects(tx), await packMilestones(tx), period),
  reporting: async (tx, period) => reportingSection(await owedTables(tx, period), period),
  ledgers,
  money: async (tx, period) =>
    moneySection(
      { payments: await packPayments(tx), vouchers: await packVouchers(tx), recoveries: await packRecoveries(tx) },
      period,
    ),
  quality: async (tx, period) => qualitySection(await packProjects(tx), await packRisks(tx), period),
  problems: async (tx, period) => problemsSection(await packProjects(tx), await packRisks(tx), period),
  differences,
  actions: async (tx, period) => {
    const words = await lastWords(tx);
    const rows = (await actionsAll(tx)).map((one) => ({ ...one, lastWords: words.get(one.id) ?? '' }));
    return actionsSection(rows, period);
  },
};

export type PackWish = {
  dispatch: Pick<Dispatch, 'year' | 'month' | 'remarks'>;
  layout: DispatchLayout;
  asOf: PackPeriod['asOf'];
  issuer: string;
};

/** The pack as the record has it now: sections as laid out, each figure beside that of the month before. */
export async function packContent(tx: Tx, { dispatch, layout, asOf, issuer }: PackWish): Promise<PackContent> {
  const period = periodOf(dispatch, asOf);
  const former = (await packBefore(tx, dispatch))?.content;
  const sections: PackSection[] = [];
  for (const { key, label, source, rows, clause } of layout.content.sections) {
    const { sentences, figures, table } = await makers[source](tx, period);
    const before = former?.sections.find((one) => one.key === key)?.figures ?? [];
    sections.push({
      key,
      label,
      clause,
      sentences,
      figures: figures.map((one) => ({ ...one, before: before.find((old) => old.key === one.key)?.text ?? null })),
      table: table && { ...table, rows: table.rows.slice(0, rows) },
      remark: dispatch.remarks[key] ?? '',
    });
  }
  return {
    format: 'jingwei-dispatch/1',
    title: `${layout.content.title}（${monthName(dispatch)}）`,
    clause: layout.content.clause,
    period,
    edition: 0,
    formerDigest: null,
    layout: { edition: layout.edition, digest: layout.digest },
    issuer,
    sections,
  };
}
