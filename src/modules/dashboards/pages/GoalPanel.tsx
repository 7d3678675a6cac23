import { Suspense, useMemo } from 'react';
import { lazyPart } from '../../../web/new-build.tsx';
import type { ChartOption } from '../../../web/parts/chart-canvas.tsx';
import { Bars } from '../../../web/parts/Waiting.tsx';
import { dark as darkPalette, light } from '../../../web/theme.ts';
import { To } from '../../../web/router.tsx';
import type { PictureOut } from '../picture-views.ts';
import { ChartTable, Panel } from './Panel.tsx';
import { FigureLink, percent } from './picture-words.tsx';

// echarts is loaded only where the picture is shown.
const Canvas = lazyPart(async () => (await import('../../../web/parts/chart-canvas.tsx')).ChartCanvas);
type Goal = PictureOut['goal'];

function lineOf(goal: Goal, year: number, wall: boolean): ChartOption {
  const palette = wall ? darkPalette : light;
  const text = { color: palette.ink2, fontSize: wall ? 14 : 12 };
  const top = Math.max(goal.target ?? 0, goal.figure.n, goal.months.at(-1)?.last ?? 0, 4);
  const line = (name: string, data: (number | null)[], style: object, said: string) => ({
    name,
    type: 'line' as const,
    data: data.map((n) => n ?? '-'),
    symbol: 'none',
    lineStyle: style,
    endLabel: { show: said !== '', formatter: said, color: palette.ink2, fontSize: text.fontSize },
  });
  const last = goal.months.at(-1)?.last ?? 0;
  return {
    grid: { left: 8, right: wall ? 74 : 62, top: 14, bottom: 4, containLabel: true },
    xAxis: {
      type: 'category',
      data: goal.months.map(({ month }) => month),
      boundaryGap: false,
      axisLabel: { ...text, interval: 1 },
      axisLine: { lineStyle: { color: palette.line2 } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      max: top,
      minInterval: 1,
      axisLabel: text,
      splitLine: { lineStyle: { color: palette.line } },
    },
    series: [
      ...(last === 0
        ? []
        : [
            line(
              `${year - 1}年`,
              goal.months.map((one) => one.last),
              { color: palette.ink3, width: 1.5, type: 'dashed' },
              `上年 ${last}`,
            ),
          ]),
      ...(goal.target === null
        ? []
        : [
            line(
              '匀速',
              goal.months.map((one) => one.plan),
              { color: palette.blue, width: 1.5 },
              '目标',
            ),
          ]),
      line(
        `${year}年`,
        goal.months.map((one) => one.n),
        { color: palette.ink, width: 3 },
        String(goal.figure.n),
      ),
    ],
  } as ChartOption;
}

type Props = { picture: PictureOut; wall?: boolean; height?: number };
/** 年度目标: works brought forth this year, month by month, beside last year and an even pace. */
export function GoalPanel({ picture, wall = false, height = wall ? 300 : 220 }: Props) {
  const { goal, year } = picture;
  const option = useMemo(() => lineOf(goal, year, wall), [goal, year, wall]);
  const { target, expected, figure } = goal;
  const label = `${year}年累计推出${figure.n}部${target === null ? '' : `，目标${target}部`}`;
  const table = (
    <ChartTable
      heads={['截至', '本年累计（部）', '上年同期', ...(target === null ? [] : ['匀速'])]}
      rows={goal.months.map(({ month, n, last, plan, to }) => [
        month,
        n === null ? (
          '—'
        ) : to ? (
          <To key={month} {...to}>
            {n}
          </To>
        ) : (
          n
        ),
        last,
        ...(target === null ? [] : [plan]),
      ])}
    />
  );
  return (
    <Panel
      picture={picture}
      title={target === null ? '本年推出' : '年度目标'}
      note={target === null ? `${year}年` : `推出 ${target.toLocaleString('zh-CN')} 部优秀作品`}
      define={['goal', 'expected']}
      table={table}
    >
      <div className="goal-line">
        <strong className="goal-n">
          <FigureLink figure={figure} />
        </strong>
        <span>部{target === null ? '' : `，${percent(figure.n, target)}`}</span>
        {expected === null ? null : (
          <em className={figure.n < expected ? 'behind' : ''}>
            按日匀速应到 {expected}
            {figure.n < expected ? `，差 ${expected - figure.n}` : '，已达到'}
          </em>
        )}
      </div>
      <Suspense fallback={<Bars what="正在画图" />}>
        <Canvas option={option} label={label} height={height} dark={wall} />
      </Suspense>
    </Panel>
  );
}
