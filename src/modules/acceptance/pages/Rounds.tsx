import { Block } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useView } from '../../../web/server-state.ts';
import { acceptanceEndpoints as at } from '../endpoints.ts';
import { decisions } from '../terms.ts';
import { type Case, stateShapes } from './words.ts';

/** Where the newest handing in differs from the one before. */
function Differences({ caseId, to }: { caseId: string; to: number }) {
  const view = useView(at.compare, { caseId, from: to - 1, to });
  if (!view.ready) return <Waiting view={view} what="正在比较" />;
  const { differences } = view.data;
  return (
    <div className="scroll-x">
      <table className="plain-table difference-table">
        <caption>
          第 {to - 1} 次与第 {to} 次的差异（{differences.length} 处）
        </caption>
        <thead>
          <tr>
            <th scope="col">位置</th>
            <th scope="col">原来</th>
            <th scope="col">现在</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ place, before, after }) => (
            <tr key={place}>
              <th scope="row">{place}</th>
              <td>{before ? <del>{before}</del> : <span className="dim">无</span>}</td>
              <td>{after ? <ins>{after}</ins> : <span className="dim">已移除</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Every handing in with its digest and its outcome; nothing of it is ever altered. */
export function Rounds({ one }: { one: Case }) {
  if (one.rounds.length === 0) return null;
  return (
    <Block title="报送记录" note={`${one.rounds.length} 次`}>
      <ol className="round-list">
        {one.rounds.map((round) => (
          <li key={round.round}>
            <p className="row">
              <b>第 {round.round} 次</b>
              <span>
                {round.episodeCount} 集　{round.length}
              </span>
              {round.decision ? (
                <Status kind={stateShapes[round.decision]}>{decisions[round.decision]}</Status>
              ) : (
                <Status kind="doing">办理中</Status>
              )}
            </p>
            <p className="note">
              {round.submittedByName}　<When at={round.submittedAt} />
              {'　'}
              <code className="digest" title={round.digest}>
                {round.digest.slice(0, 12)}…
              </code>
            </p>
            {round.reason ? (
              <p>
                {round.reason}
                <span className="note">
                  {'　'}
                  {round.decidedByName}　{round.decidedAt ? <When at={round.decidedAt} /> : null}
                </span>
              </p>
            ) : null}
          </li>
        ))}
      </ol>
      {one.rounds.length > 1 ? <Differences caseId={one.id} to={one.rounds[0]?.round ?? 2} /> : null}
    </Block>
  );
}
