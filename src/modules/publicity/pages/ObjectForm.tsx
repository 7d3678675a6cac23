import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { FormValues } from '../../../web/parts/SchemaForm.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { keep, kept } from '../../../web/storage.ts';
import { publicEndpoints } from '../endpoints.ts';
import type { ReceiptOut } from '../public-views.ts';
import { ObjectionForm } from '../schema.ts';
import { ClaimFields, type Place } from './ClaimFields.tsx';
import { notes } from './objection-fields.ts';
import { useClaim } from './use-claim.ts';

type Props = {
  place: Place;
  others: readonly Place[];
  onPlace: (code: string) => void;
  onReceipt: (receipt: z.output<typeof ReceiptOut>) => void;
};

const blank: FormValues = { claimantKind: 'person' };

/** The form of an objection for the public; what is typed is kept in this browser until it was handed in. */
export function ObjectForm({ place, others, onPlace, onReceipt }: Props) {
  const draft = `objection.${place.code}`;
  const [found] = useState(() => kept<FormValues>(draft));
  const [values, setValues] = useState<FormValues>(found ?? blank);
  const claim = useClaim({
    place,
    schema: ObjectionForm,
    endpoint: publicEndpoints.submit,
    ticketFrom: publicEndpoints.ticket,
    values,
    change: (next) => {
      setValues(next);
      keep(draft, next);
    },
    onReceipt: (receipt) => {
      keep(draft, undefined);
      onReceipt(receipt);
    },
  });
  const empty = () => {
    setValues(blank);
    keep(draft, undefined);
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
      <ClaimFields
        place={place}
        claim={claim}
        windowNote={({ until }) => (
          <>
            公示至 <When at={until} form="day" /> 24:00
          </>
        )}
        note={<p className="note">{notes[claim.kind]}</p>}
      />
      <p className="object-send">
        <Button type="primary" loading={claim.busy} onClick={() => void claim.send()}>
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
