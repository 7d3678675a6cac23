import { useMemo, useState } from 'react';
import { ActForm } from '../../../web/parts/ActForm.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { reportsEndpoints as at } from '../endpoints.ts';
import { EnterProject } from '../schema.ts';

type Choice = { code: string; label: string };
const optionsOf = (choices: readonly Choice[]) => Object.fromEntries(choices.map(({ code, label }) => [code, label]));
const withChoices = (categories: readonly Choice[], subPlans: readonly Choice[]) =>
  EnterProject.extend({
    categoryCode: EnterProject.shape.categoryCode.meta({
      label: '五个一批类别',
      widget: 'select',
      options: optionsOf(categories),
    }),
    subPlan: EnterProject.shape.subPlan.meta({
      label: '微短剧+子计划',
      widget: 'select',
      options: optionsOf(subPlans),
    }),
  });

/** A province or a platform enters a project it supports by its own rules; it then stands in the half-month table. */
export default function EnterPage() {
  const view = useView(at.entryChoices, {});
  const [entered, setEntered] = useState<{ number: string; id: string }>();
  const schema = useMemo(
    () => (view.ready ? withChoices(view.data.categories, view.data.subPlans) : EnterProject),
    [view],
  );
  if (!view.ready) return <Waiting view={view} />;
  const isPlatform = view.data.level === 'platform';
  return (
    <>
      <PageHeader
        title="录入扶持项目"
        sub={
          isPlatform
            ? '平台自行遴选扶持的项目，录入后列入所在省的双周推进表。'
            : '本省自行遴选扶持的项目，录入后列入本省的双周推进表。'
        }
      />
      {entered ? (
        <p>
          <Status kind="done">已录入 {entered.number}</Status>{' '}
          <To path="/projects/$projectId" params={{ projectId: entered.id }}>
            看项目
          </To>
        </p>
      ) : null}
      <Block title="项目" note="一个项目录一次：同一机构的同名作品沿用已有档案">
        <ActForm endpoint={at.enter} schema={schema} submit="录入" columns={2} onDone={setEntered} />
      </Block>
    </>
  );
}
