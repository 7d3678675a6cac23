import { Checkbox, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import type { z } from 'zod';
import type { Endpoint } from '../../../base/endpoint.ts';
import { Field } from '../../../web/parts/Field.tsx';
import { FieldScope } from '../../../web/parts/Findings.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { useAct } from '../../../web/server-state.ts';
import type { TargetsOut } from '../views.ts';

type Choices = z.output<typeof TargetsOut>['events'];
type Values = { label: string; url: string; events: string[] };
type Props<I extends z.ZodType, O extends z.ZodType> = {
  title: string;
  note?: string;
  choices: Choices;
  endpoint: Endpoint<I, O>;
  initial?: Values;
  fixed?: object;
  onCancel: () => void;
  onDone: (done: z.output<O>) => void;
};

/** Name, address and events of a target, made or changed. */
export function TargetForm<I extends z.ZodType, O extends z.ZodType>(props: Props<I, O>) {
  const { title, note, choices, endpoint, initial, fixed = {}, onCancel, onDone } = props;
  const { run, busy, problem } = useAct(endpoint);
  const [values, setValues] = useState<Values>(initial ?? { label: '', url: 'https://', events: [] });
  const scope = useId();
  const findings = problem?.findings ?? [];
  const save = async () => {
    const done = await run({ ...fixed, ...values } as z.input<I>);
    if (done) onDone(done);
  };
  const groups = [...Map.groupBy(choices, ({ group }) => group)];
  const pick = (group: Choices, chosen: string[]) => {
    const others = values.events.filter((event) => !group.some(({ type }) => type === event));
    setValues({ ...values, events: [...others, ...chosen] });
  };
  return (
    <Modal
      open
      title={title}
      okText="保存"
      cancelText="取消"
      width={760}
      style={{ top: 24 }}
      confirmLoading={busy}
      onOk={() => void save()}
      onCancel={onCancel}
    >
      <FieldScope value={scope}>
        {note ? <p className="note">{note}</p> : null}
        <Field path="label" label="名称" need findings={findings} hint="例：台账系统">
          {(bind) => (
            <Input
              {...bind}
              value={values.label}
              onChange={(event) => setValues({ ...values, label: event.target.value })}
            />
          )}
        </Field>
        <Field path="url" label="接收地址" need findings={findings} hint="https 域名；内网地址和跳转不予推送">
          {(bind) => (
            <Input
              {...bind}
              value={values.url}
              onChange={(event) => setValues({ ...values, url: event.target.value })}
            />
          )}
        </Field>
        <div className="webhook-groups">
          {groups.map(([group, own], i) => (
            <Field key={group} path={i === 0 ? 'events' : `events.${group}`} label={group} group findings={findings}>
              {() => (
                <Checkbox.Group
                  options={own.map(({ type, label }) => ({ value: type, label }))}
                  value={values.events}
                  onChange={(chosen) => pick(own, chosen)}
                />
              )}
            </Field>
          ))}
        </div>
        <ProblemView problem={problem} />
      </FieldScope>
    </Modal>
  );
}
