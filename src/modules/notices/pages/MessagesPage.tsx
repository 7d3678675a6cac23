import { Button, Checkbox, Modal, Pagination } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { announce } from '../../../web/announce.ts';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Shape } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useFilter } from '../../../web/router.tsx';
import { useAct, useView } from '../../../web/server-state.ts';
import { noticesEndpoints } from '../endpoints.ts';
import { noticeKinds } from '../terms.ts';
import type { MessageOut } from '../views.ts';
import { targetOf } from './target.ts';
import './notices.css';

function Message({ message, onRead }: { message: z.output<typeof MessageOut>; onRead: () => void }) {
  const unread = message.readAt === null;
  return (
    <li className={unread ? 'message new' : 'message'}>
      <Shape kind={unread ? 'doing' : 'off'} />
      <div>
        <h3>
          <span className="sr">{unread ? '未读：' : '已读：'}</span>
          {message.path ? (
            <To {...targetOf(message.path)} onClick={() => unread && onRead()}>
              {message.title}
            </To>
          ) : (
            message.title
          )}
        </h3>
        <p>{message.body}</p>
      </div>
      <span className="kind">
        {noticeKinds[message.kind]}
        <br />
        <When at={message.createdAt} form="short" />
      </span>
      <span className="message-moves">
        {unread ? (
          <button type="button" className="link" onClick={onRead}>
            标为已读
          </button>
        ) : (
          <span className="dim">已读</span>
        )}
      </span>
    </li>
  );
}

/** What one may mute; what begins a clock or affects rights always comes. */
function Settings() {
  const [open, setOpen] = useState(false);
  const [muted, setMuted] = useState<readonly string[]>();
  const view = useView(noticesEndpoints.settings, {}, { when: open });
  const { run, busy, problem } = useAct(noticesEndpoints.changeSettings);
  const rules = view.ready ? view.data.rules : [];
  const chosen = muted ?? rules.filter((one) => one.muted).map((one) => one.key);
  const save = async () => {
    if ((await run({ muted: [...chosen] })) === undefined) return;
    announce('消息设置已保存');
    setOpen(false);
    setMuted(undefined);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>消息设置…</Button>
      <Modal
        open={open}
        title="消息设置"
        okText="保存"
        cancelText="返回"
        width={560}
        onOk={() => void save()}
        confirmLoading={busy}
        onCancel={() => setOpen(false)}
        transitionName=""
        maskTransitionName=""
      >
        <p className="note">
          勾选的照常接收。权利与期限类消息（回执、补正、结论、日程变更）不能关闭。
          {view.ready && !view.data.hasAddress ? '您的账号没有邮箱，只在系统内收到消息。' : ''}
        </p>
        {view.ready ? (
          <div className="mute-list">
            {rules.map(({ key, label, title }) => (
              <Checkbox
                key={key}
                checked={!chosen.includes(key)}
                onChange={(event) =>
                  setMuted(event.target.checked ? chosen.filter((one) => one !== key) : [...chosen, key])
                }
              >
                {label}
                <small>{title.replace(/\{\w+\}/g, '…')}</small>
              </Checkbox>
            ))}
          </div>
        ) : (
          <Waiting view={view} />
        )}
        <ProblemView problem={problem} />
      </Modal>
    </>
  );
}

/** In-app messages, unread first. */
export default function MessagesPage() {
  const filter = useFilter({ unread: '', kind: '', page: 1, size: 20 });
  const { unread, kind, page, size } = filter.values;
  const view = useView(
    noticesEndpoints.messages,
    { unread: unread as '', page, size, ...(kind ? { kind: [kind] } : {}) },
    { keep: true },
  );
  const { run, busy, problem } = useAct(noticesEndpoints.read);
  return (
    <>
      <PageHeader
        title="消息"
        sub={view.ready ? `未读 ${view.data.unread} 条` : undefined}
        moves={
          <>
            <Button disabled={!view.ready || view.data.unread === 0} loading={busy} onClick={() => void run({})}>
              全部已读
            </Button>
            <Settings />
          </>
        }
      />
      <FilterBar
        filter={filter}
        cuts={{
          key: 'unread',
          options: [
            { value: '', label: '全部' },
            { value: 'yes', label: '未读', count: view.ready ? view.data.unread : undefined },
          ],
        }}
        fields={[{ key: 'kind', label: '类别', kind: 'select', options: noticeKinds }]}
      />
      <ProblemView problem={problem} />
      {!view.ready ? (
        <Waiting view={view} />
      ) : view.data.rows.length === 0 ? (
        unread || kind ? (
          <Empty kind="none-match" title="没有符合条件的消息" button={{ label: '看全部消息', run: filter.reset }}>
            换个条件再看。
          </Empty>
        ) : (
          <Empty kind="none-yet" title="还没有消息" button={{ label: '看待办', to: { path: '/todo' } }}>
            回执、补正、核验结果、到期提醒等会发到这里。
          </Empty>
        )
      ) : (
        <>
          <ul aria-label="消息">
            {view.data.rows.map((message) => (
              <Message key={message.id} message={message} onRead={() => void run({ ids: [message.id] })} />
            ))}
          </ul>
          <Pagination
            className="gap"
            size="small"
            current={page}
            pageSize={size}
            total={view.data.total}
            showTotal={(n) => `共 ${n} 条`}
            onChange={(next, rows) => filter.set({ page: next, size: rows })}
            hideOnSinglePage={false}
          />
        </>
      )}
    </>
  );
}
