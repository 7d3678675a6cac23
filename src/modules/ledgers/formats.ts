import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { currentFormat, type KindFormat, type LedgerField, type LedgerFormats } from './format-rules.ts';
import { FormatsIn } from './schema-formats.ts';
import type { LedgerKind } from './terms.ts';

const file = path.resolve(import.meta.dirname, '../../../reference/ledger-formats.json');

const read = (): LedgerFormats => z.parse(FormatsIn, JSON.parse(readFileSync(file, 'utf8')));
/** The published formats of the ledgers, the limits of packages and the reasons of corrections. */
export const formats: LedgerFormats = read();

export const formatOf = (kind: LedgerKind): KindFormat => formats.kinds[kind];
/** The fields of a kind as its ledger shows them. */
export const fieldsOf = (kind: LedgerKind): LedgerField[] => currentFormat(formatOf(kind)).fields;
/** The ledgers that an organisation of a kind keeps. */
export const kindsOf = (orgKind: string | null): LedgerKind[] =>
  (Object.keys(formats.kinds) as LedgerKind[]).filter((kind) => formatOf(kind).senders.includes(orgKind ?? ''));
/** Kinds of organisations from which a delivery is awaited each period. */
export const expectedSenders: readonly string[] = [
  ...new Set(Object.values(formats.kinds).flatMap(({ expected }) => expected)),
];
