import { Empty } from '../../../web/parts/Empty.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { To } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { promotionReviewEndpoints as at } from '../endpoints.ts';
import { BeginReview } from '../schema.ts';
import { periods, reviewKinds, reviewStates } from '../terms.ts';
import { BeginningTable } from './BeginningTable.tsx';
import { reviewShapes } from './words.ts';

/** 季度点评会、年度推优、年度盛典: what was held and what came out of it. */
export default function ReviewsPage() {
  const view = useView(at.list, {});
  return (
    <BeginningTable
      list="promotion-reviews"
      title="点评推优"
      sub="季度点评会、年度推优和年度盛典的结果，定稿后显示在作品的宣推页"
      begin={{ button: '登记一次', title: '登记点评推优', act: '登记', endpoint: at.begin, schema: BeginReview }}
      view={view}
      columns={[
        {
          key: 'title',
          title: '名称',
          frozen: true,
          render: (row) => (
            <To path="/promotion-reviews/$reviewId" params={{ reviewId: row.id }}>
              {row.title}
            </To>
          ),
        },
        { key: 'kind', title: '类型', render: (row) => reviewKinds[row.kind] },
        { key: 'period', title: '时期', render: (row) => `${row.year}年${periods[row.period]}` },
        { key: 'held', title: '日期', render: (row) => <When at={row.heldOn} form="day" /> },
        { key: 'works', title: '作品', unit: '部', align: 'right', render: (row) => row.works },
        {
          key: 'state',
          title: '状态',
          render: (row) => <Status kind={reviewShapes[row.state]}>{reviewStates[row.state]}</Status>,
        },
      ]}
      empty={
        <Empty kind="none-yet" title="还没有点评推优">
          召开季度点评会、开展年度推优或举办年度盛典后，在这里登记。
        </Empty>
      }
    />
  );
}
