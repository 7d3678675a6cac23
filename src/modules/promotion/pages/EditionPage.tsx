import './promotion.css';
import type { ReactNode } from 'react';
import { usePageTitle } from '../../../web/page-title.ts';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block, Facts } from '../../../web/parts/Page.tsx';
import { Shape } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { selectedWorksEndpoints as at } from '../endpoints.ts';
import { SelectedList } from './SelectedList.tsx';

/** One edition of a list, checked by the code printed on it; a former edition says so and leads to the newest. */
export default function EditionPage() {
  const code = useParam('code');
  const view = useView(at.edition, { code });
  usePageTitle(view.ready ? view.data.content.title : '优秀片单');
  if (!view.ready && view.problem?.status === 404)
    return (
      <Empty kind="none-match" title="没有这份片单" button={{ label: '看优秀片单', to: { path: '/selected-works' } }}>
        核验码有误，或片单不是由本系统发布的。
      </Empty>
    );
  if (!view.ready) return <Waiting view={view} what="正在核验" />;
  const one = view.data;
  const { content } = one;
  return (
    <div className="public-page selected-works">
      <div className="row edition-head">
        <h1>{content.title}</h1>
        <span className="grow" />
        <button type="button" className="bare no-print" onClick={() => window.print()}>
          打印
        </button>
      </div>
      <p className="note">
        {content.documentNumber}　{content.issuer}　<When at={content.publishedOn} form="day" />
        {'　'}共 {content.rows.length} 部
      </p>
      {one.latest ? null : (
        <div className="promotion-note">
          <Shape kind="warn" /> 这是第 {content.edition} 版，已有新版：
          <To path="/selected-works/$code" params={{ code: one.latestCode }}>
            看现行版
          </To>
        </div>
      )}
      {content.intro ? <p>{content.intro}</p> : null}
      <SelectedList content={content} />
      <Block title="核对">
        <Facts
          columns={1}
          facts={[
            ['文号', content.documentNumber],
            ['时期', content.period],
            ['发布单位', content.issuer],
            ['发布日期', <When key="on" at={content.publishedOn} form="day" />],
            ['版次', `第 ${content.edition} 版，核验码 ${one.code}`],
            [
              '内容校验值（SHA-256）',
              <code key="digest" className="digest-long">
                {one.digest}
              </code>,
            ],
            ...(content.formerDigest
              ? [
                  [
                    '上一版校验值',
                    <code key="former" className="digest-long">
                      {content.formerDigest}
                    </code>,
                  ] as [string, ReactNode],
                ]
              : []),
          ]}
        />
      </Block>
    </div>
  );
}
