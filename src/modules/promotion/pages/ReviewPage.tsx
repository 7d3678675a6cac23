import './promotion.css';
import { Button } from 'antd';
import type { z } from 'zod';
import { usePageTitle } from '../../../web/page-title.ts';
import { Empty } from '../../../web/parts/Empty.tsx';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { Legend, Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { promotionReviewEndpoints as at } from '../endpoints.ts';
import { type Honour, honours, periods, reviewKinds, reviewStates } from '../terms.ts';
import type { ReviewOut } from '../views.ts';
import { ReviewEditor } from './ReviewEditor.tsx';
import { WorkTable } from './WorkTable.tsx';
import { honourShapes, reviewShapes } from './words.ts';

type Shown = z.output<typeof ReviewOut>;

/** Each work with its honour and the words said of it; how many of each kind before. */
function Results({ one }: { one: Shown }) {
  const kinds = (Object.keys(honours) as Honour[]).flatMap((honour) => {
    const count = one.results.filter((row) => row.honour === honour).length;
    return count > 0 ? [{ kind: honourShapes[honour], label: honours[honour], count: `${count} 部` }] : [];
  });
  return (
    <Block className="gap" title="结果" note={`${one.results.length} 部，定稿后显示在各作品的宣推页`}>
      <Legend entries={kinds} />
      <WorkTable
        caption={`${one.title}结果`}
        rows={one.results}
        why={[
          {
            title: '结果',
            render: ({ honour }) => <Status kind={honourShapes[honour]}>{honours[honour]}</Status>,
          },
          { title: '评语', width: 300, render: ({ comment }) => comment },
        ]}
      />
    </Block>
  );
}

function Minutes({ one }: { one: Shown }) {
  return (
    <Block title="会议">
      <Facts
        columns={3}
        facts={[
          ['类型', `${reviewKinds[one.kind]}（${one.clause}）`],
          ['时期', `${one.year}年${periods[one.period]}`],
          ['日期', <When key="on" at={one.heldOn} form="day" />],
          ['记录', one.createdByName],
          ['定稿', one.closedByName ?? '未定稿'],
          ['定稿时间', <When key="at" at={one.closedAt} />],
        ]}
      />
      <Facts
        columns={1}
        facts={[
          ['参加人员', one.participants || '未记录'],
          [
            '点评纪要',
            <span key="words" className="minutes-words">
              {one.summary || '未记录'}
            </span>,
          ],
        ]}
      />
    </Block>
  );
}

/** One review: who took part, what was said, what each work got and why, what has been done about it. */
export default function ReviewPage() {
  const reviewId = useParam('reviewId');
  const view = useView(at.detail, { reviewId });
  usePageTitle(view.ready ? view.data.title : '点评推优');
  if (!view.ready && view.problem?.status === 404)
    return (
      <Empty
        kind="none-match"
        title="没有这次点评推优"
        button={{ label: '看点评推优', to: { path: '/promotion-reviews' } }}
      >
        地址有误，或不在您可以查看的范围内。
      </Empty>
    );
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
          <>
            {editing ? null : <Button onClick={() => window.print()}>打印</Button>}
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
          </>
        }
      />
      {editing ? (
        <ReviewEditor key={one.version} one={one} />
      ) : (
        <>
          <Minutes one={one} />
          <Results one={one} />
        </>
      )}
      <Block className="gap no-print" title="办理过程">
        <Timeline events={one.timeline} />
      </Block>
    </>
  );
}
