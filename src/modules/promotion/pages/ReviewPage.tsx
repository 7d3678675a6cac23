import './promotion.css';
import { usePageTitle } from '../../../web/page-title.ts';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When, Work } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { promotionReviewEndpoints as at } from '../endpoints.ts';
import { honours, periods, reviewKinds, reviewStates } from '../terms.ts';
import { ReviewEditor } from './ReviewEditor.tsx';
import { reviewShapes } from './words.ts';

/** One review: who took part, what was said, what each work got. */
export default function ReviewPage() {
  const reviewId = useParam('reviewId');
  const view = useView(at.detail, { reviewId });
  usePageTitle(view.ready ? view.data.title : '点评推优');
  if (!view.ready) return <Waiting view={view} />;
  const one = view.data;
  const editing = one.moves.some(({ act }) => act === 'save');
  return (
    <>
      <PageHeader
        title={one.title}
        sub={
          <span className="row">
            <span>
              {reviewKinds[one.kind]}　{one.year}年{periods[one.period]}
            </span>
            <When at={one.heldOn} form="day" />
            <Status kind={reviewShapes[one.state]}>{reviewStates[one.state]}</Status>
          </span>
        }
        moves={
          <MoveButton
            move={one.moves.find(({ act }) => act === 'close')}
            endpoint={at.close}
            input={{ reviewId, version: one.version }}
            effect={{
              title: `定稿：${one.title}`,
              who: '列入结果的作品的制作机构和推荐单位',
              sends: `${one.results.length} 部作品的结果和评语显示在各自的宣推页`,
              takeBack: '定稿后不能修改',
              act: '定稿',
            }}
          />
        }
      />
      {editing ? (
        <ReviewEditor key={one.version} one={one} />
      ) : (
        <>
          <Block title="纪要">
            <Facts columns={1} facts={[['参加人员', one.participants || '未记录']]} />
            <p>{one.summary}</p>
          </Block>
          <Block className="gap" title="结果" note={`${one.results.length} 部`}>
            <ul className="honour-list">
              {one.results.map((row) => (
                <li key={row.projectId}>
                  <To path="/projects/$projectId/promotion" params={{ projectId: row.projectId }}>
                    <Work title={row.title} />
                  </To>
                  <b>{honours[row.honour]}</b>　{row.comment}
                </li>
              ))}
            </ul>
          </Block>
        </>
      )}
    </>
  );
}
