import { Empty } from '../../../web/parts/Empty.tsx';
import { MoveButton, MovesBar } from '../../../web/parts/Moves.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { quotasEndpoints } from '../endpoints.ts';
import { AskException } from '../schema.ts';
import { Exceptions } from './Exceptions.tsx';
import { useQuotaBatch } from './use-quota-batch.ts';
import { quotaHardness } from '../../calls/contract.ts';
import { scopeWords } from './words.ts';

/** A unit's own places in a batch and its requests for more (方案六（一）1 “原则上”). */
export default function OwnQuotaPage() {
  const batchId = useQuotaBatch();
  const view = useView(quotasEndpoints.own, { batchId: batchId ?? '' }, { when: Boolean(batchId) });
  if (batchId === '')
    return (
      <Empty kind="not-open" title="还没有批次">
        征集发布后，这里显示本单位名额。
      </Empty>
    );
  if (!view.ready) return <Waiting view={view} />;
  const it = view.data;
  return (
    <>
      <PageHeader
        title={`${it.batchName}本单位名额`}
        sub={
          <>
            <span>{it.clause}</span>
            <span>
              {scopeWords[it.scope]}，{quotaHardness[it.hardness]}
            </span>
          </>
        }
      />
      <Facts
        columns={4}
        facts={[
          ['名额', `${it.allowed} 部`],
          ['其中例外', it.extra > 0 ? `${it.extra} 部` : null],
          ['已推荐', `${it.used} 部`],
          ['还可推荐', `${it.left} 部`],
        ]}
      />
      <Block title="超名额申请" className="gap">
        {it.exceptions.length > 0 ? (
          <Exceptions exceptions={it.exceptions} />
        ) : (
          <p className="note">没有申请。名额不敷使用且有质量突出的作品时，可写明理由向总局申请。</p>
        )}
      </Block>
      <Block title="经过" className="gap">
        {it.timeline.length > 0 ? <Timeline events={it.timeline} /> : <p className="note">没有调整。</p>}
      </Block>
      <MovesBar
        moves={it.moves}
        quiet={<To path="/recommendations">去推荐排序</To>}
        act={
          <MoveButton
            move={it.moves[0]}
            endpoint={quotasEndpoints.ask}
            input={{ batchId: it.batchId }}
            form={{
              schema: AskException.pick({ extra: true, reason: true }),
              initial: { extra: 1 },
              title: `${it.batchName}申请超名额推荐`,
            }}
            primary
          />
        }
      />
    </>
  );
}
