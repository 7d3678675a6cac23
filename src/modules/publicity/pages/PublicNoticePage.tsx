import { Button } from 'antd';
import type { z } from 'zod';
import { useFrame } from '../../../web/frame/use-frame.ts';
import { QrCode } from '../../../web/parts/QrCode.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { WorkingDayStrip } from '../../../web/parts/Stages.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { usePageTitle } from '../../../web/page-title.ts';
import { To, useGo, useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { publicEndpoints } from '../endpoints.ts';
import type { PublicNoticeOut } from '../public-views.ts';
import { DigestCheck } from './DigestCheck.tsx';
import { NoticeArticle } from './NoticeArticle.tsx';
import './publicity.css';

type Notice = z.output<typeof PublicNoticeOut>;

function WindowBlock({ notice }: { notice: Notice }) {
  const { window, content } = notice;
  if (!window) return null;
  const sentence = content.kind === 'republished' ? `递补作品另行公示。${window.sentence}。` : `${window.sentence}。`;
  return (
    <>
      <h2>公示期　{window.open ? `剩 ${window.left} 个工作日` : '已结束'}</h2>
      <WorkingDayStrip days={window.days} label={`${window.from}发布，公示至${window.until}`} sentence={sentence} />
    </>
  );
}

function HowToObject({ notice }: { notice: Notice }) {
  const go = useGo();
  return (
    <>
      <h2>怎样提出异议</h2>
      <ul className="how">
        <li>
          <b>实名</b>
          <span>留姓名、单位与联系方式，{notice.replyWorkingDays} 个工作日内答复</span>
        </li>
        <li>
          <b>单位</b>
          <span>加盖公章，写联系人，答复同上</span>
        </li>
        <li>
          <b>匿名</b>
          <span>作为线索核查，凭回执查询码查进度</span>
        </li>
      </ul>
      <p>提出人信息只有承办人、签发领导和纪检审计可见，每次查看都有登记。成立的，作品移出名单并公告。</p>
      <Button
        type="primary"
        block
        className="object-button"
        onClick={() => go({ path: '/objection', search: { notice: notice.code } })}
      >
        提出异议
      </Button>
    </>
  );
}

function History({ notice }: { notice: Notice }) {
  if (notice.editions.length < 2) return null;
  return (
    <>
      <h2>各版</h2>
      <ol className="edition-list">
        {notice.editions.map((one) => (
          <li key={one.code}>
            {one.code === notice.code ? (
              <b aria-current="true">
                第 {one.edition} 版　{one.kindLabel}
              </b>
            ) : (
              <To path="/notices/$code" params={{ code: one.code }}>
                第 {one.edition} 版　{one.kindLabel}
              </To>
            )}
            <span className="dim">
              <When at={one.publishedAt} form="day" />　{one.documentNumber}
            </span>
            {one.reason ? <span>{one.reason}</span> : null}
          </li>
        ))}
      </ol>
    </>
  );
}

/** 公示正文: list, window with its end computed, how to object, digest check, history; prints on A4 with all rows. */
export default function PublicNoticePage() {
  const code = useParam('code');
  const view = useView(publicEndpoints.notice, { code });
  const frame = useFrame();
  usePageTitle(view.ready ? view.data.content.title : '公示');
  if (!view.ready) return <Waiting view={view} />;
  const notice = view.data;
  const result = notice.content.kind === 'result';
  return (
    <div className="notice">
      <div>
        {notice.latest ? (
          <p className="superseded" role="status">
            <Status kind="warn">此版已更新</Status>
            <To path="/notices/$code" params={{ code: notice.latest }}>
              看现行版
            </To>
          </p>
        ) : null}
        <NoticeArticle
          content={notice.content}
          code={notice.code}
          digest={notice.digest}
          suite={notice.suite}
          publishedAt={notice.publishedAt}
          crumb={result ? { label: '评审结果', path: '/results' } : { label: '公示', path: '/publicity' }}
          demonstration={frame.ready && frame.data.demonstration}
        />
      </div>
      <aside className="rail no-print" aria-label="公示期与异议">
        <WindowBlock notice={notice} />
        {notice.open ? <HowToObject notice={notice} /> : null}
        <History notice={notice} />
        <DigestCheck code={notice.code} digest={notice.digest} suite={notice.suite} />
        <h2>手机核对</h2>
        <QrCode text={window.location.href} label={`本公示的网址，版本码 ${notice.code}`} size={112} />
        <p>版本码 {notice.code}，与纸面页脚所印一致。</p>
      </aside>
    </div>
  );
}
