import { Block } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { projectsEndpoints as at } from '../endpoints.ts';
import { riskKinds, severities } from '../terms.ts';
import { CloseRiskForm, RiskForm } from '../tracking-schema.ts';
import { FormButton } from './FormDialog.tsx';
import { type Overview, severityShapes } from './words.ts';

type Risk = Overview['risks'][number];

function RiskLine({ risk, projectId, mayClose }: { risk: Risk; projectId: string; mayClose: boolean }) {
  return (
    <li className={risk.closedAt ? 'risk closed' : 'risk'}>
      <p className="row">
        <Status kind={risk.closedAt ? 'off' : severityShapes[risk.severity]}>{riskKinds[risk.kind]}</Status>
        <span className="note">{severities[risk.severity]}</span>
        <span className="grow" />
        {mayClose && !risk.closedAt ? (
          <FormButton
            size="small"
            title={`关闭风险：${riskKinds[risk.kind]}`}
            act="关闭"
            endpoint={at.closeRisk}
            schema={CloseRiskForm}
            fixed={{ projectId, riskId: risk.id }}
          />
        ) : null}
      </p>
      <p>{risk.summary}</p>
      <p className="note">
        {risk.source}　{risk.openedByName} <When at={risk.openedAt} form="short" />
      </p>
      {risk.closedAt ? (
        <p className="note">
          {risk.closedByName} <When at={risk.closedAt} form="short" /> 关闭：{risk.closeReason}
        </p>
      ) : null}
    </li>
  );
}

/** Flags on a project, open ones first; a violation stops the money until it is closed. */
export function Risks({ projectId, overview: { risks, moves } }: { projectId: string; overview: Overview }) {
  const may = (act: string) => moves.some((move) => move.act === act);
  const kinds = may('open_violation') ? RiskForm : RiskForm.extend({ kind: withoutViolation });
  return (
    <Block
      title="风险"
      note={`未关闭 ${risks.filter(({ closedAt }) => !closedAt).length} 项`}
      extra={
        may('open_risk') ? (
          <FormButton
            size="small"
            title="提示风险"
            act="提示风险"
            endpoint={at.openRisk}
            schema={kinds}
            fixed={{ projectId }}
            initial={{ severity: 'middle' }}
          />
        ) : undefined
      }
    >
      {risks.length === 0 ? <p className="note">没有风险记录。延期、停滞由系统每天检查后自动提示。</p> : null}
      <ul className="risks">
        {risks.map((risk) => (
          <RiskLine key={risk.id} risk={risk} projectId={projectId} mayClose={may('close_risk')} />
        ))}
      </ul>
    </Block>
  );
}
const { violation: _, ...others } = riskKinds;
const withoutViolation = RiskForm.shape.kind
  .exclude(['violation'])
  .meta({ label: '种类', options: others, widget: 'select' });
