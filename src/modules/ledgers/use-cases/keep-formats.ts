import type { z } from 'zod';
import { nothing } from '../../../base/endpoint.ts';
import { Problem } from '../../../base/problem.ts';
import { addDays, dayOf, type LocalDate } from '../../../base/time.ts';
import type { Tx } from '../../../platform/database.ts';
import { digestOf } from '../../../platform/digest.ts';
import { newId } from '../../../platform/ids.ts';
import { type FileAnswer, reading, useCase } from '../../../platform/use-case.ts';
import {
  changesIn,
  droppedCodes,
  droppedIn,
  editionFindings,
  type FormatDraft,
  nextVersion,
} from '../edition-rules.ts';
import { formatNamed, type FormatVersion, jsonSchemaOf, majorOf } from '../format-rules.ts';
import { formatNow, formatOf, formats, formatsNow, withPublished } from '../formats.ts';
import { formatEditor, ledgersView } from '../policy.ts';
import { KindAsked } from '../schema.ts';
import { PreviewFormat, PublishFormat } from '../schema-formats.ts';
import { carriedIn, insertFormat, lockFormats, publishedFormats } from '../store-formats.ts';
import { type LedgerFormatRow, type LedgerKind, ledgerKinds } from '../terms.ts';

/** Every format with its versions, those that are still to come included. */
export const formatList = reading({
  input: nothing,
  load: async () => null,
  view: ledgersView,
  async show({ tx, actor, now }) {
    const { note, clause, limits, limitsNote } = formats;
    const { kinds: present } = await formatsNow({ tx, now });
    const published = await publishedFormats(tx);
    const kinds = (Object.keys(ledgerKinds) as LedgerKind[]).map((kind) => {
      const all = withPublished(
        formatOf(kind),
        published.filter((one) => one.kind === kind),
      );
      const { current } = present[kind];
      const versions = Object.entries(all.versions).map(([version, { from, fields }]) => ({
        version,
        from,
        fields,
        standing: standingOf(version, { current, from, today: dayOf(now), named: present[kind] }),
        ...aboutOf(published.find((one) => one.kind === kind && one.version === version)),
      }));
      return { kind, label: ledgerKinds[kind], current, latest: all.current, fixed: all.fixed, versions };
    });
    return { note, clause, limits, limitsNote, kinds, mayEdit: formatEditor.test(actor, null) };
  },
});
const aboutOf = (row: LedgerFormatRow | undefined) => ({ note: row?.note ?? '', byName: row?.createdByName ?? null });
type Against = { current: string; from: string; today: LocalDate; named: Parameters<typeof formatNamed>[0] };
function standingOf(version: string, { current, from, today, named }: Against): 'now' | 'coming' | 'read' | 'past' {
  if (version === current) return 'now';
  if (from > today) return 'coming';
  return formatNamed(named, version) && majorOf(version) <= majorOf(current) ? 'read' : 'past';
}

/** JSON Schema 2020-12 of a kind, for the programs of senders. */
export const formatSchema = reading({
  input: KindAsked,
  load: async () => null,
  view: ledgersView,
  async show({ tx, now }, _, { kind, version }): Promise<FileAnswer> {
    const own = (await publishedFormats(tx)).filter((one) => one.kind === kind);
    const coming = own.find((one) => one.version === version);
    const of = await formatNow({ tx, now }, kind);
    const wanted = version === '' ? of.current : version;
    const fields = coming?.fields ?? formatNamed(of, wanted)?.fields;
    if (!fields) throw new Problem('ledgers.format_unknown', { version: wanted });
    const body = Buffer.from(`${JSON.stringify(jsonSchemaOf(of.label, wanted, fields), null, 2)}\n`);
    return { name: `${kind}-${wanted}.schema.json`, type: 'application/schema+json', body };
  },
});

type Draft = z.output<typeof PreviewFormat>;
/** A draft against the last version published: its number, what it changes, what stands against it. */
async function judged(tx: Tx, { kind, before: said, ...rest }: Draft) {
  const own = (await publishedFormats(tx)).filter((one) => one.kind === kind);
  const { current: version, versions, fixed } = withPublished(formatOf(kind), own);
  if (said !== version) throw new Problem('row.changed');
  const before = versions[version] as FormatVersion;
  const draft: FormatDraft = { ...rest, fields: rest.fields.map(withoutIdle) };
  const lost = droppedCodes(before.fields, draft).map(({ field, code }) => ({ field: field.key, code }));
  const keys = droppedIn(before.fields, draft).map(({ key }) => key);
  const carried = await carriedIn(tx, kind, { keys, codes: lost });
  return {
    draft,
    carried,
    last: own.at(-1)?.validFrom,
    next: nextVersion(version, before, draft),
    changes: changesIn(before.fields, draft),
    findings: editionFindings({ before: before.fields, fixed, draft, carried }),
  };
}
/** What a kind of column has no use for is left out, so that it is no change. */
function withoutIdle({ options, max, most, unit, total, ...field }: Draft['fields'][number]) {
  return {
    ...field,
    ...(unit ? { unit } : {}),
    ...(max !== undefined && (field.kind === 'text' || field.kind === 'code') ? { max } : {}),
    ...(most !== undefined && (field.kind === 'whole' || field.kind === 'number') ? { most } : {}),
    ...(options && field.kind === 'choice' ? { options } : {}),
    ...(total && (field.kind === 'money' || field.kind === 'whole') ? { total } : {}),
  };
}

export const previewFormat = reading({
  input: PreviewFormat,
  load: async () => null,
  view: formatEditor,
  async show({ tx }, _, input) {
    const { next, changes, findings, carried } = await judged(tx, input);
    const counts = Object.entries(carried).map(([key, records]) => ({ key, records }));
    return { version: next.version, isMajor: next.isMajor, changes, findings, carried: counts };
  },
});

/** A new version from a day on. What was published is never altered; the version before is still read. */
export const publishFormat = useCase({
  act: 'ledger_format.publish',
  label: '发布台账格式新版',
  input: PublishFormat,
  load: async () => null,
  view: ledgersView,
  allow: formatEditor,
  async run({ tx, actor, now, record }, _, { validFrom, note, ...input }) {
    const { kind } = input;
    await lockFormats(tx, kind);
    const { draft, next, findings, changes, last } = await judged(tx, input);
    if (findings.length > 0) throw new Problem('ledgers.format_refused', {}, findings);
    const tomorrow = addDays(dayOf(now), 1);
    const day = last !== undefined && last >= tomorrow ? addDays(last, 1) : tomorrow;
    if (validFrom < day) throw new Problem('ledgers.format_day', { day });
    const { version, upgrade } = next;
    const [id, digest] = [newId(), digestOf({ fields: draft.fields, upgrade })];
    const made = { createdByName: actor.name, createdAt: now };
    await insertFormat(tx, { id, kind, version, validFrom, fields: draft.fields, upgrade, digest, note, ...made });
    record({
      act: 'ledger_format.publish',
      subject: id,
      after: { kind, version, validFrom, digest, changes: changes.map(({ key, what }) => `${key} ${what}`) },
      note: `${ledgerKinds[kind]} ${version}：${note}`,
    });
    return { id };
  },
});
