import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useGo } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { propositionsEndpoints as at } from '../endpoints.ts';
import { PropositionForm } from './PropositionForm.tsx';

const empty = { isPublic: true, audience: ['unit', 'platform', 'producer'], support: [], unitOrgIds: [] };

/** 拟制命题: the draft that goes to the leader. */
export default function BeginPage() {
  const view = useView(at.choices, {});
  const go = useGo();
  if (!view.ready) return <Waiting view={view} />;
  return (
    <>
      <PageHeader title="拟制命题" sub="写明说明、要求和支持措施，报请签发后发布" />
      <Block title="命题">
        <PropositionForm
          endpoint={at.begin}
          choices={view.data}
          known={empty}
          submit="保存"
          onDone={({ id }) => go({ path: '/manage/propositions/$propositionId', params: { propositionId: id } })}
          onCancel={() => go({ path: '/manage/propositions' })}
        />
      </Block>
    </>
  );
}
