import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { useActForm } from '../../../web/parts/ActForm.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import { type Producer, ProducerField } from './EntryFields.tsx';

type Act = Pick<ReturnType<typeof useActForm>, 'form' | 'submit' | 'busy' | 'problem' | 'labelOf'>;
type Props = {
  act: Act;
  producer: Producer;
  onProducer: (producer: Producer) => void;
  /** Words of the button. */
  submit: string;
  /** The way out. */
  children: ReactNode;
};

/** The facts of an entry being typed, its producer first. */
export const EntryForm = ({ act, producer, onProducer, submit, children }: Props) => (
  <form
    className="act-form entry-form"
    noValidate
    onSubmit={(event) => {
      event.preventDefault();
      void act.submit();
    }}
  >
    <ProblemView problem={act.problem} labelOf={act.labelOf} />
    <ProducerField value={producer} onChange={onProducer} />
    <SchemaForm {...act.form} columns={2} />
    <div className="row pool-moves">
      <Button type="primary" htmlType="submit" loading={act.busy}>
        {submit}
      </Button>
      {children}
    </div>
  </form>
);
