import { Button, Modal } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { z } from 'zod';
import type { Endpoint } from '../../../base/endpoint.ts';
import { useActForm } from '../../../web/parts/ActForm.tsx';
import { FieldScope } from '../../../web/parts/Findings.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import { UploadSlot, useUploads } from './Files.tsx';

type Props<I extends z.ZodType, O extends z.ZodType> = {
  title: string;
  act: string;
  endpoint: Endpoint<I, O>;
  schema: z.ZodObject;
  fixed: Record<string, unknown>;
  initial?: Record<string, unknown>;
  /** Label of the slot for evidence; none when the act takes none. */
  files?: string;
  filesNeeded?: boolean;
  /** Above the fields: what is compared or meant. */
  children?: ReactNode;
  onClose: () => void;
};

/** A dialog for one act of tracking: its fields, its evidence, and its refusal where it belongs. */
export function FormDialog<I extends z.ZodType, O extends z.ZodType>(props: Props<I, O>) {
  const { title, act, endpoint, schema, fixed, initial = {}, files, filesNeeded = false, children, onClose } = props;
  const scope = useId();
  const uploads = useUploads();
  const sent = files ? { ...fixed, uploads: uploads.ids } : fixed;
  const form = useActForm({ endpoint, schema, initial, fixed: sent, scope, onDone: onClose });
  return (
    <Modal
      open
      title={title}
      closable={false}
      mask={{ closable: false }}
      transitionName=""
      maskTransitionName=""
      onCancel={onClose}
      footer={
        <div className="confirm-foot">
          <span className="grow" />
          <Button onClick={onClose}>返回</Button>
          <Button type="primary" loading={form.busy} onClick={() => void form.submit()}>
            {act}
          </Button>
        </div>
      }
    >
      <FieldScope value={scope}>
        {children}
        <ProblemView problem={form.problem} labelOf={form.labelOf} />
        <SchemaForm {...form.form} />
      </FieldScope>
      {files ? <UploadSlot uploads={uploads} label={files} need={filesNeeded} /> : null}
    </Modal>
  );
}

/** A button with its dialog. */
export function FormButton<I extends z.ZodType, O extends z.ZodType>(
  props: Omit<Props<I, O>, 'onClose'> & { primary?: boolean; size?: 'small' | 'middle' },
) {
  const { primary = false, size = 'middle', ...dialog } = props;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size={size} type={primary ? 'primary' : 'default'} onClick={() => setOpen(true)}>
        {dialog.act}…
      </Button>
      {open ? <FormDialog {...dialog} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
