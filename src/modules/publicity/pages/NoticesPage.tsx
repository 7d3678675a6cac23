import { Button, Input, Pagination } from 'antd';
import { useState } from 'react';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useFilter } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { publicEndpoints } from '../endpoints.ts';
import { NoticeLines } from './NoticeLines.tsx';
import './publicity.css';

/** 通知公告: everything published, newest first, former editions among it; searched by title, work, body or number. */
export default function NoticesPage() {
  const filter = useFilter({ q: '', page: 1, size: 20 });
  const { q, page, size } = filter.values;
  const [typed, setTyped] = useState(q);
  const view = useView(publicEndpoints.notices, { q, page, size }, { keep: true });
  return (
    <div className="public-page">
      <h1>通知公告</h1>
      <form
        className="public-search"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          filter.set({ q: typed.trim(), page: 1 });
        }}
      >
        <Input
          aria-label="标题、作品、机构、编号或文号"
          placeholder="标题、作品、机构、编号或文号"
          value={typed}
          allowClear
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button htmlType="submit">查询</Button>
      </form>
      {view.ready ? (
        <>
          <NoticeLines rows={view.data.rows} none={q ? `没有与“${q}”有关的公告` : '还没有公告'} />
          {view.data.total > size ? (
            <Pagination
              current={page}
              pageSize={size}
              total={view.data.total}
              showSizeChanger={false}
              onChange={(next) => filter.set({ page: next })}
            />
          ) : null}
        </>
      ) : (
        <Waiting view={view} />
      )}
    </div>
  );
}
