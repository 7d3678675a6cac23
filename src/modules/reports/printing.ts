import type { Instant } from '../../base/time.ts';
import { writeForm } from '../../platform/workbook-form.ts';
import type { Assembled } from './assemble.ts';
import { periodName } from './calendar-rules.ts';
import { type Printed, signatureLines, tableSheets, templateSheets, unsignedLines } from './layout-rules.ts';
import { progressForm } from './queries.ts';
import type { EditionContent, ReportDefinition } from './terms.ts';

/** What says of a workbook which table it is; an import compares it. */
export const stampOf = (
  reportId: string,
  {
    period,
    definition,
    unitName,
  }: { period: EditionContent['period']; definition: EditionContent['definition']; unitName: string },
): Printed['stamp'] => ({
  form: progressForm,
  definition: definition.edition,
  definitionDigest: definition.digest,
  report: reportId,
  period: periodName(period),
  unit: unitName,
});

/** The workbook of a certified table: made of its content alone, so it comes out the same for ever. */
export function editionWorkbook(
  definition: ReportDefinition,
  { reportId, content, digest }: { reportId: string; content: EditionContent; digest: string },
): Promise<Buffer> {
  const unitName = content.unit.name;
  const printed: Printed = {
    content: definition.content,
    period: content.period,
    unitName,
    rows: content.rows,
    foot: signatureLines(content, digest),
    stamp: stampOf(reportId, { period: content.period, definition: content.definition, unitName }),
  };
  return writeForm(tableSheets(printed), content.signed.certifiedAt);
}

/** The table as it stands, to be filled in or only looked at. */
export function presentWorkbook(
  { report, period, definition, unit, rows }: Assembled,
  { now, asTemplate }: { now: Instant; asTemplate: boolean },
): Promise<Buffer> {
  const { edition, digest } = definition;
  const printed: Printed = {
    content: definition.content,
    period,
    unitName: unit.name,
    rows,
    foot: unsignedLines(now),
    stamp: stampOf(report.id, { period, definition: { edition, digest }, unitName: unit.name }),
  };
  return writeForm(asTemplate ? templateSheets(printed) : tableSheets(printed), now);
}
