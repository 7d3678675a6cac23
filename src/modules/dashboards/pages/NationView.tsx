import type { z } from 'zod';
import type { Instant } from '../../../base/time.ts';
import { Block } from '../../../web/parts/Page.tsx';
import { StageLine } from '../../../web/parts/Stages.tsx';
import { Fig, whenText } from '../../../web/parts/Text.tsx';
import { REGIONS, type Tile, Tiles } from '../../../web/parts/Tiles.tsx';
import type { FigureOut, FunnelStepOut, NationOut, UnitTileOut } from '../views.ts';
import './dashboards.css';

type Step = z.output<typeof FunnelStepOut>;
const shown = ({ n, unit, to, label }: FigureOut, withUnit = false) => (
  <Fig n={n} {...(withUnit ? { unit } : {})} {...(to ? { to, label: `${label} ${n} ${unit}，看名单` } : {})} />
);

/** One row a step: bar on a common scale, number, what fell away, how long it took. */
function Funnel({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className="funnel">
      {steps.map(({ key, label, figure, share, losses, medianDays }) => (
        <li key={key}>
          <span>{label}</span>
          <span className="bar" aria-hidden="true">
            <span style={{ width: `${Math.round(share * 100)}%` }} />
          </span>
          <span className="n">{shown(figure)}</span>
          <span className="losses">
            {losses.map((loss) => (
              <span key={loss.key}>
                {loss.label} {shown(loss)}
              </span>
            ))}
          </span>
          <span className="median">
            {medianDays === null
              ? ''
              : `中位 ${medianDays < 10 ? Math.round(medianDays * 10) / 10 : Math.round(medianDays)} 天`}
          </span>
        </li>
      ))}
    </ol>
  );
}

const legend = [
  { kind: 'done', label: '已报送' },
  { kind: 'doing', label: '办理中' },
  { kind: 'idle', label: '尚无申报' },
  { kind: 'bad', label: '逾期未报' },
  { kind: 'off', label: '无申报' },
] as const;

function Grid({ units }: { units: readonly z.output<typeof UnitTileOut>[] }) {
  const tiles: Record<string, Tile> = Object.fromEntries(
    units.map(({ name, n, state, kind, to }) => [name, { n, state, kind, to }]),
  );
  const direct = units.filter((unit) => unit.group === 'direct').map((unit) => unit.name);
  const regions: [string, readonly string[]][] = [
    ...REGIONS,
    ...(direct.length > 0 ? [['直属', direct] as [string, readonly string[]]] : []),
  ];
  return (
    <Tiles
      tiles={tiles}
      unit="部"
      regions={regions}
      legend={legend.filter(({ label }) => units.some((unit) => unit.state === label))}
    />
  );
}

/** The batch at a glance: milestones, funnel, units; every number opens its rows. */
export function NationView({
  nation,
  batchName,
  asOf,
}: {
  nation: z.output<typeof NationOut>;
  batchName: string;
  asOf: Instant;
}) {
  const { stages, funnel, units } = nation;
  const at = stages.findIndex((stage) => stage.state === 'today');
  const next = stages[at + 1];
  const after = next ? `，下一节点“${next.label}”${next.date ? ` ${next.date.slice(5)}` : ''}` : '';
  const place = at < 0 ? '尚未开始' : `已到第 ${at + 1} 节点“${stages[at]?.label}”${after}`;
  const provinces = units.filter((unit) => unit.group === 'province');
  const sealed = units.filter((unit) => unit.state === '已报送').length;
  return (
    <>
      <Block title="本批进程" note={`${stages.length} 个节点，${place}`} className="gap">
        <StageLine
          label={`${batchName}进程`}
          stages={stages.map(({ to, date, ...stage }) => ({
            ...stage,
            date: date?.slice(5) ?? null,
            ...(to ? { to } : {}),
          }))}
        />
      </Block>
      <div className="home-two">
        <Block title={`${batchName.replace(/^\d{4}年/, '')}漏斗`} note={`部·截至 ${whenText(asOf, 'short', asOf)}`}>
          <Funnel steps={funnel} />
        </Block>
        <Block title={`${provinces.length} 个省级单位`} note={`推荐部数与报送情况，已报送 ${sealed} 个`}>
          <Grid units={units} />
        </Block>
      </div>
    </>
  );
}
