import { Button } from 'antd';
import { useId } from 'react';
import type { z } from 'zod';
import { FieldScope } from '../../../web/parts/Findings.tsx';
import { useActForm } from '../../../web/parts/ActForm.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { RowsEditor } from '../../../web/parts/RowsEditor.tsx';
import { type FormValues, SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import { expertReviewEndpoints } from '../endpoints.ts';
import { CategoryLimit, ChangeScenario, KeepScenario, ScenarioSettings } from '../scenario-schema.ts';
import type { ScenariosView } from './ScenariosPage.tsx';

const words = KeepScenario.pick({ name: true, note: true });
const numbers = ScenarioSettings.omit({ limits: true });

/** Name, line and limits of a scenario; it begins with what the call announced. */
export function ScenarioForm({
  view,
  scenario,
  onClose,
}: {
  view: ScenariosView;
  scenario?: ScenariosView['scenarios'][number] | undefined;
  onClose: (id?: string) => void;
}) {
  const scope = useId();
  const fixed = scenario
    ? { listId: view.listId, scenarioId: scenario.id, version: scenario.version }
    : { listId: view.listId };
  const endpoint = scenario ? expertReviewEndpoints.changeScenario : expertReviewEndpoints.keepScenario;
  const settings = scenario?.settings ?? view.announced;
  const { form, values, setValues, findings, submit, busy, problem } = useActForm({
    endpoint: endpoint as typeof expertReviewEndpoints.keepScenario,
    schema: (scenario ? ChangeScenario : KeepScenario) as z.ZodObject,
    initial: { name: scenario?.name ?? '', note: scenario?.note ?? '', settings },
    fixed,
    onDone: ({ id }) => onClose(id),
    scope,
  });
  const own = values.settings as FormValues;
  const change = (part: FormValues) => setValues({ ...values, settings: { ...own, ...part } });
  const row = CategoryLimit.safeExtend({
    category: CategoryLimit.shape.category.meta({
      label: '类别',
      widget: 'select',
      options: Object.fromEntries(view.categories.map(({ code, label }) => [code, label])),
    }),
  });
  return (
    <Block
      title={scenario ? `修改方案“${scenario.name}”` : '新建方案'}
      note="起始值为征集通知公布的规则；保存方案不改变名单"
    >
      <FieldScope value={scope}>
        <ProblemView problem={problem} />
        <SchemaForm
          schema={words}
          values={values}
          onChange={(next) => setValues({ ...values, ...next })}
          findings={form.findings}
          columns={2}
        />
        <SchemaForm
          schema={numbers}
          prefix="settings"
          values={own}
          onChange={change}
          findings={form.findings}
          columns={3}
        />
        <RowsEditor
          schema={row}
          rows={(own.limits as FormValues[]) ?? []}
          onChange={(limits) => change({ limits })}
          path="settings.limits"
          caption="各类别至少、至多入选部数"
          findings={findings}
        />
      </FieldScope>
      <div className="row spaced-button">
        <span className="grow" />
        <Button onClick={() => onClose()}>返回</Button>
        <Button type="primary" loading={busy} onClick={() => void submit()}>
          保存方案
        </Button>
      </div>
    </Block>
  );
}
