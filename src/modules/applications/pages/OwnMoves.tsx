import { z } from 'zod';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { whenText } from '../../../web/parts/Text.tsx';
import { applicationsEndpoints } from '../endpoints.ts';
import { WithdrawApplication } from '../schema.ts';
import type { ApplicationOut } from '../views.ts';

const moveOf = ({ moves }: ApplicationOut, act: string) => moves.find((one) => one.act === act);

/** 撤回申报: for good; the number stays. */
export function WithdrawMove({ application, quiet = false }: { application: ApplicationOut; quiet?: boolean }) {
  const move = moveOf(application, 'withdraw');
  if (!move) return null;
  const draft = application.edition === 0;
  return (
    <MoveButton
      move={quiet ? { ...move, label: draft ? '放弃申报' : move.label } : move}
      size={quiet ? 'small' : 'middle'}
      endpoint={applicationsEndpoints.withdraw}
      input={{ applicationId: application.id }}
      form={{ schema: z.object({ reason: WithdrawApplication.shape.reason }), title: '撤回申报' }}
      effect={
        quiet && draft
          ? undefined
          : {
              title: `撤回《${application.title}》的申报`,
              who: draft ? '本机构' : `${application.recommenderName}不再办理`,
              sends: draft ? '不发出任何内容' : '通知初评单位，写明原因',
              takeBack: '不能恢复；编号保留。本批次截止前可以重新申报',
              act: '撤回申报',
            }
      }
    />
  );
}

/** 撤回重填: back to the draft until the deadline; the submitted edition stays. */
export function ReopenMove({ application }: { application: ApplicationOut }) {
  return (
    <MoveButton
      move={moveOf(application, 'reopen')}
      endpoint={applicationsEndpoints.reopen}
      input={{ applicationId: application.id }}
      effect={{
        title: `撤回重填《${application.title}》`,
        who: `${application.recommenderName}暂不能受理`,
        sends: '不发通知；已提交的一版留存',
        takeBack: `改好后须在 ${whenText(application.batch.submitBy, 'prose')}24:00 前重新提交，逾期视为未申报`,
        act: '撤回重填',
      }}
    />
  );
}
