import './reserve.css';
import { Button, Checkbox, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useActForm } from '../../../web/parts/ActForm.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { RowsEditor } from '../../../web/parts/RowsEditor.tsx';
import { SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useView } from '../../../web/server-state.ts';
import { reservePoolEndpoints as at } from '../endpoints.ts';
import { PublishRules, RulesContentIn } from '../schema.ts';
import { carriedFacts } from '../terms.ts';
import type { RulesOut } from '../views.ts';
import { PoolTabs } from './PoolTabs.tsx';

type Edition = z.output<typeof RulesOut>['rows'][number];
type Content = Edition['content'];
const head = PublishRules.omit({ content: true });
const removal = RulesContentIn.shape.removals.element.pick({ label: true });
type Removals = Content['removals'];
/** A reason keeps its code; a new one gets the next that is free. */
const coded = (rows: readonly Record<string, unknown>[]): Removals => {
  const codes = new Set(rows.map(({ code }) => code));
  let n = 0;
  const fresh = (): string => {
    do n += 1;
    while (codes.has(`reason_${n}`));
    return `reason_${n}`;
  };
  return rows.map(({ code, label }) => ({ code: String(code ?? fresh()), label: String(label ?? '') }));
};

function Shown({ one }: { one: Edition }) {
  const { content } = one;
  return (
    <>
      <div className="scroll-x" tabIndex={0} role="region" aria-label="阶段">
        <table className="plain-table">
          <caption className="sr">阶段</caption>
          <thead>
            <tr>
              <th scope="col">阶段</th>
              <th scope="col" className="num">
                停留天数
              </th>
              <th scope="col">可转申报</th>
              <th scope="col">依据</th>
            </tr>
          </thead>
          <tbody>
            {content.stages.map(({ code, label, stallDays, mayPromote, clause }) => (
              <tr key={code}>
                <th scope="row">{label}</th>
                <td className="num">{stallDays}</td>
                <td>{mayPromote ? '可以' : '—'}</td>
                <td>{clause || '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>出库理由：{content.removals.map(({ label }) => label).join('、')}</p>
      <p>
        一次最长延期 {content.deferDaysMost} 天；转申报带入：剧名、备案号、类别，
        {content.carried.map(({ from }) => carriedFacts[from]).join('、')}
      </p>
      <p className="note">{content.source}</p>
    </>
  );
}

function Stages({ stages, onChange }: { stages: Content['stages']; onChange: (stages: Content['stages']) => void }) {
  const set = (i: number, part: Partial<Content['stages'][number]>) =>
    onChange(stages.map((one, j) => (i === j ? { ...one, ...part } : one)));
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label="编辑阶段">
      <table className="plain-table">
        <caption className="sr">编辑阶段</caption>
        <thead>
          <tr>
            <th scope="col">阶段</th>
            <th scope="col">停留天数</th>
            <th scope="col">可转申报</th>
            <th scope="col">
              <span className="sr">办理</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {stages.map(({ code, label, stallDays, mayPromote }, i) => (
            <tr key={code}>
              <td>
                <Input
                  aria-label={`第 ${i + 1} 个阶段名称`}
                  value={label}
                  onChange={(e) => set(i, { label: e.target.value })}
                />
              </td>
              <td>
                <InputNumber
                  aria-label={`${label}停留天数`}
                  min={1}
                  max={730}
                  precision={0}
                  controls={false}
                  value={stallDays}
                  onChange={(n) => set(i, { stallDays: n ?? 1 })}
                />
              </td>
              <td>
                <Checkbox
                  aria-label={`${label}可转申报`}
                  checked={mayPromote}
                  onChange={(e) => set(i, { mayPromote: e.target.checked })}
                />
              </td>
              <td>
                <Button
                  size="small"
                  disabled={stages.length < 3}
                  onClick={() => onChange(stages.filter((_, j) => j !== i))}
                >
                  去掉
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button
        size="small"
        onClick={() =>
          onChange([
            ...stages,
            { code: `stage_${stages.length + 1}`, label: '新阶段', stallDays: 30, mayPromote: false, clause: '' },
          ])
        }
      >
        增加阶段
      </Button>
    </div>
  );
}

function Editor({ from, onClose }: { from: Edition; onClose: () => void }) {
  const [content, setContent] = useState<Content>(from.content);
  const act = useActForm({ endpoint: at.publishRules, schema: head, fixed: { content }, onDone: onClose });
  return (
    <Block title="拟新版" note="生效后按新天数计算停留；已发布的版次不改">
      <ProblemView problem={act.problem} labelOf={act.labelOf} />
      <Stages stages={content.stages} onChange={(stages) => setContent({ ...content, stages })} />
      <div className="gap">
        <RowsEditor
          schema={removal}
          rows={content.removals}
          onChange={(rows) => setContent({ ...content, removals: coded(rows) })}
          path="content.removals"
          caption="出库理由"
          max={30}
        />
      </div>
      <div className="entry-form gap">
        <label className="row pool-moves">
          一次最长延期
          <InputNumber
            min={1}
            max={730}
            precision={0}
            controls={false}
            value={content.deferDaysMost}
            onChange={(n) => setContent({ ...content, deferDaysMost: n ?? 1 })}
          />
          天
        </label>
        <SchemaForm {...act.form} columns={2} />
      </div>
      <div className="row pool-moves">
        <Button type="primary" loading={act.busy} onClick={() => void act.submit()}>
          发布新版
        </Button>
        <Button onClick={onClose}>取消</Button>
      </div>
    </Block>
  );
}

/** 规则: stages, days, reasons and what is carried over, in editions. */
export default function RulesPage() {
  const view = useView(at.rules, {});
  const [editing, setEditing] = useState(false);
  if (!view.ready) return <Waiting view={view} />;
  const { rows, mayPublish } = view.data;
  const inForce = rows.find((one) => one.inForce);
  return (
    <>
      <PageHeader
        title="储备库规则"
        sub="阶段、停留天数、出库理由和转申报带入的内容"
        moves={mayPublish && !editing ? <Button onClick={() => setEditing(true)}>拟新版</Button> : null}
      />
      <PoolTabs at="/reserve/rules" />
      {editing && inForce ? <Editor from={inForce} onClose={() => setEditing(false)} /> : null}
      {rows.map((one) => (
        <Block
          key={one.id}
          title={`第 ${one.edition} 版`}
          note={
            <>
              自 <When at={one.validFrom} form="day" /> 起　{one.note}　{one.createdByName}
            </>
          }
          extra={one.inForce ? <Status kind="done">现行</Status> : null}
          className="gap"
        >
          <Shown one={one} />
        </Block>
      ))}
    </>
  );
}
