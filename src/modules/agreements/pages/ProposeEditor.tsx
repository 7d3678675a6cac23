import { Button, Input } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { fen, tenThousandYuan } from '../../../base/money.ts';
import { text } from '../../../base/fields.ts';
import { Field } from '../../../web/parts/Field.tsx';
import { LongText } from '../../../web/parts/LongText.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { RowsEditor } from '../../../web/parts/RowsEditor.tsx';
import { useAct } from '../../../web/server-state.ts';
import { agreementsEndpoints as at } from '../endpoints.ts';
import { MilestoneIn, PurposeIn } from '../schema.ts';
import { moneySources } from '../own-money.ts';
import { emptyClause, proposalFrom, type Typed, typedFrom } from './proposal.ts';
import type { Agreement, Paper } from './types.ts';

const purposeRow = PurposeIn.omit({ code: true });
const sourceRow = z.object({
  kind: z.string().meta({ label: '来源', widget: 'select', options: moneySources }),
  label: text(1, 40).meta({ label: '名称' }),
  promisedFen: z.int().optional().meta({ label: '承诺金额', widget: 'money' }),
});
const milestoneRow = MilestoneIn.omit({ label: true });
const instalmentRow = (triggers: Agreement['triggers']) =>
  z.object({
    label: text(1, 40).meta({ label: '期次' }),
    trigger: z.string().meta({
      label: '拨付条件',
      widget: 'select',
      options: Object.fromEntries(triggers.map((one) => [one.value, one.label])),
    }),
    percent: z.string().meta({ label: '比例（%）' }),
    capFen: z.int().optional().meta({ label: '上限', widget: 'money' }),
    evidence: z.string().meta({ label: '凭据（用顿号隔开）' }),
  });

type Problem = ReturnType<typeof useAct>['problem'];
type Part = { typed: Typed; set: (part: Partial<Typed>) => void; problem: Problem };

function Clauses({ typed, set, problem }: Part) {
  const change = (at: number, part: { heading?: string; text?: string }) =>
    set({ clauses: typed.clauses.map((one, i) => (i === at ? { ...one, ...part } : one)) });
  return (
    <Block
      title="条文"
      note="灰色的不在协商范围；大括号中的词由系统填入"
      extra={
        <Button size="small" onClick={() => set({ clauses: [...typed.clauses, emptyClause(typed)] })}>
          增加一条
        </Button>
      }
    >
      {typed.clauses.map((clause, i) => (
        <div key={clause.key} className="propose-clause">
          {clause.key.startsWith('added-') ? (
            <Input
              aria-label="标题"
              placeholder="标题"
              value={clause.heading}
              style={{ width: 240 }}
              onChange={(event) => change(i, { heading: event.target.value })}
            />
          ) : null}
          <Field path={`clauses.${clause.key}`} label={clause.heading || '新增条款'} findings={problem?.findings ?? []}>
            {(bind) => (
              <LongText
                {...bind}
                disabled={!clause.negotiable}
                rows={clause.negotiable ? 5 : 2}
                max={4000}
                value={clause.text}
                onChange={(value: string) => change(i, { text: value })}
              />
            )}
          </Field>
        </div>
      ))}
    </Block>
  );
}

function Figures({ typed, set, problem, agreement, paper }: Part & { agreement: Agreement; paper: Paper }) {
  const findings = problem?.findings ?? [];
  const { figures } = paper;
  return (
    <Block title="资金与节点" note={`扶持金额 ${tenThousandYuan(fen(figures.amountFen))} 万元，取自评审结果，不协商`}>
      {figures.support === 'funded' ? (
        <>
          <RowsEditor
            caption="拨付计划（合计 100%）"
            path="instalments"
            schema={instalmentRow(agreement.triggers)}
            rows={typed.instalments}
            findings={findings}
            onChange={(instalments) => set({ instalments })}
          />
          <RowsEditor
            caption="资金用途（合计等于扶持金额）"
            path="purposes"
            schema={purposeRow}
            rows={typed.purposes}
            findings={findings}
            onChange={(purposes) => set({ purposes })}
          />
        </>
      ) : null}
      <RowsEditor
        caption="扶持资金以外的资金来源（承诺到位）"
        path="ownMoney"
        schema={sourceRow}
        rows={typed.ownMoney}
        findings={findings}
        onChange={(ownMoney) => set({ ownMoney })}
      />
      <RowsEditor
        caption="创作节点"
        path="milestones"
        schema={milestoneRow}
        rows={typed.milestones}
        findings={findings}
        onChange={(milestones) => set({ milestones })}
      />
    </Block>
  );
}

/** 提出修改: clauses open to negotiation, plan, purposes and dates; the result is a new version, nothing is overwritten. */
export function ProposeEditor({
  agreement,
  paper,
  onClose,
}: {
  agreement: Agreement;
  paper: Paper;
  onClose: () => void;
}) {
  const { run, busy, problem } = useAct(at.propose);
  const [typed, setTyped] = useState(() => typedFrom(paper));
  const set = (part: Partial<Typed>) => setTyped((now) => ({ ...now, ...part }));
  const key = { agreementId: agreement.id, paperId: paper.id, version: paper.version };
  const send = async () => {
    if (await run({ ...key, ...proposalFrom(typed) })) onClose();
  };
  const withFigures = paper.kind === 'main' || paper.kind === 'change';
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ProblemView problem={problem} />
      {withFigures ? <Figures {...{ typed, set, problem, agreement, paper }} /> : null}
      <Clauses {...{ typed, set, problem }} />
      <Field path="note" label="修改说明" need hint="其他方先看到这一句" findings={problem?.findings ?? []}>
        {(bind) => (
          <Input {...bind} value={typed.note} maxLength={500} onChange={(event) => set({ note: event.target.value })} />
        )}
      </Field>
      <p className="row propose-foot">
        <Button type="primary" htmlType="submit" loading={busy} disabled={typed.note.trim() === ''}>
          提出第 {paper.versionNo + 1} 版
        </Button>
        <Button onClick={onClose}>不修改了</Button>
      </p>
    </form>
  );
}
