import { DownOutlined, SearchOutlined } from '@ant-design/icons';
import { Dropdown, Input, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import type { Frame } from '../../base/frame.ts';
import { type Role, roles as roleWords } from '../../base/policy.ts';
import { beijingTime } from '../../base/time.ts';
import { useServerNow } from '../clock.ts';
import { useKeys } from '../keys.ts';
import { To, useBatch, useFilter, useGo } from '../router.tsx';
import { useAct } from '../server-state.ts';
import { DisplayMenu } from './DisplayMenu.tsx';
import { frameEndpoints } from './endpoints.ts';
import { places } from './places.ts';

/** The batch in the address, else the current one. */
export function useShownBatch(frame: Frame | undefined): Frame['batches'][number] | undefined {
  const batch = useBatch();
  return frame?.batches.find((one) => (batch ? one.id === batch : one.current));
}

function BatchSwitch({ frame }: { frame: Frame }) {
  const shown = useShownBatch(frame);
  const { set } = useFilter({ batch: '' });
  if (frame.batches.length === 0) return null;
  const entries = frame.batches.map((one) => ({
    key: one.id,
    label: `${one.name}${one.current ? '（当前）' : one.past ? '（历史）' : ''}`,
    onClick: () => set({ batch: one.current ? '' : one.id }),
  }));
  return (
    <Dropdown menu={{ items: entries, selectedKeys: shown ? [shown.id] : [] }} trigger={['click']}>
      <button type="button" className="batch" aria-label={`批次：${shown?.name ?? '全部'}，切换`}>
        {shown?.name ?? '选择批次'}
        <DownOutlined aria-hidden />
      </button>
    </Dropdown>
  );
}

function SearchBox() {
  const box = useRef<InputRef>(null);
  const go = useGo();
  const [text, setText] = useState('');
  useKeys([{ keys: '/', label: '搜索', run: () => box.current?.focus({ cursor: 'all' }) }]);
  return (
    <Input
      ref={box}
      className="search"
      aria-label="搜索作品、单位、编号"
      placeholder="搜索作品、单位、编号、文号"
      prefix={<SearchOutlined aria-hidden />}
      suffix={<kbd aria-hidden>/</kbd>}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={(event) => {
        if (event.nativeEvent.isComposing || !text.trim()) return;
        go({ path: places.search, search: { q: text.trim() } });
      }}
    />
  );
}

/** The server's time, to the second. */
export function ServerClock() {
  const now = useServerNow();
  return (
    <span className="server" title="以服务器时间为准">
      服务器时间 <b>{now ? beijingTime(now, true) : '—'}</b>
    </span>
  );
}

function PersonMenu({ person }: { person: NonNullable<Frame['person']> }) {
  const { run } = useAct(frameEndpoints.logout);
  const go = useGo();
  const leave = async () => {
    if ((await run({})) !== undefined) go({ path: places.login });
  };
  const held = person.roles.map((role) => roleWords[role as Role] ?? role).join('、');
  const entries = [
    { key: 'roles', label: held || '未分配角色', disabled: true },
    { type: 'divider' as const },
    { key: 'password', label: <To path={places.password}>修改密码</To> },
    { key: 'sessions', label: <To path={places.sessions}>登录设备</To> },
    { key: 'leave', label: '退出', onClick: () => void leave() },
  ];
  return (
    <Dropdown menu={{ items: entries }} trigger={['click']} placement="bottomRight">
      <button type="button" className="plain who">
        <b>{person.name}</b>
        <span>{person.orgName}</span>
        <DownOutlined aria-hidden />
      </button>
    </Dropdown>
  );
}

/** Batch, search, server clock, 待办, 消息, 大字, person. */
export function TopBar({ frame }: { frame: Frame }) {
  const shown = useShownBatch(frame);
  return (
    <header className={shown?.past ? 'topbar past no-print' : 'topbar no-print'}>
      <BatchSwitch frame={frame} />
      {shown?.past ? <span className="past-mark">历史批次，只读</span> : null}
      <SearchBox />
      {frame.demonstration ? <span className="demo">演示数据</span> : null}
      <span className="grow" />
      <ServerClock />
      <To path={places.todo} className="count">
        待办 <b>{frame.todoCount}</b>
      </To>
      <To path={places.messages} className="count">
        消息 <b>{frame.messageCount}</b>
      </To>
      <DisplayMenu />
      {frame.person ? <PersonMenu person={frame.person} /> : null}
    </header>
  );
}
