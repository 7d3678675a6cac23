import { MoveButton } from '../../../web/parts/Moves.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { dashboardsEndpoints as at } from '../endpoints.ts';
import { SaveRule } from '../schema.ts';

const form = SaveRule.pick({ value: true, clause: true, reason: true });
const change = { act: 'save', label: '修改', findings: [] };

/** 指标口径: what every figure of the picture counts, and the settings with their versions. */
export default function DefinitionsPage() {
  const view = useView(at.definitions, {});
  return (
    <>
      <PageHeader
        title="指标口径"
        sub="一张图上每个数字数的是什么、依据哪一条、取自哪份记录。"
        moves={
          <To className="button" path="/picture">
            一张图
          </To>
        }
      />
      {view.ready ? (
        <>
          <div className="scroll-x">
            <table className="plain-table">
              <thead>
                <tr>
                  {['指标', '口径', '依据', '来源'].map((head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {view.data.rows.map(({ key, label, meaning, clause, source }) => (
                  <tr key={key} id={key}>
                    <th scope="row" className="nowrap">
                      {label}
                    </th>
                    <td>{meaning}</td>
                    <td>{clause || '—'}</td>
                    <td>{source}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Block title="设置" className="gap" note="每次修改留存理由和版次">
            {view.data.rules.map((rule) => (
              <section key={rule.name} className="rule-line">
                <p>
                  {rule.label}：<b>{rule.value}</b> {rule.unit}
                  <span className="note">
                    　第 {rule.version} 版　{rule.clause || rule.source}
                  </span>
                  {view.data.mayChange ? (
                    <MoveButton
                      move={change}
                      endpoint={at.saveRule}
                      input={{ name: rule.name, version: rule.version } as never}
                      form={{ schema: form, initial: { value: rule.value, clause: rule.clause }, title: rule.label }}
                      size="small"
                    />
                  ) : null}
                </p>
                {rule.history.map((former) => (
                  <p key={former.version} className="note">
                    第 {former.version} 版：{former.value} {former.unit}，{former.byName} <When at={former.at} />，
                    {former.reason}
                  </p>
                ))}
              </section>
            ))}
          </Block>
        </>
      ) : (
        <Waiting view={view} />
      )}
    </>
  );
}
