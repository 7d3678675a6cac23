import { Button } from 'antd';
import { Chart } from '../parts/Chart.tsx';
import { Countdown } from '../parts/Countdown.tsx';
import { FindingList } from '../parts/Findings.tsx';
import { KeyHints } from '../parts/KeyHints.tsx';
import { MoneyBar } from '../parts/MoneyBar.tsx';
import { MoveButton, MovesBar } from '../parts/Moves.tsx';
import { Block, Facts, PageHeader } from '../parts/Page.tsx';
import { ProblemView } from '../parts/ProblemView.tsx';
import { QrCode } from '../parts/QrCode.tsx';
import { type Kind, Legend, Status } from '../parts/Shape.tsx';
import { StageLine, WorkingDayStrip } from '../parts/Stages.tsx';
import { Fig, Money, When, Work } from '../parts/Text.tsx';
import { Tiles, UNITS } from '../parts/Tiles.tsx';
import { OpinionTable, Timeline } from '../parts/Timeline.tsx';
import { Bars } from '../parts/Waiting.tsx';
import { fen } from '../../base/money.ts';
import { FormSamples } from './FormSamples.tsx';
import { ListSamples } from './ListSamples.tsx';
import { at, days, events, findings, opinions, sampleEndpoints, stages } from './sample.ts';

const kinds: [Kind, string][] = [
  ['idle', '未开始'],
  ['doing', '进行中'],
  ['done', '已完成'],
  ['wait', '等别人办'],
  ['warn', '请核对'],
  ['bad', '逾期'],
  ['off', '不需要'],
  ['lock', '锁定'],
];
const here = { path: '/gallery' };
const open = { act: 'seal', label: '用印并报送', findings: [] };
const closed = { act: 'seal', label: '提交至示例局', findings: findings.slice(0, 2) };
const effect = {
  title: '用印并报送 5 部推荐作品',
  who: (
    <>
      <Work title="岭南灯火" />　<Work title="侨批" />
      <p>5 部报送；其余 4 部转入储备库，机构收到通知。</p>
    </>
  ),
  sends: <p>推荐函 1 件，附初评意见 5 份；站内信 10 条、短信 5 条。</p>,
  takeBack: <p>受理前可撤回，需写原因。之后只能由总局退回。</p>,
  checks: (
    <span className="checks">
      <Status kind="done">名额 5 / 5</Status>
      <Status kind="warn">1 部曾获扶持</Status>
    </span>
  ),
  promise: '我已核对推荐函与 5 份意见',
  act: '用印并报送 5 部',
};
const tiles = Object.fromEntries(
  UNITS.map((name, i) => [
    name,
    i === 28 || i === 31
      ? { n: 3, state: '逾期', kind: 'bad' as const, to: here }
      : i === 24
        ? { n: 13, state: '退回修改', kind: 'warn' as const, to: here }
        : { n: 8 + ((i * 7) % 25), state: '已确认', kind: 'done' as const, to: here },
  ]),
);
const chart = {
  xAxis: { type: 'category' as const, data: ['申报', '受理', '推荐', '复评', '终评'] },
  yAxis: { type: 'value' as const },
  series: [{ type: 'bar' as const, data: [386, 351, 143, 42, 18], barWidth: 26 }],
};
const fault = { type: '', title: '名单没有取到', status: 500, code: 'x', findings: [], reference: 'E-7F3A-0412' };

function Marks() {
  return (
    <div className="three gap">
      <Block title="状态" note={<Fig n={8} unit="种" to={here} />}>
        <p className="legend">
          {kinds.map(([kind, word]) => (
            <Status key={kind} kind={kind}>
              {word}
            </Status>
          ))}
        </p>
        <Legend
          entries={[
            { kind: 'done', label: '已确认', count: '24 个' },
            { kind: 'bad', label: '逾期', count: '2 个' },
          ]}
        />
        <KeyHints
          hints={[
            { keys: ['j', 'k'], label: '上下' },
            { keys: ['ctrl+enter'], label: '保存并下一部' },
            { keys: ['?'], label: '全部按键' },
          ]}
        />
      </Block>
      <Block title="数与时间">
        <Facts
          columns={1}
          facts={[
            ['金额', <Money key="m" fen={fen(6_000_000_00)} unit />],
            ['元', <Money key="y" fen={fen(123_450)} scale="yuan" unit />],
            ['列表', <When key="a" at={at('09-28T19:48')} />],
            ['今年', <When key="b" at={at('11-20T17:00')} form="short" />],
            ['公文', <When key="c" at={at('09-30T12:00')} form="long" />],
            ['空', ''],
          ]}
        />
      </Block>
      <Block title="时钟">
        <p>
          <Countdown
            label="距推荐截止"
            endsAt={at('11-23T23:59')}
            endText="11月23日24:00"
            why="自 11 月 16 日次日起 5 个工作日"
          />
        </p>
        <p>
          <Countdown label="距公示发布" endsAt={at('11-21T17:00')} endText="今日 17:00" />
        </p>
        <p>
          <Countdown label="距申报截止" endsAt={at('09-15T23:59')} endText="9月15日24:00" />
        </p>
      </Block>
    </div>
  );
}

function Records() {
  return (
    <>
      <Block title="本批进程" note="14 个节点，今日在第 10 节点“公示”" className="gap">
        <StageLine stages={stages} label="本批进程" />
      </Block>
      <div className="two gap">
        <Block title="办理记录">
          <Timeline events={events} total={31} kindOf={(one) => (one.act === 'return' ? 'warn' : 'done')} />
        </Block>
        <Block title="公示期　剩 5 个工作日">
          <WorkingDayStrip
            days={days}
            label="11月20日发布，23日至27日为公示期"
            sentence="20 日发布不计入，21、22 日为周末。"
          />
          <MoneyBar
            promised={fen(60_000_000)}
            payable={fen(48_000_000)}
            paid={fen(36_000_000)}
            settled={fen(18_000_000)}
            targets={{ promised: here, payable: here, paid: here, settled: here }}
            balance={fen(24_000_000)}
            checkedAt={at('11-20T08:00')}
          />
        </Block>
      </div>
      <Block title="第三批漏斗" note="部" className="gap">
        <Chart option={chart} label="申报 386 部，终评通过 18 部" table={<p>386、351、143、42、18</p>} height={180} />
      </Block>
      <Block title="办理意见" className="gap">
        <OpinionTable opinions={opinions} />
      </Block>
      <div className="two gap">
        <FindingList
          title="本节问题"
          findings={findings}
          labelOf={(path) => ({ totalFen: '总投资', note: '资金使用说明' })[path]}
        />
        <div>
          <FindingList title="核验" findings={[]} />
          <ProblemView problem={fault} onRetry={() => undefined} />
          <ProblemView problem={{ ...fault, status: 409, code: 'row.changed' }} onCompare={() => undefined} />
          <div className="row">
            <QrCode text="https://example.invalid/7f3a" label="核验码样张" size={96} />
            <Bars />
          </div>
        </div>
      </div>
      <Block
        title="32 个单位"
        note={
          <>
            第 21 期推进表，
            <Fig n={518} unit="个在管项目" to={here} />
          </>
        }
        className="gap"
      >
        <Tiles
          tiles={tiles}
          unit="个项目"
          legend={[
            { kind: 'done', label: '已确认' },
            { kind: 'warn', label: '退回修改' },
            { kind: 'bad', label: '逾期' },
          ]}
        />
      </Block>
    </>
  );
}

/** Every part in every state, for the eye and for axe. */
export default function GalleryPage() {
  return (
    <>
      <PageHeader
        title="部件样张"
        sub={
          <>
            <Fig n={5} unit="名额" to={here} />
            <Fig n={4} unit="已定" to={here} />
          </>
        }
        meta={<Countdown label="距推荐截止" endsAt={at('11-24T23:59')} endText="11月24日24:00" />}
        moves={
          <>
            <Button>次要</Button>
            <Button type="primary">通常的一步</Button>
          </>
        }
      />
      <Marks />
      <Records />
      <ListSamples />
      <FormSamples />
      <MovesBar
        moves={[closed]}
        note="提交后不能修改，截止前可撤回。"
        saved={
          <span className="saved">
            <Status kind="done">已保存 19:48:02</Status>
          </span>
        }
        quiet={<MoveButton move={closed} endpoint={sampleEndpoints.done} input={{ id: 'x' }} />}
        act={<MoveButton move={open} endpoint={sampleEndpoints.done} input={{ id: 'x' }} effect={effect} />}
      />
    </>
  );
}
