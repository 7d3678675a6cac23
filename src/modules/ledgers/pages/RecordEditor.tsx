import { Button, Input, Select } from 'antd';
import { useId, useMemo, useState } from 'react';
import { Drawer } from '../../../web/parts/Drawer.tsx';
import { Field } from '../../../web/parts/Field.tsx';
import { FieldScope } from '../../../web/parts/Findings.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { type FormValues, SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import { useAct } from '../../../web/server-state.ts';
import { ledgersEndpoints as at } from '../endpoints.ts';
import type { LedgerField } from '../format-rules.ts';
import type { LedgerKind } from '../terms.ts';
import { atFields, recordForm } from './record-form.ts';

type Correcting = { code: string; note: string };
type Choice = { code: string; label: string };

/** Why a period that is over is changed; asked for only when the server says so. */
export function CorrectionFields({
  choices,
  value,
  onChange,
}: {
  choices: readonly Choice[];
  value: Correcting | null;
  onChange: (value: Correcting) => void;
}) {
  return (
    <div className="fields-grid grid-2">
      <Field path="correction.code" label="更正原因" need>
        {(bind) => (
          <Select
            {...bind}
            className="w"
            value={value?.code}
            options={choices.map(({ code, label }) => ({ value: code, label }))}
            onChange={(code: string) => onChange({ note: '', ...value, code })}
            placeholder="请选择"
          />
        )}
      </Field>
      <Field path="correction.note" label="说明">
        {(bind) => (
          <Input
            {...bind}
            maxLength={500}
            value={value?.note ?? ''}
            onChange={(event) => onChange({ code: '', ...value, note: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}

type Edited = { key: string; version: number; content: FormValues };
type Props = {
  open: boolean;
  kind: LedgerKind;
  period: string;
  fields: readonly LedgerField[];
  corrections: readonly Choice[];
  /** The record as it was seen; a new one without it. */
  record?: Edited | undefined;
  onClose: () => void;
};

/** One record of one's own ledger in a form; saving it makes a new version. */
export function RecordEditor({ open, kind, period, fields, corrections, record, onClose }: Props) {
  const scope = useId();
  const schema = useMemo(() => recordForm(fields), [fields]);
  const [key, setKey] = useState(record?.key ?? '');
  const [values, setValues] = useState<FormValues>(record?.content ?? {});
  const [correction, setCorrection] = useState<Correcting | null>(null);
  const { run, busy, problem, clear } = useAct(at.save);
  const findings = atFields(problem?.findings ?? []);
  const close = () => {
    clear();
    onClose();
  };
  const save = async () => {
    const { extra: _, ...typed } = values;
    const content = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined)) as never;
    const rows = [{ key: key.trim(), seen: record?.version ?? 0, withdraw: false, content }];
    if (await run({ kind, period, rows, correction })) close();
  };
  return (
    <Drawer
      open={open}
      title={record ? `修改记录 ${record.key}` : '新增记录'}
      width={640}
      onClose={close}
      foot={
        <span className="row">
          <Button type="primary" loading={busy} onClick={() => void save()}>
            保存
          </Button>
          <Button onClick={close}>取消</Button>
        </span>
      }
    >
      <FieldScope value={scope}>
        <ProblemView problem={problem} />
        {problem?.code === 'ledgers.reason_needed' || correction ? (
          <CorrectionFields choices={corrections} value={correction} onChange={setCorrection} />
        ) : null}
        <Field path="key" label="编号" need hint="本单位编定，一经报送不再改变" findings={findings}>
          {(bind) => (
            <Input
              {...bind}
              disabled={record !== undefined}
              value={key}
              onChange={(event) => setKey(event.target.value)}
            />
          )}
        </Field>
        <SchemaForm schema={schema} values={values} onChange={setValues} findings={findings} columns={2} />
      </FieldScope>
    </Drawer>
  );
}
