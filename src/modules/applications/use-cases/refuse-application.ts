import { Problem } from '../../../base/problem.ts';
import { useCase } from '../../../platform/use-case.ts';
import { contentOf } from '../../calls/index.ts';
import { moveApplication } from '../move.ts';
import { applicationPolicy } from '../policy.ts';
import { RefuseApplication } from '../schema.ts';
import { lockApplication } from '../store.ts';

/** 不予受理须用本次征集规定的理由，并写明说明。 */
export const refuseApplication = useCase({
  act: 'application.refuse',
  label: '不予受理',
  input: RefuseApplication,
  load: (tx, input) => lockApplication(tx, input.applicationId),
  view: applicationPolicy.view,
  allow: applicationPolicy.refuse,
  async run(cx, application, { code, note }) {
    const content = await contentOf(cx.tx, application.callVersionId);
    const reason = content.refusalReasons.find((one) => one.code === code);
    if (!reason) throw new Problem('applications.reason_unknown');
    const set = { refusalCode: code, refusalNote: note };
    const { id } = await moveApplication(cx, application, 'refuse', { note: `${reason.label}：${note}`, set });
    return { id };
  },
});
