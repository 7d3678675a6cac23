import './dispatch.css';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { z } from 'zod';
import { usePageTitle } from '../../../web/page-title.ts';
import { useActForm } from '../../../web/parts/ActForm.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FileSlot, type SlotFile } from '../../../web/parts/FileSlot.tsx';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useParam } from '../../../web/router.tsx';
import { hrefOf, useAct, useView } from '../../../web/server-state.ts';
import { dispatchActionEndpoints as at } from '../endpoints.ts';
import { CancelAction, FinishAction, PostponeAction, ReturnAction, TellAction } from '../schema.ts';
import { followUpKinds } from '../terms.ts';
import type { ActionOut } from '../views.ts';
import { ActionStatus } from './ActionTable.tsx';

type Shown = z.output<typeof ActionOut>;
const tellForm = TellAction.pick({ words: true });
const steps = [
  ['finish', at.finish, FinishAction.pick({ words: true })],
  ['return', at.return, ReturnAction.pick({ words: true })],
  ['postpone', at.postpone, PostponeAction.pick({ dueOn: true, words: true })],
  ['cancel', at.cancel, CancelAction.pick({ words: true })],
] as const;

/** The owner tells how far it is, or asks to be released; a paper may prove it. */
function Tell({ it }: { it: Shown }) {
  const [file, setFile] = useState<SlotFile>();
  const fixed = { actionId: it.id, version: it.version, ...(file ? { uploadId: file.id } : {}) };
  const done = () => {
    setFile(undefined);
    form.setValues({});
  };
  const form = useActForm({ endpoint: at.report, schema: tellForm, fixed, onDone: done });
  const claim = useAct(at.claim);
  const claimNow = async () => {
    if (!form.check()) return;
    if ((await claim.run({ ...fixed, words: String(form.values.words) })) !== undefined) done();
  };
  return (
    <Block title="办理">
      <SchemaForm {...form.form} columns={1} />
      <FileSlot
        slot={{
          key: 'proof',
          label: '佐证材料',
          hint: 'PDF、Word、Excel 或图片',
          accept: '.pdf,.docx,.xlsx,.jpg,.png',
        }}
        files={file ? [file] : []}
        onFinished={(id, { name, size }) => setFile({ id, name, bytes: size })}
        onRemove={() => setFile(undefined)}
      />
      <ProblemView problem={form.problem ?? claim.problem} labelOf={form.labelOf} />
      <div className="row">
        <Button type="primary" loading={claim.busy} onClick={() => void claimNow()}>
          报请核销
        </Button>
        <Button loading={form.busy} onClick={() => void form.submit()}>
          只报告进展
        </Button>
      </div>
    </Block>
  );
}

function FollowUps({ it }: { it: Shown }) {
  if (it.followUps.length === 0) return <p className="note">还没有办理记录。</p>;
  return (
    <ol className="follow-ups">
      {it.followUps.toReversed().map((one) => (
        <li key={one.serial}>
          <p>
            <b>{followUpKinds[one.kind]}</b>　{one.words}
          </p>
          <p className="note">
            {one.orgName}　{one.byName}　<When at={one.at} />
            {one.fileId ? (
              <>
                　<a href={hrefOf(at.file, { actionId: it.id, fileId: one.fileId })}>{one.fileName}</a>
              </>
            ) : null}
          </p>
        </li>
      ))}
    </ol>
  );
}

/** One thing a meeting decided, from its giving to its release. */
export default function ActionPage() {
  const actionId = useParam('actionId');
  const view = useView(at.detail, { actionId });
  usePageTitle(view.ready ? view.data.matter : '议定事项');
  if (!view.ready && view.problem?.status === 404)
    return (
      <Empty kind="none-match" title="没有这个事项" button={{ label: '看议定事项', to: { path: '/dispatch-actions' } }}>
        地址有误，或不在您可以查看的范围内。
      </Empty>
    );
  if (!view.ready) return <Waiting view={view} />;
  const it = view.data;
  const move = (act: string) => it.moves.find((one) => one.act === act);
  return (
    <>
      <PageHeader
        title={it.matter}
        sub={
          <span className="row">
            <ActionStatus {...it} />
            <span>
              {it.year}年{it.month}月调度第 {it.serial} 项
            </span>
          </span>
        }
        moves={
          <>
            {steps.map(([act, endpoint, schema]) => (
              <MoveButton
                key={act}
                move={move(act)}
                endpoint={endpoint}
                input={{ actionId, version: it.version }}
                form={{ schema }}
                primary={act === 'finish'}
              />
            ))}
          </>
        }
      />
      <div className="with-aside dispatch-columns">
        <div>
          {move('report') ? <Tell it={it} /> : null}
          <Block title="办理情况" note={`${it.followUps.length} 条`}>
            <FollowUps it={it} />
          </Block>
        </div>
        <div>
          <Block title="事项">
            <Facts
              columns={1}
              facts={[
                ['责任单位', it.ownerName],
                ['责任人', it.ownerPersonName ?? '责任单位各经办人'],
                ['完成时限', <When key="due" at={it.dueOn} form="day" />],
                ...(it.dueOn === it.firstDueOn
                  ? []
                  : [['原定时限', <When key="first" at={it.firstDueOn} form="day" />] as [string, ReactNode]]),
                ['背景', it.basis],
                ['登记', it.decidedByName],
                ...(it.closingNote ? [['办结意见', it.closingNote] as [string, ReactNode]] : []),
              ]}
            />
          </Block>
          <Block title="办理过程">
            <Timeline events={it.timeline} />
          </Block>
        </div>
      </div>
    </>
  );
}
