import { Button, Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { useAct } from '../../../web/server-state.ts';
import { firstReviewEndpoints } from '../endpoints.ts';
import type { FirstReviewView } from '../views.ts';

type Reviewer = FirstReviewView['reviewers'][number];

/** The panel with how far each is; the secretary sets it up and urges the late. */
export function PanelBlock({ round }: { round: FirstReviewView }) {
  const [choosing, setChoosing] = useState(false);
  const { review, reviewers, settings, me } = round;
  const panel = reviewers.filter((one) => one.onPanel);
  const scoring = review?.state === 'scoring';
  const urge = useAct(firstReviewEndpoints.urge);
  const late = panel.filter((one) => one.submitted < one.expected);
  const remind = (people: Reviewer[]) =>
    void urge.run({ reviewId: review?.id ?? '', personIds: people.map((one) => one.personId), note: '' });
  const maySet = me.mayArrange && review?.state !== 'closed';
  return (
    <Block
      title="评审组"
      note={`不少于 ${settings.panelMinimum} 人`}
      extra={
        maySet ? (
          <button type="button" className="link" onClick={() => setChoosing(true)}>
            {panel.length === 0 ? '选人' : '调整'}
          </button>
        ) : undefined
      }
    >
      <ul className="panel-list">
        {panel.map((one) => (
          <li key={one.personId}>
            <span className="panel-name">{one.name}</span>
            <span className="panel-bar" aria-hidden="true">
              <i style={{ width: `${one.expected ? (one.submitted / one.expected) * 100 : 0}%` }} />
            </span>
            <span className="panel-n">
              {one.submitted} / {one.expected}
            </span>
            <span className="panel-note">
              {one.declaredAt ? (
                one.conflicts > 0 ? (
                  `回避 ${one.conflicts} 部`
                ) : (
                  '无需回避'
                )
              ) : (
                <Status kind="idle">未申报回避</Status>
              )}
              {one.urgedAt ? (
                <>
                  {'　'}已催 <When at={one.urgedAt} form="short" />
                </>
              ) : null}
            </span>
            {scoring && me.mayArrange && one.submitted < one.expected ? (
              <Button
                size="small"
                type="link"
                loading={urge.busy}
                onClick={() => remind([one])}
                aria-label={`催办${one.name}`}
              >
                催办
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {panel.length === 0 ? (
        <p className="none">
          {reviewers.length === 0
            ? '本单位还没有初评评委，请单位管理员在“人员与角色”中授予。'
            : `可选 ${reviewers.length} 人。`}
        </p>
      ) : null}
      {scoring && me.mayArrange && late.length > 1 ? (
        <p className="gap-s">
          <Button size="small" onClick={() => remind(late)}>
            催办未交齐的 {late.length} 人
          </Button>
        </p>
      ) : null}
      <ProblemView problem={urge.problem} />
      {choosing ? <ChoosePanel round={round} onClose={() => setChoosing(false)} /> : null}
    </Block>
  );
}

/** Who sits on the panel; during the scoring a change says why, and sheets of those who leave no longer count. */
function ChoosePanel({ round, onClose }: { round: FirstReviewView; onClose: () => void }) {
  const { review, reviewers, settings, batch } = round;
  const [chosen, setChosen] = useState(reviewers.filter((one) => one.onPanel).map((one) => one.personId));
  const [reason, setReason] = useState('');
  const { run, busy, problem } = useAct(firstReviewEndpoints.setPanel);
  const scoring = review?.state === 'scoring';
  const save = async () => {
    const done = await run({
      batchId: batch.id,
      personIds: chosen,
      reason,
      ...(review ? { version: review.version } : {}),
    });
    if (done) onClose();
  };
  return (
    <Modal
      open
      title={`${batch.name}评审组`}
      onCancel={onClose}
      closable={false}
      transitionName=""
      maskTransitionName=""
      footer={
        <div className="confirm-foot">
          <span className="note">
            已选 {chosen.length} 人，不少于 {settings.panelMinimum} 人
          </span>
          <span className="grow" />
          <Button onClick={onClose}>返回</Button>
          <Button type="primary" loading={busy} disabled={chosen.length === 0} onClick={() => void save()}>
            确定评审组
          </Button>
        </div>
      }
    >
      <Checkbox.Group
        className="panel-choice"
        value={chosen}
        onChange={(next) => setChosen(next.map(String))}
        aria-label="评审组成员"
      >
        {reviewers.map((one) => (
          <Checkbox key={one.personId} value={one.personId}>
            {one.name}
            {one.submitted > 0 ? `（已交 ${one.submitted} 份）` : ''}
          </Checkbox>
        ))}
      </Checkbox.Group>
      {scoring ? (
        <label className="panel-reason">
          调整原因（打分期间必填；移出者的评分不再计入）
          <Input.TextArea id="f-reason" rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
      ) : null}
      <ProblemView problem={problem} />
    </Modal>
  );
}
