import { Button } from 'antd';
import { DateInput } from '../../../web/parts/DateInput.tsx';
import { useActForm } from '../../../web/parts/ActForm.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import { changesEndpoints as at } from '../endpoints.ts';
import { ChangeForm } from '../guidance-schema.ts';
import { changeApprovers, changeFilings, type ChangeKind } from '../guidance-terms.ts';
import { milestoneKinds, type MilestoneKind } from '../terms.ts';
import { UploadSlot, useUploads } from './Files.tsx';
import type { Changes } from './words.ts';

const fieldsOf: Record<ChangeKind, readonly string[]> = {
  title: ['title'],
  producer: ['creditCode'],
  writer_director: ['text'],
  main_cast: ['text'],
  story: ['text'],
  episodes: ['episodeCount', 'episodeMinutes'],
  schedule: [],
  budget: ['text'],
};
type Line = { kind: MilestoneKind; plannedOn: string };

function Schedule({
  planned,
  lines,
  onChange,
}: {
  planned: readonly Line[];
  lines: readonly Line[];
  onChange: (lines: Line[]) => void;
}) {
  if (planned.length === 0) return <p className="note">进度计划还没有商定，请在“里程碑”直接报送计划。</p>;
  return (
    <div className="plan-days">
      {planned.map(({ kind, plannedOn }) => (
        <label key={kind} className="plan-day">
          <span>
            {milestoneKinds[kind]} <span className="note">原 {plannedOn}</span>
          </span>
          <DateInput
            id={`change-${kind}`}
            value={lines.find((one) => one.kind === kind)?.plannedOn ?? plannedOn}
            onChange={(day) => {
              const others = lines.filter((one) => one.kind !== kind);
              onChange(day && day !== plannedOn ? [...others, { kind, plannedOn: day }] : others);
            }}
          />
        </label>
      ))}
    </div>
  );
}

/** The form of a request: what stands now beside what is wanted, who decides, and the papers. */
export function ChangeEditor({ projectId, data, onClose }: { projectId: string; data: Changes; onClose: () => void }) {
  const uploads = useUploads();
  const form = useActForm({
    endpoint: at.ask,
    schema: ChangeForm,
    fixed: { projectId, uploads: uploads.ids },
    onDone: onClose,
  });
  const kind = form.values.kind as ChangeKind | undefined;
  const rule = data.rules.find((one) => one.kind === kind);
  return (
    <Block title="申请变更" className="reading">
      <form
        className="change-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        <ProblemView problem={form.problem} labelOf={form.labelOf} />
        <SchemaForm {...form.form} only={['kind']} />
        {rule ? (
          <>
            <p className="note">
              由{changeApprovers[rule.approver]}批准；{changeFilings[rule.filing]}（{rule.clause}：{rule.source}）
            </p>
            <div className="change-now">
              <small className="note">现在</small>
              <p>{rule.before || '—'}</p>
            </div>
          </>
        ) : null}
        {kind ? <SchemaForm {...form.form} only={[...fieldsOf[kind]]} columns={kind === 'episodes' ? 2 : 1} /> : null}
        {kind === 'schedule' ? (
          <Schedule
            planned={data.lines}
            lines={(form.values.lines as Line[] | undefined) ?? []}
            onChange={(lines) => form.setValues({ ...form.values, lines })}
          />
        ) : null}
        <SchemaForm {...form.form} only={['reason']} />
        <UploadSlot uploads={uploads} label="变更说明或证明材料" need />
        <p className="row">
          <Button onClick={onClose}>返回</Button>
          <Button type="primary" htmlType="submit" loading={form.busy}>
            提交申请
          </Button>
        </p>
      </form>
    </Block>
  );
}
