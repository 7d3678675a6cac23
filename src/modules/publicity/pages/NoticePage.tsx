import type { z } from 'zod';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { MoveButton, MovesBar } from '../../../web/parts/Moves.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { WorkingDayStrip } from '../../../web/parts/Stages.tsx';
import { Fig, When } from '../../../web/parts/Text.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { usePageTitle } from '../../../web/page-title.ts';
import { To, useParam } from '../../../web/router.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { publicityEndpoints as at } from '../endpoints.ts';
import { ReturnNotice } from '../schema.ts';
import type { NoticeOut } from '../views.ts';
import { NoticeArticle } from './NoticeArticle.tsx';
import { ReleaseButton } from './ReleaseButton.tsx';
import { TextEditor } from './TextEditor.tsx';
import { WorkResults } from './WorkResults.tsx';
import { noticeShapes } from './words.ts';
import './publicity.css';

type Notice = z.output<typeof NoticeOut>;
const returning = ReturnNotice.pick({ reason: true });

function Editions({ notice }: { notice: Notice }) {
  if (notice.editions.length === 0) return null;
  return (
    <Block title="各版" note={`共 ${notice.editions.length} 版`}>
      <ol className="edition-list">
        {notice.editions.map((one) => (
          <li key={one.code}>
            <To path="/notices/$code" params={{ code: one.code }}>
              第 {one.edition} 版　{one.kindLabel}
            </To>
            <span className="note">
              {one.documentNumber}　{one.code}　<When at={one.releasedAt} />　{one.releasedByName}
            </span>
            {one.reason ? <span>{one.reason}</span> : null}
          </li>
        ))}
      </ol>
    </Block>
  );
}

function Aside({ notice }: { notice: Notice }) {
  const { window, words, editions } = notice;
  return (
    <div>
      {window ? (
        <Block title="公示期" note={window.open ? `剩 ${window.left} 个工作日` : '已结束'}>
          <WorkingDayStrip
            days={window.days}
            label={`公示至${window.until}`}
            sentence={`${window.sentence}。${editions.length === 0 ? '按今天发布试算。' : ''}`}
          />
        </Block>
      ) : null}
      {notice.state === 'preparing' ? (
        <Block title="填空" note="发布时按实际填入">
          <dl className="word-list">
            {words.map(({ word, value }) => (
              <div key={word} style={{ display: 'contents' }}>
                <dt>{`{${word}}`}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </Block>
      ) : null}
      <Editions notice={notice} />
      {editions.length > 0 ? (
        <Block title="异议">
          <p>
            <Fig
              n={notice.objections.total}
              unit="件"
              to={{ path: '/objections', search: { batchId: notice.batchId } }}
            />
            ，未办结 {notice.objections.pending} 件
          </p>
        </Block>
      ) : null}
      <Block title="办理过程">
        <Timeline events={notice.timeline} />
      </Block>
    </div>
  );
}

const finishEffect = (notice: Notice, works = notice.works.filter((one) => one.standing !== 'final').length) => ({
  title: `确定公示结果：${works} 部`,
  who: `${works} 部作品的申报机构和推荐单位`,
  sends: '公众网站发布结果公告并编文号；通知进入待发箱',
  takeBack: '不能收回。此后方可签约和拨付',
  promise: '公示期已满，异议均已办结',
  act: `确定 ${works} 部`,
});

/** A notice from preparation to result: left exactly what the public will see, right window, history, objections. */
export default function NoticePage() {
  const noticeId = useParam('noticeId');
  const view = useView(at.detail, { noticeId });
  usePageTitle(view.ready ? `${view.data.batchName}公示` : '公示');
  if (!view.ready) return <Waiting view={view} />;
  const notice = view.data;
  const move = (act: string) => notice.moves.find((one) => one.act === act);
  const input = { noticeId, version: notice.version };
  const shown = notice.editions.find((one) => one.edition === notice.preview.edition);
  return (
    <>
      <PageHeader
        title={`${notice.batchName}公示`}
        sub={
          <>
            <Status kind={noticeShapes[notice.state]}>{notice.stateLabel}</Status>　{notice.preview.rows.length}{' '}
            部　拟稿 {notice.createdByName}
            {notice.returnReason ? `　退回意见：${notice.returnReason}` : ''}
          </>
        }
        moves={
          <a href={hrefOf(at.previewPaper, { noticeId })} download>
            下载稿件 PDF（草稿）
          </a>
        }
      />
      {move('save') ? <TextEditor key={notice.version} notice={notice} /> : null}
      <WorkResults key={`results-${notice.version}`} notice={notice} move={move('finish_part')} />
      <div className="notice-desk">
        <Block title={shown ? '现行版' : '预览'} note={shown ? '公众现在看到的' : '与公众将看到的完全一致'}>
          <div className="notice-preview">
            <NoticeArticle
              content={notice.preview}
              code={shown?.code ?? '（签发时编定）'}
              {...(shown ? { digest: shown.digest, publishedAt: shown.releasedAt } : {})}
            />
          </div>
        </Block>
        <Aside notice={notice} />
      </div>
      <MovesBar
        moves={notice.moves.filter((one) => one.act !== 'finish_part')}
        note={notice.state === 'submitted' ? '发布后名单只能因异议成立而更新' : undefined}
        quiet={
          <>
            <MoveButton move={move('submit')} endpoint={at.submit} input={input} primary />
            <MoveButton move={move('return')} endpoint={at.return} input={input} form={{ schema: returning }} />
          </>
        }
        act={
          move('release') ? (
            <ReleaseButton noticeId={noticeId} move={move('release')} />
          ) : (
            <MoveButton move={move('finish')} endpoint={at.finish} input={input} effect={finishEffect(notice)} />
          )
        }
      />
    </>
  );
}
