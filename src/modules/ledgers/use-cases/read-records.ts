import { nothing } from '../../../base/endpoint.ts';
import { Problem } from '../../../base/problem.ts';
import { exportCsv } from '../../../platform/csv.ts';
import { type FileAnswer, reading } from '../../../platform/use-case.ts';
import { broughtUp } from '../edition-rules.ts';
import type { LedgerField } from '../format-rules.ts';
import { fieldsOf, formatNow, formats, formatsNow, kindsOf } from '../formats.ts';
import { hopsOf } from '../hops.ts';
import { missingSequences } from '../package-rules.ts';
import { ledgersPolicy, ledgersView, sendersPolicy } from '../policy.ts';
import { arrivalsOf, kindCounts, recordHead, recordsPage, recordSums } from '../queries.ts';
import { ledgerPeriods } from '../queries-periods.ts';
import { ownKeysOf, packagesOf } from '../queries-receipts.ts';
import { senderLine, sendersSeen } from '../queries-state.ts';
import { ExportRecords, ListRecords, RecordById } from '../schema.ts';
import { ledgerKinds, ledgerWays, type RecordContent } from '../terms.ts';
import { columnTitle, shownValue } from '../wording.ts';

/** What this person keeps, and how the last periods stand. */
export const ownLedgers = reading({
  input: nothing,
  load: async () => null,
  view: sendersPolicy,
  async show({ tx, actor, now }) {
    const periods = (await ledgerPeriods(tx)).slice(0, 6);
    const counts = await kindCounts(tx, actor.orgId);
    const sequences = (await packagesOf(tx, actor.orgId)).map(({ sequence }) => sequence);
    const { kinds } = await formatsNow({ tx, now });
    const fieldsByKind = kindsOf(actor.orgKind).map((kind) => ({
      kind,
      label: ledgerKinds[kind],
      fields: fieldsOf(kinds[kind]),
      records: counts.get(kind) ?? 0,
    }));
    return {
      org: { id: actor.orgId, name: actor.orgName, kind: actor.orgKind ?? '' },
      kinds: fieldsByKind,
      periods: await senderLine(tx, { senderOrgId: actor.orgId, periods, now }),
      corrections: formats.corrections,
      nextSequence: Math.max(0, ...sequences) + 1,
      missingSequences: missingSequences(sequences),
      keys: (await ownKeysOf(tx, actor.orgId)).filter(({ revokedAt }) => revokedAt === null).length,
      clause: formats.clause,
      note: formats.note,
    };
  },
});

export const recordList = reading({
  input: ListRecords,
  load: async () => null,
  view: ledgersView,
  async show({ tx, actor, now }, _, asked) {
    const { rows, total } = await recordsPage(tx, actor, asked);
    const { kinds } = await formatsNow({ tx, now });
    const fields = asked.kind === '' ? [] : fieldsOf(kinds[asked.kind]);
    return {
      rows: rows.map((row) => ({ ...row, content: broughtUp(row.content, row.format, kinds[row.kind]) })),
      total,
      sums: await recordSums(tx, actor, { ...asked, fields }),
      fields,
      periods: await ledgerPeriods(tx),
      senders: await sendersSeen(tx, actor),
    };
  },
});

/** As shown, but numbers without marks: a program that reads the file takes them as numbers. */
const exportedValues = (fields: readonly LedgerField[], content: RecordContent): string[] =>
  fields.map((field) => {
    const shown = shownValue(field, content[field.key]);
    return typeof content[field.key] === 'number' ? shown.replaceAll(',', '') : shown;
  });
const exportMost = 20_000;
/** The records of a filter with the columns of their kind, for a spreadsheet. */
export const recordExport = reading({
  input: ExportRecords,
  load: async () => null,
  view: ledgersView,
  async show({ tx, actor, now }, _, asked): Promise<FileAnswer> {
    const { rows } = await recordsPage(tx, actor, { ...asked, page: 1, size: exportMost });
    const { kinds } = await formatsNow({ tx, now });
    const fields = asked.kind === '' ? [] : fieldsOf(kinds[asked.kind]);
    const contentOf = ({ content, format, kind }: (typeof rows)[number]) => broughtUp(content, format, kinds[kind]);
    const head = ['报送单位', '台账', '编号', '版本', '期次', ...fields.map(columnTitle), '方式'];
    const lines = rows.map((row) => [
      row.sourceName,
      ledgerKinds[row.kind],
      row.key,
      String(row.version),
      row.period,
      ...exportedValues(fields, contentOf(row)),
      ledgerWays[row.via],
    ]);
    const body = exportCsv(head, lines, { person: actor.name, org: actor.orgName, at: now, filter: asked });
    return { name: '台账记录.csv', type: 'text/csv; charset=utf-8', body };
  },
});

/** A record with everything that ever arrived for it; of a conflict both sides are seen. */
export const recordDetail = reading({
  input: RecordById,
  load: async (tx, { recordId }) => {
    const head = await recordHead(tx, recordId);
    if (!head) throw new Problem('act.not_found');
    return { ...head, orgId: head.sourceOrgId, orgKind: head.sourceKind, homeOrgId: head.sourceHomeOrgId };
  },
  view: ledgersPolicy.view,
  async show({ tx, actor, now }, head) {
    const format = await formatNow({ tx, now }, head.kind);
    return {
      ...head,
      content: head.deleted || !head.content ? null : broughtUp(head.content, head.format, format),
      fields: fieldsOf(format),
      arrivals: await arrivalsOf(tx, head.id),
      hops: await hopsOf(tx, head.receiptId),
      mayEdit: ledgersPolicy.send.test(actor, head),
    };
  },
});
