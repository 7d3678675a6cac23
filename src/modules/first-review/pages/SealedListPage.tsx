import './board.css';
import { Select } from 'antd';
import { useState } from 'react';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { Shape, Status } from '../../../web/parts/Shape.tsx';
import { Money, When, whenText, Work } from '../../../web/parts/Text.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { usePageTitle } from '../../../web/page-title.ts';
import { useParam } from '../../../web/router.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { firstReviewEndpoints } from '../endpoints.ts';
import type { SealedListView } from '../list-views.ts';
import { Letter } from './Letter.tsx';
import { SwapButton } from './SwapButton.tsx';

/** A list that was sent: letter, works, opinions, editions, papers; the leader may still change one until the date. */
export default function SealedListPage() {
  const listId = useParam('listId');
  const [edition, setEdition] = useState<number>();
  const view = useView(firstReviewEndpoints.list, { listId, ...(edition ? { edition } : {}) }, { keep: true });
  usePageTitle(view.ready ? `${view.data.unit.shortName}推荐名单` : '推荐名单');
  if (!view.ready) {
    if (view.problem?.code === 'recommendation.edition') {
      return (
        <Empty kind="none-yet" title="名单尚未报送" button={{ label: '去推荐名单', to: { path: '/recommendations' } }}>
          用印并报送之后，推荐函与名单在这里。
        </Empty>
      );
    }
    return <Waiting view={view} />;
  }
  return <Sealed list={view.data} onEdition={setEdition} />;
}

function Sealed({ list, onEdition }: { list: SealedListView; onEdition: (edition: number) => void }) {
  const latest = list.editions[0]?.edition ?? list.edition;
  const paper = (endpoint: typeof firstReviewEndpoints.letterPaper, format: 'pdf' | 'docx') =>
    hrefOf(endpoint, { listId: list.id, edition: list.edition, format });
  return (
    <>
      <PageHeader
        title={`${list.unit.shortName}推荐名单`}
        sub={
          <>
            <span>{list.batch.name}</span>
            <span>{list.documentNumber}</span>
            <span>{list.works.length} 部</span>
            <Status kind={list.edition === latest ? 'done' : 'off'}>
              {list.edition === latest ? '现行版' : '已被更换'}
            </Status>
          </>
        }
        meta={
          list.editions.length > 1 ? (
            <Select
              aria-label="版次"
              value={list.edition}
              onChange={onEdition}
              options={list.editions.map((one) => ({
                value: one.edition,
                label: `第 ${one.edition} 版　${one.documentNumber}`,
              }))}
            />
          ) : undefined
        }
        moves={
          <>
            <a className="button" href={paper(firstReviewEndpoints.letterPaper, 'pdf')} download>
              推荐函 PDF
            </a>
            <a className="button" href={paper(firstReviewEndpoints.letterPaper, 'docx')} download>
              Word
            </a>
            <a className="button" href={paper(firstReviewEndpoints.listPaper, 'pdf')} download>
              名单 PDF
            </a>
            <a className="button" href={paper(firstReviewEndpoints.listPaper, 'docx')} download>
              Word
            </a>
          </>
        }
      />
      <div className="with-aside">
        <div>
          {list.swapped ? (
            <p className="banner">
              <Shape kind="warn" /> 第 {list.swapped.rank} 席由《{list.swapped.out.title}》换为《{list.swapped.in.title}
              》。原因：{list.swapped.reason}
            </p>
          ) : null}
          <Letter letter={list.letter} works={list.works} />
          <Block title="推荐意见" note={list.scoreRule} className="gap">
            {list.works.map((one) => (
              <ListedWork key={one.applicationId} one={one} />
            ))}
          </Block>
        </div>
        <div>
          <Block title="报送凭据">
            <Facts
              columns={1}
              facts={[
                ['文号', list.documentNumber],
                ['版本码', list.versionCode],
                ['报送', <When key="at" at={list.sealedAt} form="seconds" />],
                ['签发', list.sealedBy],
                [
                  '摘要',
                  <span key="d" className="digest">
                    {list.digest}
                  </span>,
                ],
              ]}
            />
          </Block>
          <Block
            title="更换"
            className="gap"
            note={`${whenText(list.batch.recommendBy, 'prose')}24:00 前，尚可 ${list.swapsLeft} 部`}
          >
            <SwapButton list={list} latest={list.edition === latest} />
          </Block>
          <Block title="经过" className="gap">
            <Timeline events={list.timeline} />
          </Block>
        </div>
      </div>
    </>
  );
}

function ListedWork({ one }: { one: SealedListView['works'][number] }) {
  return (
    <div className="seat">
      <span className="seat-n" aria-hidden="true">
        {one.rank}
      </span>
      <div className="seat-body">
        <div className="seat-head">
          <Work
            title={one.title}
            to={{ path: '/applications/$applicationId', params: { applicationId: one.applicationId } }}
          />
          <span className="dim">
            {[one.applicant, one.category, one.filingNumber].filter(Boolean).join('·')}　申请{' '}
            <Money fen={one.requestedFen} unit />
          </span>
          <span className="seat-score">{one.score.toFixed(1)}</span>
        </div>
        <p className="seat-opinion">{one.opinion}</p>
        <p className="note">申报书 {one.application.versionCode}</p>
      </div>
    </div>
  );
}
