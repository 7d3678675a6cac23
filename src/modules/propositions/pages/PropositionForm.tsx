import './propositions.css';
import { Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { z } from 'zod';
import type { Endpoint } from '../../../base/endpoint.ts';
import { useActForm } from '../../../web/parts/ActForm.tsx';
import { Field } from '../../../web/parts/Field.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { RowsEditor } from '../../../web/parts/RowsEditor.tsx';
import { SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import { PropositionForm as Form, SupportForm } from '../schema.ts';
import type { ChoicesOut } from '../views.ts';
import { optionsOf } from './words.ts';

type Choices = z.output<typeof ChoicesOut>;
type Known = Record<string, unknown> & { support: Record<string, unknown>[]; unitOrgIds: string[] };

const fieldsWith = ({ categories, subPlans }: Choices): z.ZodObject => {
  const { categoryCode, subPlan } = Form.shape;
  return Form.omit({ support: true, unitOrgIds: true }).extend({
    categoryCode: categoryCode.meta({ ...categoryCode.meta(), options: optionsOf(categories) }),
    subPlan: subPlan.meta({ ...subPlan.meta(), options: optionsOf(subPlans) }),
  });
};

/** The form of a topic: what is asked, for whom, when, with which support. */
export function PropositionForm<I extends z.ZodType, O extends z.ZodType>({
  endpoint,
  choices,
  known,
  fixed = {},
  submit,
  onDone,
  onCancel,
}: {
  endpoint: Endpoint<I, O>;
  choices: Choices;
  known: Known;
  fixed?: Record<string, unknown>;
  submit: string;
  onDone: (answer: z.output<O>) => void;
  onCancel: () => void;
}) {
  const [support, setSupport] = useState(known.support);
  const [units, setUnits] = useState(known.unitOrgIds);
  const schema = useMemo(() => fieldsWith(choices), [choices]);
  const { support: _, unitOrgIds: __, ...initial } = known;
  const act = useActForm({ endpoint, schema, initial, fixed: { ...fixed, support, unitOrgIds: units }, onDone });
  return (
    <form
      className="act-form topic-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void act.submit();
      }}
    >
      <ProblemView problem={act.problem} labelOf={act.labelOf} />
      <SchemaForm {...act.form} columns={2} />
      <Field
        path="unitOrgIds"
        label="限定地区和单位"
        hint="不选的面向全国；选定后，只面向这些单位及其所属平台和机构"
        findings={act.findings}
      >
        {(bind) => (
          <Select
            {...bind}
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            value={units}
            onChange={(next: string[]) => setUnits(next)}
            options={choices.units.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </Field>
      <RowsEditor
        schema={SupportForm}
        rows={support}
        onChange={setSupport}
        path="support"
        caption="支持措施"
        findings={act.findings}
        max={12}
      />
      <div className="row topic-moves">
        <Button type="primary" htmlType="submit" loading={act.busy}>
          {submit}
        </Button>
        <Button onClick={onCancel}>取消</Button>
      </div>
    </form>
  );
}
