import { z } from 'zod';
import { idField, PageIn, text } from '../../base/fields.ts';

export const DocumentById = z.object({ documentId: idField() });
export const ListDocuments = PageIn.extend({
  words: z.string().max(100).default(''),
  kind: z.string().max(40).default(''),
  state: z.string().max(10).default(''),
  year: z.coerce.number().int().min(0).max(9999).default(0).meta({ label: '年份，0 为全部' }),
  organizationId: z.string().max(40).default(''),
});
export const VoidDocument = DocumentById.extend({
  reason: text(5, 300).meta({ label: '作废原因', hint: '写明因何作废、以哪件为准', widget: 'long', max: 300 }),
});
