import { Button, Modal, Select } from 'antd';
import { announce } from '../../../web/announce.ts';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { useAct } from '../../../web/server-state.ts';
import { applicationsEndpoints } from '../endpoints.ts';
import type { FilledForm } from '../views.ts';
import { nameOfSection } from './form-model.ts';

/** Who fills in which section; whoever it is given to is only named, nobody is locked out. */
export function AssignDialog({ application, onClose }: { application: FilledForm; onClose: () => void }) {
  const { run, busy, problem } = useAct(applicationsEndpoints.assign);
  const { id, sections, colleagues } = application;
  const give = async (section: string, personId: string | null) => {
    if (await run({ applicationId: id, section, personId })) announce('已分派');
  };
  return (
    <Modal
      open
      title="分派给同事"
      closable={false}
      transitionName=""
      maskTransitionName=""
      onCancel={onClose}
      footer={
        <Button autoFocus onClick={onClose}>
          返回
        </Button>
      }
    >
      <p className="note">选定即生效。分派只是约定，别人仍可填写；对方在待办中心看到。</p>
      <table className="plain-table">
        <caption className="sr">各节由谁填写</caption>
        <tbody>
          {sections.map((section) => (
            <tr key={section.key}>
              <th scope="row">{nameOfSection(section)}</th>
              <td>
                <Select
                  size="small"
                  className="w"
                  aria-label={`${nameOfSection(section)} 由谁填写`}
                  disabled={busy}
                  value={section.assignedTo ?? ''}
                  options={[
                    { value: '', label: '未分派' },
                    ...colleagues.map((one) => ({ value: one.id, label: one.name })),
                  ]}
                  onChange={(value) => void give(section.key, value === '' ? null : value)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ProblemView problem={problem} />
    </Modal>
  );
}
