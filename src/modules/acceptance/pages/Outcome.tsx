import { Shape } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { hrefOf } from '../../../web/server-state.ts';
import { acceptanceEndpoints as at } from '../endpoints.ts';
import type { Case } from './words.ts';

/** The one thing that counts now: sent back, to be rectified until when, rejected, or the certificate. */
export function Outcome({ one }: { one: Case }) {
  if (one.certificate)
    return (
      <div className="acceptance-note">
        <Shape kind="done" /> 验收证书 <b>{one.certificate.number}</b>，核验码 {one.certificate.code}
        {'　'}
        <a href={hrefOf(at.certificate, { caseId: one.id, format: 'pdf' })}>PDF</a>
        {'　'}
        <a href={hrefOf(at.certificate, { caseId: one.id, format: 'docx' })}>Word</a>
      </div>
    );
  if (one.state === 'rectifying')
    return (
      <div className="acceptance-note">
        <Shape kind={one.overdue ? 'bad' : 'warn'} /> 请于 <When at={one.rectifyBy} form="prose" /> 前完成整改
        {one.overdue ? '，已经逾期' : ''}：{one.decisionReason}
      </div>
    );
  if (one.state === 'rejected')
    return (
      <div className="acceptance-note">
        <Shape kind="bad" /> 验收不通过：{one.decisionReason}
      </div>
    );
  if (one.state === 'preparing' && one.returnReason)
    return (
      <div className="acceptance-note">
        <Shape kind="warn" /> 退回补充：{one.returnReason}
      </div>
    );
  return null;
}
