import { z } from 'zod';
import { idField, keysOf, localDateField, text } from '../../base/fields.ts';
import { conflictKinds } from './terms.ts';

const version = z.coerce.number().int().min(1).meta({ label: '版本' });
const reason = text(5, 300).meta({ label: '原因' });

/** A batch, and for those who may look at several units, the unit. */
export const UnitOfBatch = z.object({ batchId: idField(), recommenderOrgId: idField().optional() });
export const BatchOnly = z.object({ batchId: idField() });
export const ReviewById = z.object({ reviewId: idField() });
export const ListById = z.object({ listId: idField(), edition: z.coerce.number().int().min(1).optional() });

export const SetPanel = z.object({
  batchId: idField(),
  version: version.optional(),
  personIds: z.array(idField()).min(1, '至少选择一位评委').max(60).meta({ label: '评审组成员' }),
  reason: text(0, 300).default('').meta({ label: '调整原因' }),
});
export const OpenScoring = z.object({
  reviewId: idField(),
  version,
  dueOn: localDateField().optional().meta({ label: '打分截止日', widget: 'date', hint: '不填则以推荐截止日为准' }),
});
export const CloseScoring = z.object({ reviewId: idField(), version });
export const ReopenScoring = z.object({ reviewId: idField(), version, reason });
export const UrgeReviewers = z.object({
  reviewId: idField(),
  personIds: z.array(idField()).min(1, '至少选择一位评委').max(60),
  note: text(0, 200).default('').meta({ label: '附言' }),
});
export const DeclareConflicts = z.object({
  reviewId: idField(),
  conflicts: z
    .array(
      z.object({
        applicationId: idField(),
        kind: keysOf(conflictKinds),
        note: text(0, 200).default(''),
      }),
    )
    .max(500)
    .meta({ label: '需要回避的作品' }),
});
export const SheetByWork = z.object({ applicationId: idField() });
export const SheetContent = z.object({
  applicationId: idField(),
  /** The row's version the page has read; 0 while there is no row yet. */
  version: z.coerce.number().int().min(0),
  marks: z.record(z.string().max(60), z.union([z.number(), z.boolean()])).meta({ label: '评分' }),
  comment: text(0, 2000).default('').meta({ label: '评语' }),
});
export const ReviseSheet = z.object({ applicationId: idField(), version });

export const PlaceSeat = z.object({
  listId: idField(),
  version,
  applicationId: idField(),
  rank: z.coerce.number().int().min(1).max(100).meta({ label: '席位' }),
});
export const VacateSeat = z.object({ listId: idField(), version, applicationId: idField() });
export const SaveOpinion = z.object({
  listId: idField(),
  applicationId: idField(),
  version: z.coerce.number().int().min(0),
  opinion: text(0, 2000).meta({ label: '推荐意见' }),
});
export const SealList = z.object({
  listId: idField(),
  version,
  /** Digest of the preview that was read, so that nothing else is sealed than what was seen. */
  previewDigest: z.string().max(128),
  checked: z.literal(true, '请先勾选“我已核对”'),
});
export const SwapWork = z.object({
  listId: idField(),
  version,
  outId: idField().meta({ label: '换出作品' }),
  inId: idField().meta({ label: '换入作品' }),
  reason,
  checked: z.literal(true, '请先勾选“我已核对”'),
  /** The opinion on the work coming in, where it has not been written before. */
  opinion: text(0, 2000).optional().meta({ label: '换入作品的推荐意见' }),
});
export const PassOver = z.object({ applicationId: idField(), opinion: text(5, 300).meta({ label: '不予推荐的意见' }) });
export const LapseBatch = z.object({ batchId: idField() });
export const PaperWanted = z.object({
  listId: idField(),
  edition: z.coerce.number().int().min(1).optional(),
  format: z.enum(['pdf', 'docx']).default('pdf'),
});
