import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useActForm } from '../../../web/parts/ActForm.tsx';
import { FileSlot, type SlotFile } from '../../../web/parts/FileSlot.tsx';
import { Block, Facts } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { hrefOf } from '../../../web/server-state.ts';
import { dispatchEndpoints as at } from '../endpoints.ts';
import { RecordMeeting } from '../schema.ts';
import type { DispatchOut } from '../views.ts';
import { ActionTable } from './ActionTable.tsx';
import { DecideAction } from './DecideAction.tsx';

type Shown = z.output<typeof DispatchOut>;
const meetingForm = RecordMeeting.omit({ dispatchId: true, version: true, uploadId: true });

/** The meeting written down, once it has been held. */
function MeetingForm({ it, onDone }: { it: Shown; onDone: () => void }) {
  const [file, setFile] = useState<SlotFile>();
  const { heldOn, place, chair, attendees, minutes } = it;
  const act = useActForm({
    endpoint: at.record,
    schema: meetingForm,
    initial: { ...(heldOn ? { heldOn } : {}), place, chair, attendees, minutes },
    fixed: { dispatchId: it.id, version: it.version, ...(file ? { uploadId: file.id } : {}) },
    onDone,
  });
  return (
    <Block title="记录会议">
      <SchemaForm {...act.form} columns={2} />
      <FileSlot
        slot={{ key: 'minutes', label: '纪要文件', hint: 'PDF、Word 或图片', accept: '.pdf,.docx,.jpg,.jpeg,.png' }}
        files={file ? [file] : []}
        onFinished={(id, { name, size }) => setFile({ id, name, bytes: size })}
        onRemove={() => setFile(undefined)}
      />
      <ProblemView problem={act.problem} labelOf={act.labelOf} />
      <div className="row">
        <Button type="primary" loading={act.busy} onClick={() => void act.submit()}>
          保存会议记录
        </Button>
        {heldOn ? <Button onClick={onDone}>取消</Button> : null}
      </div>
    </Block>
  );
}

/** The meeting of the month and what it decided. */
export function MeetingTab({ it }: { it: Shown }) {
  const mayRecord = it.moves.some(({ act }) => act === 'record');
  const [editing, setEditing] = useState(false);
  const [deciding, setDeciding] = useState(false);
  const mayDecide = it.moves.some(({ act }) => act === 'decide');
  const { heldOn } = it;
  return (
    <div className="dispatch-tab">
      {heldOn && !editing ? (
        <Block
          title="会议"
          extra={
            mayRecord ? (
              <Button size="small" onClick={() => setEditing(true)}>
                修改记录
              </Button>
            ) : null
          }
        >
          <Facts
            columns={2}
            facts={[
              ['会议日期', <When key="on" at={heldOn} form="day" />],
              ['地点或方式', it.place],
              ['主持人', it.chair],
              [
                '纪要文件',
                it.minutesFileName ? (
                  <a key="file" href={hrefOf(at.minutes, { dispatchId: it.id })}>
                    {it.minutesFileName}
                  </a>
                ) : (
                  ''
                ),
              ],
            ]}
          />
          <Facts columns={1} facts={[['参加单位和人员', it.attendees]]} />
          {it.minutes ? <p className="minutes-text">{it.minutes}</p> : null}
        </Block>
      ) : mayRecord ? (
        <MeetingForm it={it} onDone={() => setEditing(false)} />
      ) : (
        <Block title="会议">
          <p className="note">{it.edition > 0 ? '还没有记录会议。' : '材料定稿后记录会议。'}</p>
        </Block>
      )}
      <Block
        title="议定事项"
        note={`${it.decided.length} 项，办理情况列入下次调度材料`}
        extra={
          mayDecide && !deciding ? (
            <Button size="small" type="primary" onClick={() => setDeciding(true)}>
              登记事项
            </Button>
          ) : null
        }
      >
        {deciding ? <DecideAction it={it} onClose={() => setDeciding(false)} /> : null}
        <ActionTable list="dispatch-decided" rows={it.decided} withMeeting={false} />
      </Block>
    </div>
  );
}
