import './promotion.css';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { selectedWorksEndpoints as at } from '../endpoints.ts';
import { SelectedList } from './SelectedList.tsx';

/** 优秀片单: the newest edition of every list, for anybody. */
export default function SelectedWorksPage() {
  const view = useView(at.lists, {});
  if (!view.ready) return <Waiting view={view} />;
  const { lists } = view.data;
  return (
    <div className="public-page selected-works">
      <h1>优秀片单</h1>
      {lists.length === 0 ? (
        <Empty kind="none-yet" title="还没有发布片单" button={{ label: '看评审结果', to: { path: '/results' } }}>
          通过验收的优秀作品按季度、年度列入片单，发布后列在这里。
        </Empty>
      ) : null}
      {lists.map((one) => (
        <Block
          key={one.code}
          title={one.content.title}
          note={
            <>
              {one.content.documentNumber}　<When at={one.publishedAt} form="day" />
              {'　'}共 {one.content.rows.length} 部
            </>
          }
          extra={
            <To path="/selected-works/$code" params={{ code: one.code }}>
              核对
            </To>
          }
        >
          {one.content.intro ? <p>{one.content.intro}</p> : null}
          <SelectedList content={one.content} />
        </Block>
      ))}
    </div>
  );
}
