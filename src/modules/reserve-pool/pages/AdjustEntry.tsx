import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { z } from 'zod';
import { useActForm } from '../../../web/parts/ActForm.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { reservePoolEndpoints as at } from '../endpoints.ts';
import { AdjustEntry as Form } from '../schema.ts';
import type { ChoicesOut, EntryOut } from '../views.ts';
import { type Producer, useEntrySchema } from './EntryFields.tsx';
import { EntryForm } from './EntryForm.tsx';

/** 调整: every fact of an entry but its stage, with a word on why. */
export function AdjustEntry({
  one,
  choices,
  onClose,
}: {
  one: z.output<typeof EntryOut>;
  choices: z.output<typeof ChoicesOut>;
  onClose: () => void;
}) {
  const [producer, setProducer] = useState<Producer>({ id: one.producerOrgId, name: one.producerName });
  const fields = useEntrySchema(choices, false);
  const schema = useMemo(() => fields.extend({ reason: Form.shape.reason }), [fields]);
  const known = Object.fromEntries(
    Object.keys(fields.shape).map((name) => [name, (one as Record<string, unknown>)[name] ?? undefined]),
  );
  const act = useActForm({
    endpoint: at.adjust,
    schema,
    initial: known,
    fixed: { entryId: one.id, version: one.version, producerOrgId: producer.id, producerName: producer.name },
    onDone: onClose,
  });
  return (
    <Block title="调整" note="调整前后的内容记入办理过程">
      <EntryForm {...{ act, producer }} onProducer={setProducer} submit="保存">
        <Button onClick={onClose}>取消</Button>
      </EntryForm>
    </Block>
  );
}
