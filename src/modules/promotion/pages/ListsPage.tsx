import { Empty } from '../../../web/parts/Empty.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { To } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { selectedListEndpoints as at } from '../endpoints.ts';
import { BeginList } from '../schema.ts';
import { listStates, periods } from '../terms.ts';
import { BeginningTable } from './BeginningTable.tsx';
import { listShapes } from './words.ts';

/** 优秀片单 by period, drafted here and published to the public page. */
export default function ListsPage() {
  const view = useView(at.list, {});
  return (
    <BeginningTable
      list="selected-lists"
      title="优秀片单"
      sub="从通过验收的作品中选列，一人拟制、一人签发，发布后各版都留存"
      meta={<To path="/selected-works">公开页面</To>}
      begin={{ button: '拟制片单', title: '拟制优秀片单', act: '拟制', endpoint: at.begin, schema: BeginList }}
      view={view}
      columns={[
        {
          key: 'title',
          title: '片单',
          frozen: true,
          render: (row) => (
            <To path="/selected-lists/$listId" params={{ listId: row.id }}>
              {row.title}
            </To>
          ),
        },
        { key: 'period', title: '时期', render: (row) => `${row.year}年${periods[row.period]}` },
        { key: 'works', title: '作品', unit: '部', align: 'right', render: (row) => row.works },
        {
          key: 'state',
          title: '状态',
          render: (row) => <Status kind={listShapes[row.state]}>{listStates[row.state]}</Status>,
        },
        {
          key: 'edition',
          title: '已发布',
          render: (row) =>
            row.code ? (
              <To path="/selected-works/$code" params={{ code: row.code }}>
                第 {row.edition} 版
              </To>
            ) : (
              <span className="dim">未发布</span>
            ),
        },
      ]}
      empty={
        <Empty kind="none-yet" title="还没有片单">
          按季度或全年拟制，签发后在公开页面发布。
        </Empty>
      }
    />
  );
}
