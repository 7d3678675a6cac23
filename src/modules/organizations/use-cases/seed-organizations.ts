import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { OrganizationKind } from '../../../base/policy.ts';
import { type Instant, localDate } from '../../../base/time.ts';
import { readCsv } from '../../../platform/csv.ts';
import type { Tx } from '../../../platform/database.ts';
import { findByCode } from '../queries.ts';
import { insertOrganization } from '../store.ts';

const file = path.resolve(import.meta.dirname, '../../../../reference/bureaus.csv');
const kinds: Record<string, OrganizationKind> = {
  national: 'national_bureau',
  provincial_bureau: 'provincial_bureau',
  direct_central_unit: 'central_direct_unit',
  industry_association: 'association',
};
/**
 * Loads the bureaus and units of reference/bureaus.csv that are not yet here, with source and confidence; names
 * are those in use when the source was drawn up.
 */
export async function seedOrganizations(tx: Tx, now: Instant): Promise<void> {
  for (const row of readCsv(readFileSync(file, 'utf8'))) {
    if (await findByCode(tx, row.code ?? '')) continue;
    const kind = kinds[row.kind ?? ''];
    if (!kind) throw new Error(`reference/bureaus.csv: unknown kind ${row.kind}`);
    await insertOrganization(tx, {
      kind,
      name: row.official_name ?? '',
      shortName: row.short_name ?? '',
      code: row.code ?? '',
      licenceMark: row.licence_mark || null,
      regionCode: row.adcode || null,
      now,
      nameFrom: localDate(row.names_from ?? ''),
      source: [row.source, row.note].filter(Boolean).join('；'),
      confidence: row.confidence ?? '',
    });
  }
}
