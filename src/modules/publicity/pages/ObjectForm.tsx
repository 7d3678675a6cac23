import { Button, Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { Field } from '../../../web/parts/Field.tsx';
import { findingsFrom } from '../../../web/parts/form-findings.ts';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { type FormValues, SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { problemOf } from '../../../web/request.ts';
import { type ProblemReply, useAct } from '../../../web/server-state.ts';
import { publicEndpoints } from '../endpoints.ts';
import { keep, kept } from '../../../web/storage.ts';
import { claimFindings } from '../rules.ts';
import { ObjectionForm, type SubmitObjection } from '../schema.ts';
import type { ClaimantKind } from '../terms.ts';
import type { ObjectionPlacesOut, ReceiptOut } from '../public-views.ts';
import { Evidence, noFiles } from './Evidence.tsx';
import { fieldsOf, notes, schemaFor, sentOf, typedOf } from './objection-fields.ts';
import { useTicket } from './use-ticket.ts';

type Place = z.output<typeof ObjectionPlacesOut>['places'][number];
type Given = z.input<typeof SubmitObjection>;
type Props = {
  place: Place;
  others: readonly Place[];
  onPlace: (code: string) => void;
  onReceipt: (receipt: z.output<typeof ReceiptOut>) => void;
};

const blank: FormValues = { claimantKind: 'person' };

/** The form of an objection; all that is wrong is said at once, at its field. */
export function ObjectForm({ place, others, onPlace, onReceipt }: Props) {
  const draft = `objection.${place.code}`;
  const [found] = useState(() => kept<FormValues>(draft));
  const [values, setValues] = useState<FormValues>(found ?? blank);
  const [files, setFiles] = useState(noFiles);
  const ticket = useTicket(publicEndpoints.ticket, place.code);
  const { run, busy, clear, problem: refused } = useAct(publicEndpoints.submit);
  const [fault, setFault] = useState<ProblemReply>();
  const problem = refused ?? fault;
  const [wrong, setWrong] = useState<ReturnType<typeof findingsFrom>>([]);
  const findings = problem ? problem.findings : wrong;
  const kind = values.claimantKind as ClaimantKind;
  const work = place.works.find((one) => one.number === values.workNumber);
  const change = (next: FormValues) => {
    setValues(next);
    keep(draft, next);
  };
  const empty = () => {
    setValues(blank);
    keep(draft, undefined);
  };
  const send = async () => {
    const sent = sentOf(values);
    const read = ObjectionForm.safeParse(sent);
    const sealed = files.seal.length > 0 || place.limits.maxFiles === 0;
    const against = [
      ...(read.success ? [] : findingsFrom(read.error)),
      ...claimFindings(typedOf(sent), { seal: sealed }),
    ];
    setWrong(against);
    if (against.length > 0) return clear();
    setFault(undefined);
    const secret = await ticket().catch((thrown: unknown) => setFault(problemOf(thrown)));
    if (!secret) return;
    const evidence = files.evidence.map((file) => file.id);
    const seal = kind === 'unit' ? (files.seal[0]?.id ?? '') : '';
    const given = { ...sent, code: place.code, ticket: secret, evidence, seal } as unknown as Given;
    const receipt = await run(given);
    if (!receipt) return;
    keep(draft, undefined);
    onReceipt(receipt);
  };
  return (
    <>
      <p className="object-place">
        {place.title}
        {others.map((one) => (
          <Button key={one.code} type="link" size="small" onClick={() => onPlace(one.code)}>
            改为：{one.title}
          </Button>
        ))}
      </p>
      <Field path="workNumber" label="对哪部作品有异议" need findings={findings}>
        {({ status, ...bind }) => (
          <Select
            {...bind}
            status={status}
            className="w"
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="按作品名、机构或编号选择"
            options={place.works.map((one) => ({
              value: one.number,
              label: `《${one.title}》　${one.applicant}　${one.number}`,
            }))}
            value={values.workNumber as string | undefined}
            onChange={(workNumber: string) => change({ ...values, workNumber })}
          />
        )}
      </Field>
      {work ? (
        <p className="note">
          公示至 <When at={work.until} form="day" /> 24:00
        </p>
      ) : null}
      <SchemaForm
        schema={schemaFor(kind)}
        values={values}
        onChange={change}
        findings={findings}
        only={['claimantKind', 'ground', 'claim', ...fieldsOf[kind]]}
      />
      <p className="note">{notes[kind]}</p>
      <Evidence
        limits={place.limits}
        kind={kind}
        files={files}
        onChange={setFiles}
        ticket={ticket}
        findings={findings}
      />
      <ProblemView problem={problem} />
      <p className="object-send">
        <Button type="primary" loading={busy} onClick={() => void send()}>
          提交异议
        </Button>
        <span className="note">提交后给出编号和查询码；办结前可以凭查询码撤回。</span>
      </p>
      <p className="note">
        已填文字暂存在这台设备的浏览器里，刷新或误关后还在，提交后清除；附件需重新上传。
        <Button type="link" size="small" className="inline-link" onClick={empty}>
          清空已填内容
        </Button>
      </p>
    </>
  );
}
