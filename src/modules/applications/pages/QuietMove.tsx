import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { Endpoint } from '../../../base/endpoint.ts';
import type { OpenMove } from '../../../base/workflow.ts';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import type { Effect } from '../../../web/parts/ConfirmAct.tsx';
import { stopsOf } from '../../../web/parts/wording.ts';

type Props<I extends z.ZodType, O extends z.ZodType> = {
  move: OpenMove | undefined;
  endpoint: Endpoint<I, O>;
  schema: z.ZodObject;
  fixed: Record<string, unknown>;
  effect: Effect;
  label?: string;
  small?: boolean;
  onDone?: () => void;
};

/** A plain button whose act still says first what it does: on a page one act only may wear the seal colour. */
export function QuietMove<I extends z.ZodType, O extends z.ZodType>(props: Props<I, O>) {
  const { move, endpoint, schema, fixed, effect, label, small = false, onDone } = props;
  const [asking, setAsking] = useState(false);
  if (!move) return null;
  const against = stopsOf(move);
  const close = () => setAsking(false);
  return (
    <>
      <Button
        size={small ? 'small' : 'middle'}
        disabled={against.length > 0}
        title={against.map((one) => one.message).join('；') || move.basis}
        onClick={() => setAsking(true)}
      >
        {label ?? move.label}…
      </Button>
      {asking ? (
        <ActDialog
          open
          title={effect.title}
          act={effect.act}
          onCancel={close}
          onDone={() => {
            close();
            onDone?.();
          }}
          {...{ effect, endpoint, schema, fixed }}
        />
      ) : null}
    </>
  );
}
