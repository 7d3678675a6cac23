import './propositions.css';
import { usePageTitle } from '../../../web/page-title.ts';
import { Empty } from '../../../web/parts/Empty.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { publicPropositionEndpoints as at } from '../endpoints.ts';
import { PublicTopic, TopicStatus } from './PublicTopic.tsx';

/** One public topic. */
export default function PublicPage() {
  const number = useParam('number');
  const view = useView(at.detail, { number });
  usePageTitle(view.ready ? view.data.title : '命题发布');
  if (!view.ready && view.problem?.status === 404)
    return (
      <Empty kind="none-match" title="没有这个命题" button={{ label: '看命题发布', to: { path: '/propositions' } }}>
        编号有误，或还没有公开发布。
      </Empty>
    );
  if (!view.ready) return <Waiting view={view} />;
  const it = view.data;
  return (
    <div className="public-page public-topics">
      <h1>{it.title}</h1>
      <p className="row topic-sums">
        <span className="num">{it.number}</span>
        <span>
          <When at={it.publishedAt} form="day" /> 发布
        </span>
        <TopicStatus it={it} />
      </p>
      <PublicTopic it={it} />
      <p>
        <To path="/propositions">全部命题</To>
      </p>
    </div>
  );
}
