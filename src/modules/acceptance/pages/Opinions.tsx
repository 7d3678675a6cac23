import { Block } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { verdicts } from '../terms.ts';
import { type Case, verdictShapes } from './words.ts';

/** What the experts said, as far as this viewer may read it. */
export function Opinions({ one }: { one: Case }) {
  const present = one.opinions.filter(({ round }) => round === one.round);
  const former = one.opinions.filter(({ round }) => round < one.round);
  if (one.panelSize === 0 && one.opinions.length === 0) return null;
  const given = present.filter(({ verdict }) => verdict !== null).length;
  return (
    <Block
      title="专家审看"
      note={present.length > 0 ? `${given}/${one.panelSize} 位已提出意见` : `${one.panelSize} 位专家`}
    >
      {present.length === 0 && one.panelSize > 0 ? <p className="note">意见在作出结论后公布给制作机构。</p> : null}
      {[...present, ...former].map((opinion, i) => (
        <div key={opinion.personId || `${opinion.round}-${i}`} className="opinion-card">
          <p className="row">
            <b>{opinion.who || `专家${i + 1}`}</b>
            <span className="note">{opinion.employer}</span>
            {opinion.round < one.round ? <span className="note">第 {opinion.round} 次报送</span> : null}
            {opinion.verdict ? (
              <Status kind={verdictShapes[opinion.verdict]}>{verdicts[opinion.verdict]}</Status>
            ) : (
              <Status kind="wait">等待意见</Status>
            )}
          </p>
          {opinion.opinion ? <p>{opinion.opinion}</p> : null}
          {opinion.at ? (
            <p className="note">
              <When at={opinion.at} />
            </p>
          ) : null}
        </div>
      ))}
    </Block>
  );
}
