import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { dayOf, type LocalDate } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import type { Cx } from '../../platform/use-case.ts';
import {
  currentFormat,
  type FormatVersion,
  type KindFormat,
  type LedgerField,
  type LedgerFormats,
  newestFirst,
} from './format-rules.ts';
import { FormatsIn } from './schema-formats.ts';
import { publishedFormats } from './store-formats.ts';
import type { LedgerFormatRow, LedgerKind } from './terms.ts';

const file = path.resolve(import.meta.dirname, '../../../reference/ledger-formats.json');

const read = (): LedgerFormats => z.parse(FormatsIn, JSON.parse(readFileSync(file, 'utf8')));
/** The published formats of the ledgers, the limits of packages and the reasons of corrections. */
export const formats: LedgerFormats = read();

/** The formats as they hold on a day: those of the file, and what the office has published since. */
export async function formatsOn(tx: Tx, day: LocalDate): Promise<LedgerFormats> {
  const published = (await publishedFormats(tx)).filter(({ validFrom }) => validFrom <= day);
  if (published.length === 0) return formats;
  const kinds = Object.entries(formats.kinds).map(([kind, base]) => {
    const own = published.filter((one) => one.kind === kind);
    return [kind, withPublished(base, own)] as const;
  });
  return { ...formats, kinds: Object.fromEntries(kinds) as LedgerFormats['kinds'] };
}
/** A kind with versions published later; the highest is the present one. */
export function withPublished(base: KindFormat, rows: readonly LedgerFormatRow[]): KindFormat {
  if (rows.length === 0) return base;
  const added = rows.map(({ version, validFrom, fields, upgrade }) => {
    return [version, { from: validFrom, until: null, fields, upgrade }] as const;
  });
  const all: KindFormat['versions'] = { ...base.versions, ...Object.fromEntries(added) };
  const order = newestFirst(Object.keys(all));
  const versions = Object.fromEntries(order.map((one) => [one, all[one] as FormatVersion]));
  return { ...base, current: order[0] ?? base.current, versions };
}
type Asking = Pick<Cx, 'tx' | 'now'>;
export const formatsNow = ({ tx, now }: Asking): Promise<LedgerFormats> => formatsOn(tx, dayOf(now));
export const formatNow = async (cx: Asking, kind: LedgerKind): Promise<KindFormat> =>
  (await formatsNow(cx)).kinds[kind];

/** The format of the file: senders and labels of a kind never change, its columns may. */
export const formatOf = (kind: LedgerKind): KindFormat => formats.kinds[kind];
/** The fields of a kind as its ledger shows them. */
export const fieldsOf = (format: KindFormat): LedgerField[] => currentFormat(format).fields;
/** The ledgers that an organisation of a kind keeps. */
export const kindsOf = (orgKind: string | null): LedgerKind[] =>
  (Object.keys(formats.kinds) as LedgerKind[]).filter((kind) => formatOf(kind).senders.includes(orgKind ?? ''));
/** Kinds of organisations that send any ledger. */
export const senderKinds: readonly string[] = [
  ...new Set(Object.values(formats.kinds).flatMap(({ senders }) => senders)),
];
/** Kinds of organisations from which a delivery is awaited each period. */
export const expectedSenders: readonly string[] = [
  ...new Set(Object.values(formats.kinds).flatMap(({ expected }) => expected)),
];
