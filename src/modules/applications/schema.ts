import { z } from 'zod';
import { idField, optionalText, keysOf, localDateField, PageIn, text } from '../../base/fields.ts';
import { applicationStates } from './terms.ts';

export const ApplicationById = z.object({ applicationId: idField() });
/** Options of a form stand as on the day its batch opened. */
export const FormOfBatch = z.object({ callVersionId: idField(), batchId: idField() });
export const StartApplication = z.object({ batchId: idField(), workId: idField() });
/** `seen` is the version the writer had before; 0 for an answer that was empty. */
export const SaveAnswers = ApplicationById.extend({
  answers: z
    .array(z.object({ field: z.string().max(80), value: z.unknown(), seen: z.int().min(0) }))
    .min(1)
    .max(100),
});
export const AssignSection = ApplicationById.extend({ section: z.string().max(40), personId: idField().nullable() });
export const AttachFile = ApplicationById.extend({
  slot: z.string().max(40),
  uploadId: z.string().max(80),
  versionCode: text(0, 40).default(''),
});
export const DetachFile = ApplicationById.extend({ fileId: idField() });
export const SubmitApplication = ApplicationById;
export const WithdrawApplication = ApplicationById.extend({
  reason: text(2, 300).meta({ label: '撤回原因', widget: 'longText' }),
});
export const AcceptApplications = z.object({
  applicationId: idField(),
  opinion: text(0, 300).default('').meta({ label: '意见', widget: 'longText' }),
});
export const CorrectApplication = ApplicationById.extend({
  items: z
    .array(z.object({ field: z.string().max(80), reason: text(2, 300) }))
    .min(1)
    .max(100),
  dueOn: localDateField().optional(),
});
/** 催办: the applicant is reminded of a correction that is still out. */
export const UrgeApplication = ApplicationById.extend({
  note: optionalText(200).meta({ label: '附言', widget: 'long', max: 200, hint: '可不填' }),
});
export const RefuseApplication = ApplicationById.extend({
  code: z.string().min(1).max(60).meta({ label: '理由' }),
  note: text(5, 500).meta({ label: '说明', widget: 'longText' }),
});
export const ListApplications = PageIn.extend({
  batchId: z.string().max(40).default(''),
  state: z.string().max(200).default(''),
  words: z.string().max(100).default(''),
  category: z.string().max(10).default(''),
  recommender: z.string().max(40).default(''),
  /** What the automatic check comes to: something stops, something is to be looked at, or nothing at all. */
  checks: z.enum(['', 'stop', 'look', 'clean']).default(''),
  sort: z.enum(['number', 'title', 'submitted', 'requested']).default('number'),
  direction: z.enum(['up', 'down']).default('up'),
  /** `all` for the unpaged list of the office. */
  whole: z.coerce.boolean().default(false),
});
/** Which applications of a list are judged; several come as repeated names or with commas, one as plain text. */
export const CheckApplications = z.object({
  ids: z.preprocess(
    (given) => (typeof given === 'string' ? given.split(',') : given),
    z.array(idField()).min(1).max(100),
  ),
});
export const FileOfApplication = ApplicationById.extend({ fileId: idField() });
export const PaperOfApplication = ApplicationById.extend({
  paper: z.enum(['form', 'commitment', 'receipt']),
  format: z.enum(['pdf', 'docx']),
  edition: z.coerce.number().int().optional(),
});
export const StateFilter = keysOf(applicationStates);
