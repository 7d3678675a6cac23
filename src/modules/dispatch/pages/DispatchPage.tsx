import './dispatch.css';
import { Button, Select, Tabs } from 'antd';
import { usePageTitle } from '../../../web/page-title.ts';
import { Empty } from '../../../web/parts/Empty.tsx';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { whenText } from '../../../web/parts/Text.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useFilter, useParam } from '../../../web/router.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { dispatchEndpoints as at } from '../endpoints.ts';
import { dispatchStates } from '../terms.ts';
import { MeetingTab } from './MeetingTab.tsx';
import { PackTab } from './PackTab.tsx';
import { dispatchShapes } from './words.ts';

/** A month's dispatch: the pack for the meeting, the meeting, what it decided. */
export default function DispatchPage() {
  const dispatchId = useParam('dispatchId');
  const view = useView(at.detail, { dispatchId });
  const filter = useFilter({ tab: 'pack', edition: 0 });
  usePageTitle(view.ready ? view.data.title : '月度调度');
  if (!view.ready && view.problem?.status === 404)
    return (
      <Empty kind="none-match" title="没有这次调度" button={{ label: '看月度调度', to: { path: '/dispatches' } }}>
        地址有误，或不在您可以查看的范围内。
      </Empty>
    );
  if (!view.ready) return <Waiting view={view} />;
  const it = view.data;
  const edition = filter.values.edition || undefined;
  const asked = { dispatchId, ...(edition ? { edition } : {}) };
  const input = { dispatchId, version: it.version };
  const move = (act: string) => it.moves.find((one) => one.act === act);
  return (
    <>
      <PageHeader
        title={it.title}
        sub={
          <span className="row">
            <Status kind={dispatchShapes[it.state]}>{dispatchStates[it.state]}</Status>
            <span>{it.edition > 0 ? `材料第 ${it.edition} 版` : '材料未定稿'}</span>
            <span>
              议定事项 {it.actions} 项，办理中 {it.open} 项{it.overdue > 0 ? `，逾期 ${it.overdue} 项` : ''}
            </span>
          </span>
        }
        moves={
          <>
            <Button href={hrefOf(at.paper, { ...asked, format: 'pdf' })}>打印材料（PDF）</Button>
            <Button href={hrefOf(at.paper, { ...asked, format: 'docx' })}>Word</Button>
            <MoveButton move={move('close')} endpoint={at.close} input={input} />
            <MoveButton
              move={move('issue')}
              endpoint={at.issue}
              input={input}
              effect={{
                title: '定稿调度材料',
                who: '总局业务、总局签发、纪检审计可以查看',
                sends: `按此刻的系统记载固定为第 ${it.edition + 1} 版，不再随数据变化`,
                takeBack: '定稿不能撤回；会议前可以再定稿一版，旧版保留',
                act: '定稿材料',
              }}
            />
          </>
        }
      />
      <Tabs
        activeKey={filter.values.tab}
        onChange={(tab) => filter.set({ tab })}
        tabBarExtraContent={
          it.editions.length > 1 ? (
            <Select
              aria-label="材料版次"
              value={edition ?? it.edition}
              options={it.editions.map((one) => ({
                value: one.edition,
                label: `第 ${one.edition} 版（${whenText(one.issuedAt, 'list')}）`,
              }))}
              onChange={(next) => filter.set({ edition: next === it.edition ? 0 : next })}
            />
          ) : null
        }
        items={[
          {
            key: 'pack',
            label: '调度材料',
            children: (
              <PackTab
                dispatchId={dispatchId}
                version={it.version}
                edition={edition}
                mayRemark={move('remark') !== undefined}
              />
            ),
          },
          { key: 'meeting', label: `会议和议定事项（${it.actions}）`, children: <MeetingTab it={it} /> },
          {
            key: 'timeline',
            label: '办理过程',
            children: (
              <Block title="办理过程">
                <Timeline events={it.timeline} />
              </Block>
            ),
          },
        ]}
      />
    </>
  );
}
