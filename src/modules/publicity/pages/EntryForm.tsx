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
import { objectionEndpoints as on } from '../endpoints.ts';
import type { EntryReceiptOut, ObjectionPlacesOut } from '../public-views.ts';
import { claimFindings } from '../rules.ts';
import { EntryForm as ArrivalForm, type EnterObjection, ObjectionForm } from '../schema.ts';
import type { ClaimantKind } from '../terms.ts';
import { Evidence, noFiles } from './Evidence.tsx';
import { fieldsOf, schemaFor, sentOf, typedOf } from './objection-fields.ts';
import { useTicket } from './use-ticket.ts';

type Place = z.output<typeof ObjectionPlacesOut>['places'][number];
type Props = { place: Place; onReceipt: (receipt: z.output<typeof EntryReceiptOut>) => void };

/** What came by letter, telephone or in person, entered for whoever sent it; all that is wrong is said at once. */
export function EntryForm({ place, onReceipt }: Props) {
  const [values, setValues] = useState<FormValues>({ claimantKind: 'person', channel: 'letter' });
  const [files, setFiles] = useState(noFiles);
  const ticket = useTicket(on.entryTicket, place.code);
  const { run, busy, clear, problem: refused } = useAct(on.enter);
  const [fault, setFault] = useState<ProblemReply>();
  const [wrong, setWrong] = useState<ReturnType<typeof findingsFrom>>([]);
  const problem = refused ?? fault;
  const findings = problem ? problem.findings : wrong;
  const kind = values.claimantKind as ClaimantKind;
  const work = place.works.find((one) => one.number === values.workNumber);
  const send = async () => {
    const sent = sentOf(values);
    const read = ObjectionForm.extend(ArrivalForm.shape).safeParse(sent);
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
    const given = { ...sent, code: place.code, ticket: secret, evidence, seal };
    const receipt = await run(given as unknown as z.input<typeof EnterObjection>);
    if (receipt) onReceipt(receipt);
  };
  return (
    <>
      <SchemaForm schema={ArrivalForm} values={values} onChange={setValues} findings={findings} columns={3} />
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
            onChange={(workNumber: string) => setValues({ ...values, workNumber })}
          />
        )}
      </Field>
      {work ? (
        <p className="note">
          公示至 <When at={work.until} form="day" /> 24:00，在此之前收到的算期内异议
        </p>
      ) : null}
      <SchemaForm
        schema={schemaFor(kind)}
        values={values}
        onChange={setValues}
        findings={findings}
        only={['claimantKind', 'ground', 'claim', ...fieldsOf[kind]]}
      />
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
          登记异议
        </Button>
        <span className="note">来函须上传扫描件；提出人信息另行保管，查看均有登记。</span>
      </p>
    </>
  );
}
