import './webhooks.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { usePageTitle } from '../../../web/page-title.ts';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Shape, Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { webhooksEndpoints as at } from '../endpoints.ts';
import { targetStates } from '../terms.ts';
import type { TargetOut } from '../views.ts';
import { KeyNotice } from './KeyNotice.tsx';
import { MessageLog } from './MessageLog.tsx';
import { TargetForm } from './TargetForm.tsx';
import { useTargetMoves } from './use-target-moves.ts';
import { targetShapes } from './words.ts';

type Shown = z.output<typeof TargetOut>;

/** Seconds as people say them: 5 秒, 30 分钟, 2 小时. */
const waitText = (seconds: number): string =>
  seconds < 60 ? `${seconds} 秒` : seconds < 3600 ? `${seconds / 60} 分钟` : `${seconds / 3600} 小时`;

function Keys({ one }: { one: Shown }) {
  return (
    <Block title="签名密钥" note={`更换后原密钥再签名 ${one.overlapHours} 小时，两个密钥的签名一并发送`}>
      <ul className="webhook-keys">
        {one.keys.map((key) => (
          <li key={key.ending + key.madeAt} className={key.isLive ? undefined : 'dim'}>
            <code>whsec_…{key.ending}</code>　{key.madeByName}　<When at={key.madeAt} />
            {key.until ? (
              <span className="note">
                　{key.isLive ? '签名至 ' : '已停用 '}
                <When at={key.until} />
              </span>
            ) : (
              <span className="note">　现用</span>
            )}
            {key.publicKey ? (
              <p className="webhook-public">
                <span className="note">验签公钥（v1a）</span>　<code>{key.publicKey}</code>
              </p>
            ) : (
              <p className="note">无 v1a 签名，更换密钥后即有</p>
            )}
          </li>
        ))}
      </ul>
    </Block>
  );
}

function About({ one }: { one: Shown }) {
  const names = new Map(one.eventChoices.map(({ type, label }) => [type, label]));
  return (
    <Block title="推送设置">
      <Facts
        columns={1}
        facts={[
          [
            '接收地址',
            <code key="url" className="webhook-url">
              {one.url}
            </code>,
          ],
          ['事项', one.events.map((event) => names.get(event) ?? event).join('、')],
          ['单位', one.orgName],
          ['未接收时重试', `${one.retrySeconds.map(waitText).join('、')}后；仍不接收即停止推送`],
          ['签名', 'Standard Webhooks，v1（HMAC-SHA256）和 v1a（Ed25519）'],
        ]}
      />
    </Block>
  );
}

/** One target: settings, keys, and the log of what was sent and what became of it. */
export default function TargetPage() {
  const targetId = useParam('targetId');
  const view = useView(at.detail, { targetId }, { refetchMs: 15_000 });
  const [editing, setEditing] = useState(false);
  const one = view.ready ? view.data : undefined;
  const { buttons, secret, forget, problem } = useTargetMoves(one);
  usePageTitle(one ? `推送：${one.label}` : '推送地址');
  if (!view.ready && view.problem?.status === 404)
    return (
      <Empty kind="none-match" title="没有这个推送地址" button={{ label: '看推送', to: { path: '/webhooks' } }}>
        地址有误，或不属于本单位。
      </Empty>
    );
  if (!one) return <Waiting view={view} />;
  const { id, version, label, url, events } = one;
  return (
    <>
      <PageHeader
        title={label}
        sub={
          <span className="row">
            <Status kind={targetShapes[one.state]}>{targetStates[one.state]}</Status>
            <span className="note">
              已送达 {one.counts.delivered}，待送达 {one.counts.waiting}，未送达 {one.counts.failed}
            </span>
          </span>
        }
        moves={
          <>
            {one.moves.some(({ act }) => act === 'change') ? (
              <Button onClick={() => setEditing(true)}>修改</Button>
            ) : null}
            {buttons.map(({ act, name, run, busy }) => (
              <Button key={act} loading={busy} onClick={run}>
                {name}
              </Button>
            ))}
          </>
        }
      />
      <ProblemView problem={problem} />
      <KeyNotice secret={secret} onClose={forget} />
      {one.stopReason ? (
        <p className="webhook-stop">
          <Shape kind="bad" /> 已停止推送：{one.stopReason}。请查明接收系统的情况，再“恢复推送”，期间的消息会补发。
        </p>
      ) : null}
      {editing ? (
        <TargetForm
          title="修改推送地址"
          note="保存后即按新地址推送，暂停或停止期间积存的消息一并补发。"
          choices={one.eventChoices}
          endpoint={at.change}
          initial={{ label, url, events }}
          fixed={{ targetId: id, version }}
          onCancel={() => setEditing(false)}
          onDone={() => setEditing(false)}
        />
      ) : null}
      <div className="with-aside webhook-columns">
        <MessageLog targetId={id} choices={one.eventChoices} />
        <div>
          <About one={one} />
          <Keys one={one} />
          <Block title="办理过程">
            <Timeline events={one.timeline} />
          </Block>
        </div>
      </div>
    </>
  );
}
