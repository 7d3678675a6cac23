import './propositions.css';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { publicPropositionEndpoints as at } from '../endpoints.ts';
import { PublicTopic, TopicStatus } from './PublicTopic.tsx';

/** 命题发布: topics that anybody may read; claiming needs log-in. */
export default function PublicListPage() {
  const view = useView(at.list, {});
  if (!view.ready) return <Waiting view={view} />;
  const { rows } = view.data;
  return (
    <div className="public-page public-topics">
      <h1>命题发布</h1>
      {rows.length === 0 ? (
        <Empty kind="none-yet" title="还没有公开发布的命题" button={{ label: '看征集通知', to: { path: '/calls' } }}>
          总局谋划的命题和支持措施发布后，列在这里。
        </Empty>
      ) : (
        <p className="note">各地、平台和制作机构登录后，在“命题”中认领。</p>
      )}
      {rows.map((it) => (
        <Block
          key={it.number}
          title={
            <To path="/propositions/$number" params={{ number: it.number }}>
              {it.title}
            </To>
          }
          note={
            <>
              {it.number}　<When at={it.publishedAt} form="day" /> 发布
            </>
          }
          extra={<TopicStatus it={it} />}
        >
          <PublicTopic it={it} />
        </Block>
      ))}
    </div>
  );
}
