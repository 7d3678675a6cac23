import './calls.css';
import { Button } from 'antd';
import { FindingList } from '../../../web/parts/Findings.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Shape, Status } from '../../../web/parts/Shape.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { NotFoundPage } from '../../../web/frame/pages.tsx';
import { To, useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { callsEndpoints } from '../endpoints.ts';
import { callParts, type CallPart, partLights } from '../terms.ts';
import { Batches } from './Batches.tsx';
import { ConfirmPart } from './ConfirmPart.tsx';
import { EligibilityEditor } from './EligibilityEditor.tsx';
import { FormDesigner } from './FormDesigner.tsx';
import { LettersEditor } from './LettersEditor.tsx';
import { ExtensionEditor, PublicityEditor, QuotaEditor, ReviewEditor } from './PlainEditors.tsx';
import { RubricEditor } from './RubricEditor.tsx';
import { SlotsEditor } from './SlotsEditor.tsx';
import { type PartEditor, usePart } from './use-part.ts';
import { type CallView, lightShapes } from './words.ts';

const editors: Record<CallPart, (props: { editor: PartEditor }) => React.ReactNode> = {
  dates: ({ editor }) => (
    <>
      <Batches call={editor.call} />
      <ExtensionEditor editor={editor} />
    </>
  ),
  form: FormDesigner,
  slots: SlotsEditor,
  eligibility: EligibilityEditor,
  quota: QuotaEditor,
  rubric: RubricEditor,
  review: ReviewEditor,
  publicity: PublicityEditor,
  letters: LettersEditor,
};

/** One part of the checklist, edited as data in the browser; not code. */
export default function PartPage() {
  const callId = useParam('callId');
  const part = useParam('part');
  const view = useView(callsEndpoints.detail, { callId });
  if (!view.ready) return <Waiting view={view} />;
  if (!(part in callParts)) return <NotFoundPage />;
  return <PartOf key={part} call={view.data} part={part as CallPart} />;
}

function PartOf({ call, part }: { call: CallView; part: CallPart }) {
  const editor = usePart(call, part);
  const state = call.parts.find((one) => one.part === part);
  const Editor = editors[part];
  return (
    <>
      <PageHeader
        title={callParts[part]}
        sub={
          <>
            <To path="/manage/calls/$callId" params={{ callId: call.id }}>
              {call.title}
            </To>
            {state ? <Status kind={lightShapes[state.light]}>{partLights[state.light]}</Status> : null}
            {call.state === 'open' ? <span>征集已发布：保存只存草稿，“发布变更”后才生效</span> : null}
            {editor.locked ? <span>仅供查看</span> : null}
          </>
        }
        moves={editor.locked ? undefined : <Saves editor={editor} />}
      />
      <nav className="part-nav" aria-label="清单各部分">
        {call.parts.map((one) => (
          <To
            key={one.part}
            path="/manage/calls/$callId/$part"
            params={{ callId: call.id, part: one.part }}
            {...(one.part === part ? { 'aria-current': 'page' as const } : {})}
          >
            <Shape kind={lightShapes[one.light]} size={9} /> {one.label}
          </To>
        ))}
      </nav>
      <ProblemView problem={editor.problem} />
      {editor.dirty || !state || state.findings.length === 0 ? null : (
        <div className="part-findings">
          <FindingList title="待处理" findings={state.findings.map(({ path: _, ...one }) => one)} />
          {call.mayEdit && state.light === 'yellow' ? <ConfirmPart call={call} part={state} /> : null}
        </div>
      )}
      <div className="part-page">
        <Editor editor={editor} />
      </div>
    </>
  );
}

function Saves({ editor }: { editor: PartEditor }) {
  const { dirty, busy, save, undo } = editor;
  return (
    <>
      <span className="note" role="status">
        {dirty ? '有未保存的修改' : '已保存'}
      </span>
      <Button disabled={!dirty} onClick={undo}>
        放弃修改
      </Button>
      <Button type="primary" disabled={!dirty} loading={busy} onClick={() => void save()}>
        保存
      </Button>
    </>
  );
}
