import { Shape } from '../../../web/parts/Shape.tsx';
import { REGIONS } from '../../../web/parts/Tiles.tsx';
import { To } from '../../../web/router.tsx';
import type { PictureOut } from '../picture-views.ts';
import { ChartTable, Panel } from './Panel.tsx';
import { FigureLink } from './picture-words.tsx';

type Tile = PictureOut['tiles'][number];

function OneTile({ tile }: { tile: Tile | undefined }) {
  if (!tile) return null;
  const { name, figure, step, state, kind } = tile;
  const label = `${name}，${figure.n} 个项目，推进表${state}，看项目`;
  return (
    <To
      className={`ptile step-${step} ${kind === 'bad' ? 'is-bad' : ''}`}
      aria-label={label}
      {...(figure.to ?? { path: '/projects' })}
    >
      <span>{name}</span>
      <b>{figure.n}</b>
      {kind === 'done' || kind === 'off' || kind === 'idle' ? null : (
        <em>
          <Shape kind={kind} size={12} />
          {state}
        </em>
      )}
    </To>
  );
}

/** 各单位: tiles by region in the order of administrative codes; never a drawn map, so that no border is ever wrong. */
export function TilePanel({ picture }: { picture: PictureOut }) {
  const { tiles, steps, tables, period } = picture;
  const byName = new Map(tiles.map((tile) => [tile.name, tile]));
  const direct = tiles.filter(({ group }) => group !== 'province').map(({ name }) => name);
  const rows: [string, readonly string[]][] = [
    ...REGIONS,
    ...(direct.length > 0 ? [['直属', direct] as [string, string[]]] : []),
  ];
  const count = tiles.filter(({ group }) => group === 'province').length;
  const table = (
    <ChartTable
      heads={['单位', '项目', '本期推进表']}
      rows={tiles.map((tile) => [
        <To key={tile.orgId} path="/picture" search={{ orgId: tile.orgId }}>
          {tile.name}
        </To>,
        <FigureLink key={tile.name} figure={tile.figure} />,
        tile.state,
      ])}
    />
  );
  return (
    <Panel
      picture={picture}
      title={`${count} 个省级单位`}
      note="在册项目数，按地区分行、按行政区划代码排列"
      define={['unit', 'tables']}
      className="tile-panel"
      table={table}
    >
      <div className="ptiles">
        {rows.map(([region, names]) => (
          <div className="ptile-row" key={region} role="group" aria-label={region}>
            <span aria-hidden="true">{region}</span>
            {names.map((name) => (
              <OneTile key={name} tile={byName.get(name)} />
            ))}
          </div>
        ))}
      </div>
      <div className="tile-key">
        <span>项目数</span>
        {steps.map(({ step, from, to }) => (
          <i key={step} className={`step-${step}`}>
            {from === to ? from : `${from}–${to}`}
          </i>
        ))}
        <span className="grow" />
        <span>{period ? `第 ${period.number} 期推进表` : ''}</span>
        {tables.map((one) => (
          <span key={one.key} className="nowrap">
            {one.label} <FigureLink figure={one} />
          </span>
        ))}
      </div>
    </Panel>
  );
}
