import { Button } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import type { Effect } from '../../../web/parts/ConfirmAct.tsx';
import { whenText } from '../../../web/parts/Text.tsx';
import { stopsOf } from '../../../web/parts/wording.ts';
import { applicationsEndpoints } from '../endpoints.ts';
import { WithdrawApplication } from '../schema.ts';
import type { ApplicationOut } from '../views.ts';

const reasonForm = z.object({
  reason: WithdrawApplication.shape.reason.meta({ label: '撤回原因', widget: 'long', max: 300 }),
});

/** A quiet button whose act still says first what it does: the seal colour is kept for handing in. */
function QuietMove({
  application,
  act,
  label,
  effect,
  small = false,
}: {
  application: ApplicationOut;
  act: 'withdraw' | 'reopen';
  label?: string;
  effect: Effect;
  small?: boolean;
}) {
  const [asking, setAsking] = useState(false);
  const move = application.moves.find((one) => one.act === act);
  if (!move) return null;
  const against = stopsOf(move);
  const close = () => setAsking(false);
  return (
    <>
      <Button
        size={small ? 'small' : 'middle'}
        disabled={against.length > 0}
        title={against.map((one) => one.message).join('；') || move.basis}
        onClick={() => setAsking(true)}
      >
        {label ?? move.label}…
      </Button>
      {asking ? (
        <ActDialog
          open
          title={effect.title}
          act={effect.act}
          effect={effect}
          endpoint={applicationsEndpoints[act]}
          schema={act === 'withdraw' ? reasonForm : z.object({})}
          fixed={{ applicationId: application.id }}
          onCancel={close}
          onDone={close}
        />
      ) : null}
    </>
  );
}

/** 撤回申报: for good; the number stays. */
export function WithdrawMove({ application, small = false }: { application: ApplicationOut; small?: boolean }) {
  const { edition, title, recommenderName } = application;
  const draft = edition === 0;
  return (
    <QuietMove
      application={application}
      act="withdraw"
      small={small}
      {...(draft ? { label: '放弃申报' } : {})}
      effect={{
        title: `撤回《${title}》的申报`,
        who: draft ? '只有本机构，初评单位看不到草稿' : `${recommenderName}不再办理`,
        sends: draft ? '不发出任何内容' : '通知初评单位，写明原因',
        takeBack: '不能恢复，编号保留；本批次截止前可以重新申报',
        act: '撤回申报',
      }}
    />
  );
}

/** 撤回重填: back to the draft until the deadline; the submitted edition stays. */
export function ReopenMove({ application }: { application: ApplicationOut }) {
  const { title, recommenderName, batch } = application;
  return (
    <QuietMove
      application={application}
      act="reopen"
      effect={{
        title: `撤回重填《${title}》`,
        who: `${recommenderName}暂不能受理`,
        sends: '不发通知；已提交的一版留存',
        takeBack: `改好后须在 ${whenText(batch.submitBy, 'prose')}24:00 前重新提交，逾期视为未申报`,
        act: '撤回重填',
      }}
    />
  );
}
