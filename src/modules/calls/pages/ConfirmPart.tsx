import { Button } from 'antd';
import { useState } from 'react';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { callsEndpoints, ConfirmPart as Input } from '../endpoints.ts';
import type { CallView, PartView } from './words.ts';

/** A person has looked at the open points of a part and answers for going on with it. */
export function ConfirmPart({ call, part }: { call: CallView; part: PartView }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        核对确认…
      </Button>
      {open ? (
        <ActDialog
          open
          title={`确认“${part.label}”`}
          act="已核对，确认"
          endpoint={callsEndpoints.confirmPart}
          schema={Input.pick({ note: true })}
          initial={{ note: '已核对，按此办理' }}
          fixed={{ callId: call.id, version: call.version, part: part.part }}
          onCancel={() => setOpen(false)}
          onDone={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
