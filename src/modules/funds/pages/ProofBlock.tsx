import { Button } from 'antd';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { useAct } from '../../../web/server-state.ts';
import { fundsEndpoints } from '../endpoints.ts';
import type { Proof } from './words.ts';

function Differences({ proof }: { proof: Proof }) {
  return (
    <div className="scroll-x">
      <table className="plain-table">
        <caption className="sr">校验发现的差异</caption>
        <thead>
          <tr>
            <th>项目</th>
            <th>位置</th>
            <th>账上</th>
            <th>重算</th>
          </tr>
        </thead>
        <tbody>
          {proof.differences.map((one) => (
            <tr key={`${one.what}${one.where}`}>
              <td>{one.what}</td>
              <td>
                <code>{one.where}</code>
              </td>
              <td>{one.kept}</td>
              <td>{one.computed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Whether the books proved themselves last night; a difference stands here until it is gone. */
export function ProofBlock({ proof, mayProve }: { proof: Proof | null; mayProve: boolean }) {
  const { run, busy, problem } = useAct(fundsEndpoints.prove);
  const bad = proof !== null && !proof.proven;
  return (
    <Block
      title="账目校验"
      note="每日 01:30 由全部记账逐笔重算余额、日合计和校验链"
      className={bad ? 'proof-bad' : ''}
      extra={
        mayProve ? (
          <Button size="small" loading={busy} onClick={() => void run({})}>
            立即校验
          </Button>
        ) : null
      }
    >
      {proof === null ? (
        <p className="note">还没有校验过。</p>
      ) : (
        <p>
          <Status kind={bad ? 'bad' : 'done'}>{bad ? `发现 ${proof.differences.length} 处差异` : '一致'}</Status>
          {'　'}
          {`${proof.transfers} 笔记账、${proof.accounts} 个账户　`}
          <span className="note">
            {proof.byName}　<When at={proof.at} />
          </span>
        </p>
      )}
      {bad ? <Differences proof={proof} /> : null}
      <ProblemView problem={problem} />
    </Block>
  );
}
