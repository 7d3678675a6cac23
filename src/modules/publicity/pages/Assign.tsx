import { Button } from 'antd';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Shape } from '../../../web/parts/Shape.tsx';
import { useAct } from '../../../web/server-state.ts';
import { objectionEndpoints as on } from '../endpoints.ts';
import type { Case } from './case-type.ts';

/** Who may handle the case; those with a stake stay in the list with the reason. */
export function Assign({ one }: { one: Case }) {
  const { run, busy, problem } = useAct(on.assign);
  return (
    <Block title={one.handlerName ? '转办' : '确定承办人'} note="有利害关系的不能承办">
      <ul className="candidates">
        {one.candidates.map((person) => (
          <li key={person.personId}>
            <div className="candidate">
              <span className="grow">{person.name}</span>
              {person.findings.length === 0 && person.name !== one.handlerName ? (
                <Button
                  size="small"
                  loading={busy}
                  aria-label={`由${person.name}承办`}
                  onClick={() => void run({ objectionId: one.id, version: one.version, handlerId: person.personId })}
                >
                  由其承办
                </Button>
              ) : null}
            </div>
            {person.findings.map((finding) => (
              <p key={finding.code} className="note">
                <Shape kind="lock" /> {finding.message}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {one.candidates.length === 0 ? <p className="note">没有异议办理人员，请系统管理员授予角色。</p> : null}
      <ProblemView problem={problem} />
    </Block>
  );
}
