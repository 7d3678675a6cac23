import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { text } from '../../../base/fields.ts';
import { Field } from '../../../web/parts/Field.tsx';
import { LongText } from '../../../web/parts/LongText.tsx';
import { MoveButton, MovesBar } from '../../../web/parts/Moves.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { RowsEditor } from '../../../web/parts/RowsEditor.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { usePageTitle } from '../../../web/page-title.ts';
import { useParam } from '../../../web/router.tsx';
import { useAct, useView } from '../../../web/server-state.ts';
import { agreementTemplateEndpoints as at } from '../endpoints.ts';
import { type Clause, paperKinds, parties, type SupplementKind, type TemplateContent } from '../terms.ts';
import { planRows, planFrom } from './template-rows.ts';
import type { Template } from './types.ts';
import { templateShapes } from './words.ts';
import './agreements.css';

const purposeRow = z.object({
  label: text(1, 40).meta({ label: '用途' }),
  percent: z.string().meta({ label: '比例（%）' }),
  source: text(1, 200).meta({ label: '依据' }),
});
const milestoneRow = z.object({
  label: text(1, 40).meta({ label: '节点' }),
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

function Clauses({
  clauses,
  locked,
  onChange,
}: {
  clauses: Clause[];
  locked: boolean;
  onChange: (next: Clause[]) => void;
}) {
  const change = (i: number, part: Partial<Clause>) =>
    onChange(clauses.map((one, k) => (k === i ? { ...one, ...part } : one)));
  return (
    <>
      {clauses.map((clause, i) => (
        <div key={clause.key} className="propose-clause">
          <Field path={`clauses.${clause.key}`} label={clause.heading}>
            {(bind) => (
              <LongText
                {...bind}
                rows={locked ? 3 : 5}
                max={4000}
                disabled={locked}
                value={clause.text}
                onChange={(value: string) => change(i, { text: value })}
              />
            )}
          </Field>
          <p className="row">
            <Input
              size="small"
              aria-label={`${clause.heading}的依据`}
              addonBefore="依据"
              style={{ width: 520 }}
              disabled={locked}
              value={clause.source}
              onChange={(event) => change(i, { source: event.target.value })}
            />
            <Checkbox
              disabled={locked}
              checked={clause.negotiable}
              onChange={(event) => change(i, { negotiable: event.target.checked })}
            >
              可协商
            </Checkbox>
            {clause.when ? (
              <span className="note">{clause.when === 'funded' ? '给予资金时' : '不给予资金时'}</span>
            ) : null}
          </p>
        </div>
      ))}
    </>
  );
}

const groupsText = (groups: TemplateContent['groups']): string =>
  groups.map((group) => group.parties.map((party) => parties[party]).join('、')).join(' → ');

function Plan({ content, set, locked, triggers }: Edit & { triggers: Template['triggers'] }) {
  return (
    <Block title="资金与节点" note={`签署顺序：${groupsText(content.groups)}`}>
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
        onChange={(rows) =>
          set({ purposes: rows.map((row, i) => ({ ...row, code: row.code ?? `purpose-${i + 1}` })) as never })
        }
      />
      <RowsEditor
        caption={`创作节点（${content.milestoneSource}）`}
        path="milestones"
        schema={milestoneRow}
        rows={content.milestones}
        locked={locked}
        onChange={(rows) =>
          set({ milestones: rows.map((row, i) => ({ ...row, kind: row.kind ?? `milestone-${i + 1}` })) as never })
        }
      />
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
    <div className="template-parts">
      <ProblemView problem={problem} />
      <Plan {...{ content, set, locked }} triggers={template.triggers} />
      <Block title="条文" note={`可用填空：${template.words.map(({ word }) => `{${word}}`).join(' ')}`}>
        <Clauses clauses={content.clauses} locked={locked} onChange={(clauses) => set({ clauses })} />
      </Block>
      {(Object.keys(content.supplements) as SupplementKind[]).map((kind) => (
        <Block key={kind} title={paperKinds[kind]} note={`签署：${groupsText(content.supplements[kind].groups)}`}>
          <Clauses
            clauses={content.supplements[kind].clauses}
            locked={locked}
            onChange={(clauses) =>
              set({ supplements: { ...content.supplements, [kind]: { ...content.supplements[kind], clauses } } })
            }
          />
        </Block>
      ))}
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
    </div>
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
