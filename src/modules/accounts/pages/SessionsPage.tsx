import { Button } from 'antd';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { To } from '../../../web/router.tsx';
import { useAct, useView } from '../../../web/server-state.ts';
import { accountsEndpoints } from '../endpoints.ts';
import { Tokens } from './Tokens.tsx';
import './accounts.css';

/** What a browser says of itself, in few words. */
const deviceOf = (agent: string | null): string => {
  const browser = /Edg\//.test(agent ?? '')
    ? 'Edge'
    : /Chrome\//.test(agent ?? '')
      ? 'Chrome 内核浏览器'
      : /Firefox\//.test(agent ?? '')
        ? 'Firefox'
        : /Safari\//.test(agent ?? '')
          ? 'Safari'
          : '其他程序';
  const system = /Windows/.test(agent ?? '')
    ? 'Windows'
    : /Android/.test(agent ?? '')
      ? 'Android'
      : /iPhone|iPad/.test(agent ?? '')
        ? 'iOS'
        : /Mac OS/.test(agent ?? '')
          ? 'macOS'
          : /Linux/.test(agent ?? '')
            ? 'Linux'
            : '';
  return [browser, system].filter(Boolean).join('，');
};

export default function SessionsPage() {
  const me = useView(accountsEndpoints.me, {});
  const sessions = useView(accountsEndpoints.sessions, {});
  const end = useAct(accountsEndpoints.endSession);
  const others = useAct(accountsEndpoints.endOtherSessions);
  const former = me.ready ? me.data.former : null;
  const rows = sessions.ready ? sessions.data.rows : undefined;
  return (
    <>
      <PageHeader
        title="登录与令牌"
        sub={
          former ? (
            <p>
              上次登录 <When at={former.at} />
              {'　'}来自 {former.address ?? '未知地址'}。不是您本人的，请立即<To path="/account/password">修改密码</To>
            </p>
          ) : (
            '首次登录'
          )
        }
        moves={
          <Button disabled={(rows?.length ?? 0) < 2} loading={others.busy} onClick={() => void others.run({})}>
            结束其他各处登录
          </Button>
        }
      />
      <ProblemView problem={end.problem ?? others.problem} />
      <Block className="gap" title="正在登录" note="超过闲置时间或最长时间自动结束">
        <DataTable
          list="own-sessions"
          caption="我的登录"
          rows={rows}
          view={sessions}
          rowKey={(row) => row.id}
          empty={
            <Empty kind="none-yet" title="没有登录记录">
              以访问令牌调用时不产生登录。
            </Empty>
          }
          columns={[
            { key: 'device', title: '设备', render: (row) => deviceOf(row.agent) },
            { key: 'address', title: '地址', render: (row) => row.address ?? '—' },
            { key: 'created', title: '登录时间', render: (row) => <When at={row.createdAt} /> },
            { key: 'seen', title: '最近操作', render: (row) => <When at={row.lastSeenAt} /> },
            { key: 'ends', title: '最迟结束', render: (row) => <When at={row.expiresAt} />, minor: true },
            {
              key: 'do',
              title: '办理',
              render: (row) =>
                row.current ? (
                  <Status kind="doing">当前</Status>
                ) : (
                  <button type="button" className="link" onClick={() => void end.run({ sessionId: row.id })}>
                    结束
                  </button>
                ),
            },
          ]}
        />
      </Block>
      <Tokens />
    </>
  );
}
