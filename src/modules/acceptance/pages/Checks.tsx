import { Block } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { checkResults } from '../terms.ts';
import { type Case, checkShapes } from './words.ts';

/** The result table: what was checked, the figures compared, what was found, on which clause. */
export function Checks({ one }: { one: Case }) {
  const open = one.checks.filter(({ result }) => result === 'unmet' || result === 'look').length;
  return (
    <Block title="自动检查" note={open === 0 ? `${one.checks.length} 项，没有问题` : `${open} 项需要处理或核对`}>
      <div className="scroll-x">
        <table className="plain-table check-table">
          <caption className="sr">自动检查结果</caption>
          <thead>
            <tr>
              <th scope="col">检查项</th>
              <th scope="col">结果</th>
              <th scope="col">比对</th>
              <th scope="col">依据</th>
            </tr>
          </thead>
          <tbody>
            {one.checks.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.label}</th>
                <td className="nowrap">
                  <Status kind={checkShapes[row.result]}>{checkResults[row.result]}</Status>
                </td>
                <td>
                  {row.compared}
                  {row.findings.length > 0 ? (
                    <ul className="check-findings">
                      {row.findings.map((finding) => (
                        <li key={finding.message}>{finding.message}</li>
                      ))}
                    </ul>
                  ) : null}
                </td>
                <td className="note" title={row.source}>
                  {row.clause}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Block>
  );
}
