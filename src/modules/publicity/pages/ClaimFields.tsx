import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { Field } from '../../../web/parts/Field.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import type { ObjectionPlacesOut } from '../public-views.ts';
import { Evidence } from './Evidence.tsx';
import { fieldsOf, schemaFor } from './objection-fields.ts';
import type { Claim } from './use-claim.ts';

export type Place = z.output<typeof ObjectionPlacesOut>['places'][number];
type ClaimWork = Place['works'][number];

/** What an objection says, whoever types it: the work, who claims what on which ground, with which evidence. */
export function ClaimFields({
  place,
  claim,
  windowNote,
  note,
}: {
  place: Place;
  claim: Claim;
  /** Until when the chosen work may be objected to. */
  windowNote: (work: ClaimWork) => ReactNode;
  /** Said before the evidence. */
  note?: ReactNode;
}) {
  const { kind, values, change, files, setFiles, ticket, findings, problem } = claim;
  const work = place.works.find((one) => one.number === values.workNumber);
  return (
    <>
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
      {work ? <p className="note">{windowNote(work)}</p> : null}
      <SchemaForm
        schema={schemaFor(kind)}
        values={values}
        onChange={change}
        findings={findings}
        only={['claimantKind', 'ground', 'claim', ...fieldsOf[kind]]}
      />
      {note}
      <Evidence
        limits={place.limits}
        kind={kind}
        files={files}
        onChange={setFiles}
        ticket={ticket}
        findings={findings}
      />
      <ProblemView problem={problem} />
    </>
  );
}
