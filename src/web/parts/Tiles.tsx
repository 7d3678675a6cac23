import { To } from '../router.tsx';
import { type Kind, Legend, Shape } from './Shape.tsx';
import type { Target } from './Text.tsx';

/** The 32 provincial units by region, in the order of administrative codes: an index, never a drawn map. */
export const REGIONS: readonly [string, readonly string[]][] = [
  ['华北', ['北京', '天津', '河北', '山西', '内蒙古']],
  ['东北', ['辽宁', '吉林', '黑龙江']],
  ['华东', ['上海', '江苏', '浙江', '安徽', '福建', '江西', '山东']],
  ['中南', ['河南', '湖北', '湖南', '广东', '广西', '海南']],
  ['西南', ['重庆', '四川', '贵州', '云南', '西藏']],
  ['西北', ['陕西', '甘肃', '青海', '宁夏', '新疆', '兵团']],
];
export const UNITS: readonly string[] = REGIONS.flatMap(([, units]) => units);

export type Tile = {
  n: number | string;
  /** Word of the state, read aloud and shown in the legend. */
  state: string;
  kind?: Kind;
  /** 1–5: a step of the one-hue scale instead of a shape. */
  step?: 1 | 2 | 3 | 4 | 5;
  to?: Target;
};

function OneTile({ name, tile, unit }: { name: string; tile: Tile | undefined; unit: string }) {
  const label = tile ? `${name}，${tile.n} ${unit}，${tile.state}` : `${name}，没有记录`;
  const inner = (
    <>
      <span>{name}</span>
      <b>{tile?.n ?? '–'}</b>
      {tile?.kind ? <Shape kind={tile.kind} size={10} /> : null}
      <span className="sr">{tile?.state}</span>
    </>
  );
  const look = `tile ${tile?.kind ? `t-${tile.kind}` : ''} ${tile?.step ? `step-${tile.step}` : ''}`;
  if (!tile?.to) return <span className={look}>{inner}</span>;
  return (
    <To className={look} aria-label={label} {...tile.to}>
      {inner}
    </To>
  );
}

/** Tiles of units; keys are the short names in REGIONS. `unit` names what is counted, e.g. 个项目. */
export function Tiles({
  tiles,
  unit,
  regions = REGIONS,
  legend,
}: {
  tiles: Readonly<Record<string, Tile>>;
  unit: string;
  regions?: readonly [string, readonly string[]][];
  legend?: readonly { kind: Kind; label: string }[];
}) {
  const counted = (label: string) => Object.values(tiles).filter((tile) => tile.state === label).length;
  return (
    <div className="tilegrid">
      {regions.map(([region, units]) => (
        <div className="tilerow" key={region} role="group" aria-label={region}>
          <span className="region" aria-hidden="true">
            {region}
          </span>
          {units.map((name) => (
            <OneTile key={name} name={name} tile={tiles[name]} unit={unit} />
          ))}
        </div>
      ))}
      {legend ? <Legend entries={legend.map((one) => ({ ...one, count: `${counted(one.label)} 个单位` }))} /> : null}
    </div>
  );
}
