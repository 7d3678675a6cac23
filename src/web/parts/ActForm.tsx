import { Button, Modal } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { z } from 'zod';
import type { Endpoint } from '../../base/endpoint.ts';
import type { Finding } from '../../base/problem.ts';
import { useAct } from '../server-state.ts';
import { ConfirmAct, type Effect } from './ConfirmAct.tsx';
import { FieldScope, goToField } from './Findings.tsx';
import { findingsFrom, labelsOf, useFindingsStanding } from './form-findings.ts';
import { ProblemView } from './ProblemView.tsx';
import { type FormValues, SchemaForm } from './SchemaForm.tsx';

type Sending<I extends z.ZodType, O extends z.ZodType> = {
  endpoint: Endpoint<I, O>;
  /** The fields a person fills; default: the endpoint's input without what is fixed. */
  schema?: z.ZodObject | undefined;
  initial?: FormValues;
  /** Sent along and not shown, e.g. ids and version. */
  fixed?: FormValues;
  onDone?: (answer: z.output<O>) => void;
  /** The FieldScope the fields stand in, where the page has several forms. */
  scope?: string;
};

/** Values, findings at their fields and sending of a form; for pages that lay out the fields themselves. */
export function useActForm<I extends z.ZodType, O extends z.ZodType>({
  endpoint,
  schema,
  initial = {},
  fixed = {},
  onDone,
  scope = '',
}: Sending<I, O>) {
  const fields = schema ?? (endpoint.input as unknown as z.ZodObject);
  const [values, setValues] = useState<FormValues>(initial);
  const [own, setOwn] = useState<Finding[]>([]);
  const { run, busy, problem, clear } = useAct(endpoint);
  const without = schema ? [] : Object.keys(fixed);
  const check = (): boolean => {
    const read = fields.safeParse({ ...fixed, ...values });
    const found = read.success ? [] : findingsFrom(read.error);
    setOwn(found);
    const first = found.find((one) => one.path)?.path;
    if (first) requestAnimationFrame(() => goToField(first, scope));
    return found.length === 0;
  };
  const submit = async (): Promise<boolean> => {
    if (!check()) return false;
    const answer = await run({ ...fixed, ...values } as z.input<I>);
    if (answer === undefined) return false;
    onDone?.(answer);
    return true;
  };
  const findings = useFindingsStanding([...own, ...(problem?.findings ?? [])], values);
  const form = { schema: fields, values, onChange: setValues, findings, without };
  return { form, values, setValues, findings, submit, check, busy, problem, clear, labelOf: labelsOf(fields) };
}

/** A form that carries out one act; refusals stand above it and at their fields. */
export function ActForm<I extends z.ZodType, O extends z.ZodType>({
  submit: label,
  columns = 1,
  children,
  ...sending
}: Sending<I, O> & {
  /** Words of the button: the act. */
  submit: string;
  columns?: 1 | 2 | 3;
  /** Between fields and button. */
  children?: ReactNode;
}) {
  const scope = useId();
  const { form, submit, busy, problem, labelOf } = useActForm({ ...sending, scope });
  return (
    <form
      className="act-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <FieldScope value={scope}>
        <ProblemView problem={problem} labelOf={labelOf} />
        <SchemaForm {...form} columns={columns} />
      </FieldScope>
      {children}
      <Button type="primary" htmlType="submit" loading={busy}>
        {label}
      </Button>
    </form>
  );
}

/** A dialog with an ActForm; with `effect` it is the confirm dialog with the fields inside. */
export function ActDialog<I extends z.ZodType, O extends z.ZodType>({
  open,
  title,
  act,
  effect,
  onCancel,
  ...sending
}: Sending<I, O> & {
  open: boolean;
  title: string;
  act: string;
  effect?: Effect | undefined;
  onCancel: () => void;
}) {
  const scope = useId();
  const { form, submit, busy, problem, clear, labelOf } = useActForm({ ...sending, scope });
  const cancel = () => {
    clear();
    onCancel();
  };
  if (effect) {
    return (
      <ConfirmAct {...effect} {...{ open, busy, problem }} onConfirm={() => void submit()} onCancel={cancel}>
        <FieldScope value={scope}>
          <SchemaForm {...form} />
        </FieldScope>
      </ConfirmAct>
    );
  }
  return (
    <Modal
      open={open}
      title={title}
      closable={false}
      mask={{ closable: false }}
      transitionName=""
      maskTransitionName=""
      onCancel={cancel}
      footer={
        <div className="confirm-foot">
          <span className="grow" />
          <Button onClick={cancel}>返回</Button>
          <Button type="primary" loading={busy} onClick={() => void submit()}>
            {act}
          </Button>
        </div>
      }
    >
      <FieldScope value={scope}>
        <ProblemView problem={problem} labelOf={labelOf} />
        <SchemaForm {...form} />
      </FieldScope>
    </Modal>
  );
}
