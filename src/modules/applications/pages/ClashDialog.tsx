import { Button, Modal } from 'antd';
import { When } from '../../../web/parts/Text.tsx';
import type { FormField } from '../../calls/contract.ts';
import type { FilledForm } from '../views.ts';
import { AnswerText } from './AnswerText.tsx';
import { labelOfPath } from './form-model.ts';
import type { Answering } from './use-answers.ts';

export const fieldAtPath = ({ form }: Pick<FilledForm, 'form'>, path: string): FormField | undefined => {
  const [section, field] = path.split('.');
  return form.sections.find(({ key }) => key === section)?.fields.find(({ key }) => key === field);
};

/** Two people wrote in the same field: both texts stand side by side until one is chosen; nothing is lost meanwhile. */
export function ClashDialog({ application, answering }: { application: FilledForm; answering: Answering }) {
  const { state, desk } = answering;
  const [path, theirs] = Object.entries(state.clashes)[0] ?? [];
  const field = path ? fieldAtPath(application, path) : undefined;
  if (!path || !theirs || !field) return null;
  const left = Object.keys(state.clashes).length - 1;
  return (
    <Modal
      open
      width={860}
      centered
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      transitionName=""
      maskTransitionName=""
      title={`“${labelOfPath(application, path)}”刚刚被 ${theirs.savedBy || '他人'} 改过`}
      footer={
        <div className="confirm-foot">
          <span className="note">
            {left > 0 ? `还有 ${left} 栏要选` : '选定之前两份都在。用我的：对方那份仍留在填写记录中。'}
          </span>
          <span className="grow" />
          <Button autoFocus onClick={() => desk.settle(path, 'theirs')}>
            用对方的
          </Button>
          <Button type="primary" onClick={() => desk.settle(path, 'mine')}>
            用我的
          </Button>
        </div>
      }
    >
      <div className="side-by-side">
        <section aria-label="我填的">
          <h3>我填的（未保存）</h3>
          <AnswerText field={field} value={state.edits[path]?.value} application={application} />
        </section>
        <section aria-label="对方填的">
          <h3>
            {theirs.savedBy || '对方'}填的 <When at={theirs.savedAt} form="clock" />
          </h3>
          <AnswerText field={field} value={theirs.value} application={application} />
        </section>
      </div>
    </Modal>
  );
}
