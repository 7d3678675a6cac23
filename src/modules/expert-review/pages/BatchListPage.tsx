import { Empty } from '../../../web/parts/Empty.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { Bars, Waiting } from '../../../web/parts/Waiting.tsx';
import { useView } from '../../../web/server-state.ts';
import { expertReviewEndpoints } from '../endpoints.ts';
import { DecisionListOf } from './DecisionListPage.tsx';
import { useBatchId } from './use-batch-id.ts';

/** The list of decisions of the batch chosen in the top bar. */
export default function BatchListPage() {
  const batchId = useBatchId() ?? '';
  const view = useView(expertReviewEndpoints.rounds, { batchId }, { when: batchId !== '' });
  if (batchId === '') return <Bars what="正在读取" />;
  if (!view.ready) return <Waiting view={view} />;
  if (view.data.list) return <DecisionListOf listId={view.data.list.id} />;
  return (
    <>
      <PageHeader title="评定名单" />
      <Empty
        kind="not-open"
        title="本批次还没有评定名单"
        button={{ label: '去评审轮次', to: { path: '/review/rounds' } }}
      >
        终评结束后，由业务人员在评审轮次页形成建议名单。
      </Empty>
    </>
  );
}
