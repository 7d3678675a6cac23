import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { announce } from '../../../web/announce.ts';
import { ConfirmAct, type Effect } from '../../../web/parts/ConfirmAct.tsx';
import { Fig, When } from '../../../web/parts/Text.tsx';
import { useAct } from '../../../web/server-state.ts';
import { noticesEndpoints } from '../endpoints.ts';
import { mailStates, type MailState } from '../terms.ts';
import type { MailGroupOut } from '../views.ts';

type Group = z.output<typeof MailGroupOut>;

const releasing = (group: Group, connected: boolean): Effect => ({
  title: `放行 ${group.held} 封：${group.label}`,
  who: `${group.held} 封，每封只发给该作品申报机构的经办人，互相看不到`,
  sends: connected ? '放行后一分钟内开始发送' : '邮件服务器尚未配置，放行后先排队，配置好再发',
  takeBack: '已经发出的不能收回；尚未发出的可以在下表中逐封查看',
  checks: '请先核对上面的样例',
  promise: '我已核对封数与样例',
  act: `放行 ${group.held} 封`,
});
const cancelling = (group: Group): Effect => ({
  title: `取消 ${group.held} 封：${group.label}`,
  who: `${group.held} 封邮件的收件人`,
  sends: '不再发邮件；系统内的消息和结论照常可见',
  takeBack: '取消后不能恢复，需要时请另行通知',
  act: `取消 ${group.held} 封`,
});

function GroupMoves({ group, connected }: { group: Group; connected: boolean }) {
  const [open, setOpen] = useState<'release' | 'cancel'>();
  const release = useAct(noticesEndpoints.release);
  const cancel = useAct(noticesEndpoints.cancel);
  const acting = open === 'cancel' ? cancel : release;
  const carryOut = async () => {
    if ((await acting.run({ group: group.group, count: group.held })) === undefined) return;
    announce(open === 'cancel' ? '已取消' : '已放行');
    setOpen(undefined);
  };
  return (
    <>
      <span className="row">
        <Button type="primary" danger onClick={() => setOpen('release')}>
          放行 {group.held} 封…
        </Button>
        <Button onClick={() => setOpen('cancel')}>取消…</Button>
      </span>
      {open ? (
        <ConfirmAct
          open
          {...(open === 'release' ? releasing(group, connected) : cancelling(group))}
          busy={acting.busy}
          problem={acting.problem}
          onConfirm={() => void carryOut()}
          onCancel={() => {
            acting.clear();
            setOpen(undefined);
          }}
        />
      ) : null}
    </>
  );
}

const states: readonly MailState[] = ['held', 'released', 'sent', 'failed', 'cancelled'];

/** Mails by what they are about: numbers that open their rows, a sample, and for held ones the two acts. */
export function MailGroups({
  groups,
  mayDecide,
  connected,
}: {
  groups: readonly Group[];
  mayDecide: boolean;
  connected: boolean;
}) {
  return (
    <div className="mail-groups">
      {groups.map((group) => (
        <article className="mail-group" key={group.group}>
          <h3>
            {group.label}
            <span className="note">
              最近 <When at={group.latestAt} form="short" />
            </span>
          </h3>
          <div className="figures">
            {states
              .filter((state) => group[state] > 0)
              .map((state) => (
                <span key={state}>
                  {mailStates[state]}{' '}
                  <Fig n={group[state]} unit="封" to={{ path: '/outbox', search: { group: group.group, state } }} />
                </span>
              ))}
          </div>
          {group.sample ? (
            <div className="mail-sample">
              <b>{group.sample.subject}</b>
              {group.sample.body.trim()}
            </div>
          ) : null}
          {mayDecide && group.held > 0 ? <GroupMoves group={group} connected={connected} /> : null}
        </article>
      ))}
    </div>
  );
}
