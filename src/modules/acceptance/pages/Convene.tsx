import { Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { useAct } from '../../../web/server-state.ts';
import { acceptanceEndpoints as at } from '../endpoints.ts';
import type { Case } from './words.ts';

/** Chooses the experts who look at the film; those who keep away stay in the list with the reason. */
export function Convene({ one }: { one: Case }) {
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string[]>([]);
  const { run, busy, problem } = useAct(at.convene);
  if (!one.moves.some(({ act }) => act === 'convene')) return null;
  const send = async () => {
    const done = await run({ caseId: one.id, version: one.version, personIds: chosen });
    if (done) setOpen(false);
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        组织验收
      </Button>
      <Modal
        open={open}
        title="选择审看专家"
        okText={`请 ${chosen.length} 位专家审看`}
        cancelText="取消"
        okButtonProps={{ disabled: chosen.length === 0, loading: busy }}
        onOk={() => void send()}
        onCancel={() => setOpen(false)}
      >
        <ProblemView problem={problem} />
        <ul className="candidate-list">
          {one.candidates.map((person) => (
            <li key={person.personId}>
              <Checkbox
                disabled={person.findings.length > 0}
                checked={chosen.includes(person.personId)}
                onChange={(event) =>
                  setChosen(
                    event.target.checked ? [...chosen, person.personId] : chosen.filter((id) => id !== person.personId),
                  )
                }
              >
                {person.name}　<span className="note">{person.employer}</span>
                {person.specialties.length > 0 ? <span className="note">　{person.specialties.join('、')}</span> : null}
              </Checkbox>
              {person.findings.map((finding) => (
                <p key={finding.code} className="note">
                  {finding.message}
                </p>
              ))}
            </li>
          ))}
        </ul>
        {one.candidates.length === 0 ? <p>专家库里还没有专家，请先在“专家库”登记。</p> : null}
      </Modal>
    </>
  );
}
