import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { type FormValues, SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { objectionEndpoints as on } from '../endpoints.ts';
import type { EntryReceiptOut } from '../public-views.ts';
import { EntryForm as ArrivalForm, ObjectionForm } from '../schema.ts';
import { ClaimFields, type Place } from './ClaimFields.tsx';
import { useClaim } from './use-claim.ts';

type Props = { place: Place; onReceipt: (receipt: z.output<typeof EntryReceiptOut>) => void };

/** What came by letter, telephone or in person, entered for whoever sent it. */
export function EntryForm({ place, onReceipt }: Props) {
  const [values, setValues] = useState<FormValues>({ claimantKind: 'person', channel: 'letter' });
  const claim = useClaim({
    place,
    schema: ObjectionForm.extend(ArrivalForm.shape),
    endpoint: on.enter,
    ticketFrom: on.entryTicket,
    values,
    change: setValues,
    onReceipt,
  });
  return (
    <>
      <SchemaForm schema={ArrivalForm} values={values} onChange={setValues} findings={claim.findings} columns={3} />
      <ClaimFields
        place={place}
        claim={claim}
        windowNote={({ until }) => (
          <>
            公示至 <When at={until} form="day" /> 24:00，在此之前收到的算期内异议
          </>
        )}
      />
      <p className="object-send">
        <Button type="primary" loading={claim.busy} onClick={() => void claim.send()}>
          登记异议
        </Button>
        <span className="note">来函须上传扫描件；提出人信息另行保管，查看均有登记。</span>
      </p>
    </>
  );
}
