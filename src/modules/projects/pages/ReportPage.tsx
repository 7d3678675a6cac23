import { Button } from 'antd';
import { useActForm } from '../../../web/parts/ActForm.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useGo, useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { projectsEndpoints as at } from '../endpoints.ts';
import { milestoneKinds, type MilestoneKind } from '../terms.ts';
import { ReportForm } from '../tracking-schema.ts';
import { UploadSlot, useUploads } from './Files.tsx';
import type { Reports } from './words.ts';
import './projects.css';

const schemaOf = (elsewhere: readonly MilestoneKind[]) =>
  ReportForm.extend({
    kind: ReportForm.shape.kind
      .exclude([...elsewhere])
      .meta({ label: '所处节点', options: milestoneKinds, widget: 'select' }),
  });

function Fields({ projectId, reports }: { projectId: string; reports: Reports }) {
  const go = useGo();
  const uploads = useUploads();
  const { percents, done, stage, elsewhere } = reports;
  const kinds = (Object.keys(milestoneKinds) as MilestoneKind[]).filter((kind) => !elsewhere.includes(kind));
  const current =
    done.includes(stage) || elsewhere.includes(stage) ? (kinds.find((kind) => !done.includes(kind)) ?? stage) : stage;
  const form = useActForm({
    endpoint: at.sendReport,
    schema: schemaOf(elsewhere),
    initial: { kind: current, percent: percents[current] ?? 0 },
    fixed: { projectId, uploads: uploads.ids },
    onDone: () => go({ path: '/projects/$projectId/reports', params: { projectId } }),
  });
  const kind = form.values.kind as MilestoneKind;
  const former = percents[kind] ?? 0;
  return (
    <form
      className="report-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
    >
      <ProblemView problem={form.problem} labelOf={form.labelOf} />
      <SchemaForm {...form.form} only={['kind', 'percent']} columns={2} />
      {former > 0 ? <p className="note">上次报到 {former}%</p> : null}
      <SchemaForm {...form.form} only={['done', 'next', 'problems']} />
      <UploadSlot uploads={uploads} label="现场照片或材料" />
      <Button type="primary" size="large" block htmlType="submit" loading={form.busy}>
        报送
      </Button>
    </form>
  );
}

/** 报送进度: one short form that fits a telephone on the set. */
export default function ReportPage() {
  const projectId = useParam('projectId');
  const head = useView(at.head, { projectId });
  const view = useView(at.reports, { projectId });
  if (!head.ready || !view.ready) return <Waiting view={head.ready ? view : head} />;
  const { dueOn, rows } = view.data;
  const standing = dueOn ? `本期截至 ${dueOn}` : rows.length > 0 ? '本期已报，可补报' : '每半月一次，可先报';
  const back = { path: '/projects/$projectId/reports', params: { projectId } };
  return (
    <div className="report-page">
      <PageHeader
        title="报送进度"
        sub={
          <>
            <span>《{head.data.title}》</span>
            <span>{standing}</span>
            <To {...back}>看已报</To>
          </>
        }
      />
      {view.data.mayReport ? (
        <Fields projectId={projectId} reports={view.data} />
      ) : (
        <Empty kind="no-right" title="现在不能报送进度" button={{ label: '看进度报告', to: back }}>
          进度由制作机构在项目执行期间报送。
        </Empty>
      )}
    </div>
  );
}
