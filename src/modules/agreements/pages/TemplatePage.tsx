import { Button } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { text } from '../../../base/fields.ts';
import { MoveButton, MovesBar } from '../../../web/parts/Moves.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { RowsEditor } from '../../../web/parts/RowsEditor.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { usePageTitle } from '../../../web/page-title.ts';
import { useParam } from '../../../web/router.tsx';
import { useAct, useView } from '../../../web/server-state.ts';
import { milestoneKinds } from '../../projects/contract.ts';
import { agreementTemplateEndpoints as at } from '../endpoints.ts';
import { paperKinds, type SupplementKind, type SupplementTemplate, type TemplateContent } from '../terms.ts';
import { Clauses, Order } from './TemplateParts.tsx';
import { milestonesFrom, planFrom, planRows, purposesFrom } from './template-rows.ts';
import type { Template } from './types.ts';
import { templateShapes } from './words.ts';
import './agreements.css';

const purposeRow = z.object({
  label: text(1, 40).meta({ label: '用途' }),
  percent: z.string().meta({ label: '比例（%）' }),
  source: text(1, 200).meta({ label: '依据' }),
});
const milestoneRow = z.object({
  kind: z.string().meta({ label: '节点', widget: 'select', options: milestoneKinds }),
  days: z.int().meta({ label: '自拟制起天数' }),
});
const planRow = (triggers: Template['triggers']) =>
  z.object({
    label: text(1, 40).meta({ label: '期次' }),
    trigger: z.string().meta({
      label: '拨付条件',
      widget: 'select',
      options: Object.fromEntries(triggers.map((one) => [one.value, one.label])),
    }),
    percent: z.string().meta({ label: '比例（%）' }),
    evidence: z.string().meta({ label: '凭据（用顿号隔开）' }),
  });

type Edit = { content: TemplateContent; set: (part: Partial<TemplateContent>) => void; locked: boolean };

function Plan({ content, set, locked, triggers }: Edit & { triggers: Template['triggers'] }) {
  return (
    <Block
      title="资金与节点"
      extra={<Order groups={content.groups} locked={locked} onChange={(groups) => set({ groups })} />}
    >
      <RowsEditor
        caption={`拨付计划（${content.instalmentSource}）`}
        path="instalments"
        schema={planRow(triggers)}
        rows={planRows(content.instalments)}
        locked={locked}
        onChange={(rows) => set({ instalments: planFrom(rows) })}
      />
      <RowsEditor
        caption="资金用途"
        path="purposes"
        schema={purposeRow}
        rows={content.purposes}
        locked={locked}
        onChange={(rows) => set({ purposes: purposesFrom(rows) })}
      />
      <RowsEditor
        caption={`创作节点（${content.milestoneSource}）`}
        path="milestones"
        schema={milestoneRow}
        rows={content.milestones}
        locked={locked}
        onChange={(rows) => set({ milestones: milestonesFrom(rows) })}
      />
    </Block>
  );
}

type SupplementEdit = {
  kind: SupplementKind;
  template: SupplementTemplate;
  locked: boolean;
  onChange: (part: Partial<SupplementTemplate>) => void;
};

function Supplement({ kind, template, locked, onChange }: SupplementEdit) {
  const order = <Order short groups={template.groups} locked={locked} onChange={(groups) => onChange({ groups })} />;
  return (
    <Block title={paperKinds[kind]} extra={order}>
      <Clauses clauses={template.clauses} locked={locked} onChange={(clauses) => onChange({ clauses })} />
    </Block>
  );
}

function Editor({ template }: { template: Template }) {
  const [content, setContent] = useState(template.content as TemplateContent);
  const { run, busy, problem } = useAct(at.save);
  const locked = !template.moves.some((one) => one.act === 'save');
  const set = (part: Partial<TemplateContent>) => setContent((now) => ({ ...now, ...part }));
  const input = { templateId: template.id, version: template.version };
  const dirty = content !== template.content;
  const save = () => void run({ ...input, name: template.name, note: template.note, content });
  return (
    <>
      <div className="template-parts">
        <ProblemView problem={problem} />
        <Plan {...{ content, set, locked }} triggers={template.triggers} />
        <Block title="条文" note={`可用填空：${template.words.map(({ word }) => `{${word}}`).join(' ')}`}>
          <Clauses clauses={content.clauses} locked={locked} onChange={(clauses) => set({ clauses })} />
        </Block>
        {(Object.keys(content.supplements) as SupplementKind[]).map((kind) => (
          <Supplement
            key={kind}
            kind={kind}
            template={content.supplements[kind]}
            locked={locked}
            onChange={(part) =>
              set({ supplements: { ...content.supplements, [kind]: { ...content.supplements[kind], ...part } } })
            }
          />
        ))}
      </div>
      {locked ? null : (
        <MovesBar
          moves={template.moves}
          note="启用后即为现行模板，不再改动"
          quiet={
            <Button loading={busy} disabled={!dirty} onClick={save}>
              保存
            </Button>
          }
          act={
            dirty ? undefined : (
              <MoveButton
                move={template.moves.find((one) => one.act === 'publish')}
                endpoint={at.publish}
                input={input}
                effect={{
                  title: `启用第 ${template.edition} 版协议模板`,
                  who: '此后拟制的三方协议',
                  sends: '不发出通知',
                  takeBack: '可再拟制新版替代；已拟制的协议不变',
                  act: '启用',
                }}
              />
            )
          }
        />
      )}
    </>
  );
}

/** One edition of the template; a draft is edited here and then put in use. */
export default function TemplatePage() {
  const templateId = useParam('templateId');
  const view = useView(at.detail, { templateId });
  usePageTitle(view.ready ? `协议模板第 ${view.data.edition} 版` : '协议模板');
  if (!view.ready) return <Waiting view={view} />;
  const template = view.data;
  return (
    <>
      <PageHeader
        title={`${template.name}　第 ${template.edition} 版`}
        sub={
          <>
            <Status kind={templateShapes[template.state]}>{template.stateLabel}</Status>　{template.note}
          </>
        }
      />
      <Editor key={template.version} template={template} />
    </>
  );
}
