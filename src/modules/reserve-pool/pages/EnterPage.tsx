import './reserve.css';
import { useState } from 'react';
import { useActForm } from '../../../web/parts/ActForm.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useGo } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import type { z } from 'zod';
import { reservePoolEndpoints as at } from '../endpoints.ts';
import type { ChoicesOut } from '../views.ts';
import { type Producer, useEntrySchema } from './EntryFields.tsx';
import { EntryForm } from './EntryForm.tsx';

function Form({ choices }: { choices: z.output<typeof ChoicesOut> }) {
  const go = useGo();
  const [producer, setProducer] = useState<Producer>({ id: null, name: '' });
  const act = useActForm({
    endpoint: at.enter,
    schema: useEntrySchema(choices, true),
    initial: {
      priority: 'normal',
      level: choices.level,
      regionCode: choices.region ?? undefined,
      stage: choices.stages[0]?.code,
    },
    fixed: { producerOrgId: producer.id, producerName: producer.name },
    onDone: ({ id }) => go({ path: '/reserve/$entryId', params: { entryId: id } }),
  });
  return (
    <EntryForm {...{ act, producer }} onProducer={setProducer} submit="入库">
      <To className="button" path="/reserve">
        返回
      </To>
    </EntryForm>
  );
}

/** 入库: a project comes into the pool at any time and in any stage. */
export default function EnterPage() {
  const view = useView(at.choices, {});
  if (!view.ready) return <Waiting view={view} />;
  return (
    <>
      <PageHeader title="储备入库" sub="随时可以入库；以后按阶段推进，成熟后转申报" />
      <Block title="项目">
        <Form choices={view.data} />
      </Block>
    </>
  );
}
