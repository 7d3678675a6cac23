import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Instant } from '../../../base/time.ts';
import type { Tx } from '../../../platform/database.ts';
import { digestOf } from '../../../platform/digest.ts';
import { newId } from '../../../platform/ids.ts';
import { templatesAll } from '../queries.ts';
import { TemplateContentIn } from '../schema.ts';
import { insertTemplate } from '../store.ts';

const file = path.resolve(import.meta.dirname, '../../../../reference/agreement-template-2026.json');

/** The template every installation begins with, in use until the office publishes another edition. */
export async function seedAgreements(tx: Tx, now: Instant): Promise<void> {
  if ((await templatesAll(tx)).length > 0) return;
  const { name, source, content: raw } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  const content = TemplateContentIn.parse(raw);
  await insertTemplate(tx, {
    id: newId(),
    version: 1,
    edition: 1,
    state: 'published',
    name: name ?? '',
    content,
    digest: digestOf(content),
    note: source ?? '',
    createdByName: '系统初始数据',
    createdAt: now,
    publishedByName: '系统初始数据',
    publishedAt: now,
  });
}
