import type { CSSProperties } from 'react';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Shape } from '../../../web/parts/Shape.tsx';
import { To } from '../../../web/router.tsx';
import type { PictureOut } from '../picture-views.ts';
import { ChartTable, Panel } from './Panel.tsx';
import { FigureLink, figureText, percent } from './picture-words.tsx';

type Props = { picture: PictureOut; wall?: boolean };
const share = (part: number, whole: number): CSSProperties => ({
  width: `${whole === 0 ? 0 : Math.round((part * 1000) / whole) / 10}%`,
});

/** 五个一批: on record and, darker, aired this year. */
export function CategoryPanel({ picture }: Props) {
  const { categories, categoryBasis, year } = picture;
  const largest = Math.max(1, ...categories.flatMap(({ figure, goal }) => [figure.n, goal ?? 0]));
  const hasGoals = categories.some(({ goal }) => goal !== null);
  return (
    <Panel
      picture={picture}
      title="五个一批"
      note={`本年播出 / 在册${hasGoals ? ' / 年度目标' : ''}（个）`}
      define={['category']}
      table={
        <ChartTable
          heads={['类别', '在册', '本年播出', ...(hasGoals ? ['年度目标', '完成率'] : [])]}
          rows={categories.map(({ code, label, figure, aired, goal }) => [
            label,
            <FigureLink key={`${code}n`} figure={figure} />,
            <FigureLink key={`${code}a`} figure={aired} />,
            ...(hasGoals ? [goal ?? '未定', goal === null ? '' : percent(aired.n, goal)] : []),
          ])}
        />
      }
    >
      <ol className={hasGoals ? 'five with-goals' : 'five'}>
        {categories.map(({ code, label, figure, aired, goal }) => (
          <li key={code}>
            <span title={figure.label}>{label}</span>
            <i aria-hidden="true">
              <b style={share(figure.n, largest)} />
              <b className="strong" style={share(aired.n, largest)} />
              {goal === null ? null : <b className="goal-mark" style={{ left: share(goal, largest).width }} />}
            </i>
            <FigureLink figure={aired} />
            <em>
              / <FigureLink figure={figure} />
            </em>
            {hasGoals ? <em>{goal === null ? '' : `/ ${goal}`}</em> : null}
          </li>
        ))}
      </ol>
      {hasGoals ? (
        <p className="panel-foot">
          {year}年各类别目标依据：{categoryBasis}
        </p>
      ) : null}
    </Panel>
  );
}

/** 扶持资金: awarded, agreed, paid, on one scale. */
export function MoneyPanel({ picture }: Props) {
  const { money } = picture;
  const whole = Math.max(1, ...money.map(({ n }) => n));
  return (
    <Panel
      picture={picture}
      title="扶持资金"
      note="万元"
      define={['awarded', 'promised', 'paid']}
      table={<ChartTable heads={['项目', '万元']} rows={money.map((one) => [one.label, figureText(one)])} />}
    >
      <ol className="sums">
        {money.map((one) => (
          <li key={one.key}>
            <span>{one.label}</span>
            <i aria-hidden="true">
              <b style={share(one.n, whole)} />
            </i>
            <FigureLink figure={one} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** 项目阶段: one bar cut by stage, each part as wide as its count. */
export function StagePanel({ picture }: Props) {
  const { stages, period } = picture;
  const total = stages.reduce((sum, { n }) => sum + n, 0);
  return (
    <Panel
      picture={picture}
      title="项目阶段"
      note={`在册 ${total} 个${period ? `，第 ${period.number} 期` : ''}`}
      define={['stage']}
      table={
        <ChartTable
          heads={['阶段', '项目', '占比']}
          rows={stages.map((one) => [one.label, <FigureLink key={one.key} figure={one} />, percent(one.n, total)])}
        />
      }
    >
      {total === 0 ? (
        <p className="home-none">还没有项目。</p>
      ) : (
        <ol className="stage-bar">
          {stages.map((one) => (
            <li key={one.key} style={{ flexGrow: one.n }}>
              <i aria-hidden="true" />
              <FigureLink figure={one} />
              <span>{one.label}</span>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

/** 预警与逾期: what asks for attention; each opens its rows. */
export function AlertPanel({ picture }: Props) {
  const { alerts } = picture;
  return (
    <Panel
      picture={picture}
      title="预警与逾期"
      note={`${alerts.length} 项`}
      define={alerts.map(({ figure }) => figure.define)}
    >
      {alerts.length === 0 ? (
        <p className="home-none">没有逾期和需要留意的事项。</p>
      ) : (
        <ul className="alerts">
          {alerts.map(({ key, kind, text, figure }) => (
            <li key={key}>
              <Shape kind={kind} />
              {figure.to ? <To {...figure.to}>{text}</To> : <span>{text}</span>}
              <span className={kind === 'bad' ? 'bad' : ''}>
                {figureText(figure)} {figure.unit}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** 按期报送率: the first ranks as bars, all of them in the table. */
export function RankPanel({ picture, most = 7 }: Props & { most?: number }) {
  const { rank, year } = picture;
  if (!rank) return null;
  const rest = rank.rows.length - most;
  const line = ({ place, name, due, inTime, projects, to }: (typeof rank.rows)[number]) => [
    place,
    name,
    <To key={name} {...to}>
      {percent(inTime, due)}
    </To>,
    `${inTime} / ${due}`,
    projects,
  ];
  return (
    <Panel
      picture={picture}
      title="按期报送率"
      note={`${year}年，项目少于 ${rank.least} 个的不排`}
      define={['rate']}
      table={<ChartTable heads={['名次', '单位', '按期率', '按期 / 到期（期）', '项目']} rows={rank.rows.map(line)} />}
    >
      {rank.rows.length === 0 ? (
        <p className="home-none">还没有到期的期次，或各单位项目都少于 {rank.least} 个。</p>
      ) : (
        <ol className="rank">
          {rank.rows.slice(0, most).map((row) => (
            <li key={row.orgId}>
              <em>{row.place}</em>
              <span>{row.name}</span>
              <i aria-hidden="true">
                <b style={share(row.inTime, row.due)} />
              </i>
              <To {...row.to} aria-label={`${row.name}按期 ${row.inTime} 期，到期 ${row.due} 期，看明细`}>
                {percent(row.inTime, row.due)}
              </To>
              <small>{row.projects} 个</small>
            </li>
          ))}
        </ol>
      )}
      <p className="panel-foot">
        {rest > 0 ? `第 ${most + 1} 至 ${rank.rows.length} 名见表格。` : ''}
        {rank.left > 0 ? `${rank.left} 个单位未参加排序。` : ''}
      </p>
    </Panel>
  );
}

/** 最近的钟: the next deadlines. */
export function ClockPanel({ picture }: Props) {
  const { clocks } = picture;
  return (
    <Panel picture={picture} title="接下来到期" note="按工作日推算" define={['tables']}>
      {clocks.length === 0 ? (
        <p className="home-none">近期没有到期的事项。</p>
      ) : (
        <ul className="alerts">
          {clocks.map(({ key, label, day, daysLeft, to }) => (
            <li key={key}>
              <Shape kind={daysLeft !== null && daysLeft <= 3 ? 'warn' : 'idle'} />
              {to ? <To {...to}>{label}</To> : <span className="what">{label}</span>}
              <span>
                {day.slice(5)}　{daysLeft === null ? '' : daysLeft === 0 ? '今日' : `${daysLeft} 个工作日`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

export const NoPicture = () => (
  <Empty kind="none-yet" title="还没有年度计划">
    总局建立年度计划后，这里按计划的目标和类别显示进度。
  </Empty>
);
