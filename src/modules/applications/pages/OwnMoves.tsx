import { z } from 'zod';
import { whenText } from '../../../web/parts/Text.tsx';
import { applicationsEndpoints } from '../endpoints.ts';
import { WithdrawApplication } from '../schema.ts';
import type { FilledForm } from '../views.ts';
import { QuietMove } from './QuietMove.tsx';

const moveOf = ({ moves }: FilledForm, act: string) => moves.find((one) => one.act === act);
const reasonForm = z.object({
  reason: WithdrawApplication.shape.reason.meta({ label: '撤回原因', widget: 'long', max: 300 }),
});

/** 撤回申报: for good; the number stays. */
export function WithdrawMove({ application, small = false }: { application: FilledForm; small?: boolean }) {
  const { edition, title, recommenderName } = application;
  const draft = edition === 0;
  return (
    <QuietMove
      move={moveOf(application, 'withdraw')}
      endpoint={applicationsEndpoints.withdraw}
      schema={reasonForm}
      fixed={{ applicationId: application.id }}
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
export function ReopenMove({ application }: { application: FilledForm }) {
  const { title, recommenderName, batch } = application;
  return (
    <QuietMove
      move={moveOf(application, 'reopen')}
      endpoint={applicationsEndpoints.reopen}
      schema={z.object({})}
      fixed={{ applicationId: application.id }}
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
