import './propositions.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { usePageTitle } from '../../../web/page-title.ts';
import { ActForm } from '../../../web/parts/ActForm.tsx';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { Shape, Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useGo, useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { propositionsEndpoints as at } from '../endpoints.ts';
import { ClaimForm } from '../schema.ts';
import { audiences, propositionStates, windows } from '../terms.ts';
import type { ChoicesOut, PropositionOut } from '../views.ts';
import { claimColumns } from './claim-columns.tsx';
import { PropositionForm } from './PropositionForm.tsx';
import { PropositionMoves } from './PropositionMoves.tsx';
import { Support } from './Support.tsx';
import { labelIn, stateShapes, windowShapes } from './words.ts';

type Topic = z.output<typeof PropositionOut>;
type Choices = z.output<typeof ChoicesOut>;

function Claiming({ it }: { it: Topic }) {
  const [open, setOpen] = useState(false);
  const go = useGo();
  if (!it.claimMove) return null;
  const against = it.claimMove.findings;
  if (against.length > 0)
    return (
      <p className="topic-note">
        <Shape kind="lock" /> {against.map(({ message }) => message).join('；')}
      </p>
    );
  if (!open)
    return (
      <p>
        <Button type="primary" onClick={() => setOpen(true)}>
          认领这个命题
        </Button>
      </p>
    );
  return (
    <section className="claim-form" aria-label="认领">
      <ActForm
        endpoint={at.claim}
        schema={ClaimForm}
        fixed={{ propositionId: it.id }}
        submit="提交认领"
        columns={2}
        onDone={({ id }) => go({ path: '/manage/propositions/claims/$claimId', params: { claimId: id } })}
      />
      <Button className="claim-cancel" onClick={() => setOpen(false)}>
        取消
      </Button>
    </section>
  );
}

function Content({ it, choices }: { it: Topic; choices: Choices | undefined }) {
  return (
    <>
      <Block title="命题说明">
        <p className="topic-text">{it.brief}</p>
      </Block>
      {it.requirements ? (
        <Block title="创作要求">
          <p className="topic-text">{it.requirements}</p>
        </Block>
      ) : null}
      <Block title="支持措施">
        <Support support={it.support} />
      </Block>
      {it.result ? (
        <Block title="结题情况">
          <p className="topic-text">{it.result}</p>
        </Block>
      ) : null}
      <Block title="认领" note={`已接受 ${it.accepted} 个${it.mostAccepted ? `，最多 ${it.mostAccepted} 个` : ''}`}>
        {it.claims.length === 0 ? (
          <p className="note">还没有可以查看的认领：本机构、所属机构的认领列在这里。</p>
        ) : (
          <DataTable
            list="topic-claims"
            caption="认领"
            rows={it.claims}
            rowKey={(row) => row.id}
            columns={claimColumns(false)}
            empty={null}
          />
        )}
      </Block>
      <Block title="基本情况">
        <Facts
          columns={2}
          facts={[
            ['类别', labelIn(choices?.categories ?? [], it.categoryCode)],
            ['子计划', labelIn(choices?.subPlans ?? [], it.subPlan)],
            ['面向', it.audience.map((one) => audiences[one]).join('、')],
            ['地区和单位', it.unitNames.join('、') || '全国'],
            ['门户公开', it.isPublic ? '公开' : '不公开'],
            ['依据', it.basis],
          ]}
        />
      </Block>
    </>
  );
}

/** One topic: what it asks and gives, who took it up, what it went through. */
export default function PropositionPage() {
  const propositionId = useParam('propositionId');
  const view = useView(at.detail, { propositionId });
  const read = useView(at.choices, {});
  const [editing, setEditing] = useState(false);
  usePageTitle(view.ready ? view.data.title : '命题');
  if (!view.ready && view.problem?.status === 404)
    return (
      <Empty kind="none-match" title="没有这个命题" button={{ label: '看命题', to: { path: '/manage/propositions' } }}>
        地址有误，或不面向您所在的机构。
      </Empty>
    );
  if (!view.ready) return <Waiting view={view} />;
  const it = view.data;
  const choices = read.ready ? read.data : undefined;
  const maySave = it.moves.some(({ act }) => act === 'save');
  return (
    <>
      <PageHeader
        title={it.title}
        sub={
          <span className="row topic-sums">
            <span className="num">{it.number}</span>
            <Status kind={it.window ? windowShapes[it.window] : stateShapes[it.state]}>
              {it.window ? windows[it.window] : propositionStates[it.state]}
            </Status>
            <span>
              认领 <When at={it.opensOn} form="day" /> 至 <When at={it.closesOn} form="day" />
            </span>
          </span>
        }
        moves={maySave && !editing ? <Button onClick={() => setEditing(true)}>修改</Button> : null}
      />
      {it.returnReason ? (
        <p className="topic-note">
          <Shape kind="bad" /> 签发人退回：{it.returnReason}
        </p>
      ) : null}
      {it.cancelReason ? (
        <p className="topic-note">
          <Shape kind="off" /> 已撤销：{it.cancelReason}
        </p>
      ) : null}
      <Claiming it={it} />
      {editing && choices ? (
        <Block title="修改命题">
          <PropositionForm
            endpoint={at.save}
            choices={choices}
            known={it}
            fixed={{ propositionId: it.id, version: it.version }}
            submit="保存"
            onDone={() => setEditing(false)}
            onCancel={() => setEditing(false)}
          />
        </Block>
      ) : (
        <div className="with-aside topic-columns">
          <div>
            <Content it={it} choices={choices} />
          </div>
          <div>
            <Block title="办理过程">
              <Timeline events={it.timeline} />
            </Block>
          </div>
        </div>
      )}
      {editing ? null : <PropositionMoves it={it} />}
    </>
  );
}
