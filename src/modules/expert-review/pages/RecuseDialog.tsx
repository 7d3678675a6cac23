import { z } from 'zod';
import { optionalText, text } from '../../../base/fields.ts';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { expertReviewEndpoints } from '../endpoints.ts';

/** Stepping back from one work: a coded reason, and that it cannot be undone is said first. */
export function RecuseDialog({
  sheetId,
  name,
  reasons,
  onClose,
  onDone,
}: {
  sheetId: string;
  name: string;
  reasons: readonly { code: string; label: string }[];
  onClose: () => void;
  onDone: () => void;
}) {
  const options = Object.fromEntries(reasons.map((one) => [one.code, one.label]));
  const schema = z.object({
    code: text(1, 40).meta({
      label: '回避理由',
      widget: 'select',
      options,
      hint: '回避后不能撤回，本部材料随即关闭，已写的分数不再计入',
    }),
    note: optionalText(300).meta({ label: '说明', widget: 'long', max: 300 }),
  });
  return (
    <ActDialog
      open
      title={`回避 ${name}`}
      act="确认回避"
      endpoint={expertReviewEndpoints.recuse}
      schema={schema}
      fixed={{ sheetId }}
      initial={{ note: '' }}
      onCancel={onClose}
      onDone={() => {
        onClose();
        onDone();
      }}
    />
  );
}
