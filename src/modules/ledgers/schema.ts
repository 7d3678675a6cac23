import { z } from 'zod';
import { idField, keysOf, localDateField, optionalText, PageIn, text } from '../../base/fields.ts';
import { keyHolders, ledgerKinds } from './terms.ts';

const periodField = () => z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-H[12]$/, '期次写作 2026-06-H1');
const kindField = () => keysOf(ledgerKinds);
const keyField = () =>
  z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/, '编号为 1 至 60 位字母、数字、点、横线或下划线');
const Any = z.record(z.string().max(40), z.union([z.string().max(2000), z.number(), z.boolean(), z.null()]));
const CorrectionIn = z.object({ code: z.string().min(1).max(40), note: optionalText(500) });
const correction = { correction: CorrectionIn.nullable().default(null) };

/** Rows of a person: the version comes from what the person saw; 0 for a new record. */
export const SaveEntries = z.object({
  kind: kindField(),
  period: periodField(),
  rows: z
    .array(
      z.object({
        key: keyField(),
        seen: z.int().min(0),
        withdraw: z.boolean().default(false),
        content: Any.default({}),
      }),
    )
    .max(500),
  ...correction,
});
/** One record of a program, at its own address. */
export const PutRecord = z.object({
  kind: kindField(),
  key: keyField(),
  period: periodField(),
  /** Version of the format; the current one unless said. */
  format: z.string().max(12).default(''),
  version: z.int().min(1),
  deleted: z.boolean().default(false),
  data: z.record(z.string().max(40), z.unknown()).default({}),
  ...correction,
  ifMatch: z
    .string()
    .regex(/^"\d{1,16}"$|^\*$/, 'If-Match 写作 "3"')
    .optional(),
});
/** One page of a sender's records in the order of their numbers; `after` is the `next` of the page before. */
export const ReadRecords = z.object({
  kind: kindField(),
  /** The sender; one's own organisation unless said. */
  sourceOrgId: z.union([idField(), z.literal('')]).default(''),
  period: z.union([periodField(), z.literal('')]).default(''),
  size: z.coerce.number().int().min(1).max(1000).default(200),
  after: z.string().max(300).default(''),
});
export const RecordByKey = z.object({ kind: kindField(), key: keyField() });
const ManyRecords = z.object({
  kind: kindField(),
  period: periodField(),
  format: z.string().max(12).default(''),
  records: z
    .array(
      z.object({
        key: z.unknown(),
        version: z.unknown(),
        deleted: z.unknown().optional(),
        data: z.record(z.string().max(40), z.unknown()).default({}),
      }),
    )
    .max(20_000),
  ...correction,
});
/** Many records of a program; each gets its own result. More than these are taken later. */
export const SendRecords = ManyRecords.extend({ records: ManyRecords.shape.records.max(2000) });
export const SendManyRecords = ManyRecords;
export const TaskById = z.object({ taskId: idField() });
export const SendPackage = z.object({ uploadId: z.string().min(1).max(80) });

export const ListRecords = PageIn.extend({
  kind: z.union([kindField(), z.literal('')]).default(''),
  sourceOrgId: z.union([idField(), z.literal('')]).default(''),
  period: z.union([periodField(), z.literal('')]).default(''),
  /** `yes`: linked to a work, `no`: not. */
  linked: z.enum(['', 'yes', 'no']).default(''),
  q: z.string().max(60).default(''),
});
export const ExportRecords = ListRecords.omit({ page: true, size: true });
export const RecordById = z.object({ recordId: idField() });
export const StateAsked = z.object({ period: z.union([periodField(), z.literal('')]).default('') });
export const ListReceipts = PageIn.extend({
  sourceOrgId: z.union([idField(), z.literal('')]).default(''),
  period: z.union([periodField(), z.literal('')]).default(''),
  /** `open`: something was found and nobody above has noted it. */
  only: z.enum(['', 'open', 'conflict', 'invalid', 'correction']).default(''),
});
export const ReceiptById = z.object({ receiptId: idField() });
export const NoteReceipt = z.object({
  receiptId: idField(),
  version: z.int(),
  note: text(2, 500).meta({ label: '阅处意见', hint: '报送单位可以看到', rows: 3, max: 500 }),
});

export const TemplateAsked = z.object({ kind: kindField(), period: periodField() });
export const ReadImport = z.object({
  kind: kindField(),
  period: periodField(),
  uploadId: z.string().min(1).max(80),
});
export const ImportById = z.object({ importId: idField() });
export const CarryOutImport = z.object({ importId: idField(), version: z.int(), ...correction });
export const DropImport = z.object({ importId: idField(), version: z.int() });

export const RegisterKey = z.object({
  organizationId: idField().meta({ label: '报送单位' }),
  name: text(1, 40).meta({ label: '密钥名称', hint: '便于辨认，例：报送专机' }),
  pem: text(1, 8000).meta({
    label: '公钥或证书（PEM）',
    widget: 'long',
    rows: 6,
    hint: '只登记公钥；私钥由报送单位保管',
  }),
  validFrom: localDateField().meta({ label: '有效期自' }),
  validUntil: localDateField().meta({ label: '有效期至' }),
});
export const KeyById = z.object({ keyId: idField() });
export const RevokeKey = z.object({
  keyId: idField(),
  version: z.int(),
  held: keysOf(keyHolders).default('perhaps').meta({ label: '私钥去向', widget: 'radio', options: keyHolders }),
  reason: text(4, 300).meta({ label: '吊销原因', rows: 3, max: 300 }),
});
export const KindAsked = z.object({ kind: kindField(), version: z.string().max(12).default('') });
