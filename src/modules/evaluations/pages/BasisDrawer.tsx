import { Drawer } from '../../../web/parts/Drawer.tsx';
import { Shape } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { evaluationSheetsEndpoints as at } from '../endpoints.ts';
import { targetOf } from './words.ts';

/** 口径 and the rows behind one figure, each with its page. */
export function BasisDrawer({ sheetId, markKey, onClose }: { sheetId: string; markKey: string; onClose: () => void }) {
  const view = useView(at.basis, { sheetId, key: markKey });
  return (
    <Drawer open title={view.ready ? view.data.label : '数据明细'} onClose={onClose}>
      {!view.ready ? (
        <Waiting view={view} />
      ) : (
        <>
          <p>
            <b>{view.data.valueText}</b>
          </p>
          <p className="dim">
            口径：{view.data.note}
            {view.data.clause ? `（${view.data.clause}）` : ''}
          </p>
          <p className="note">
            数据时点 <When at={view.data.computedAt} />，{view.data.rows.length} 行
          </p>
          <ul className="basis-rows">
            {view.data.rows.map((row, i) => (
              // biome-ignore lint: rows kept with a figure have no key of their own and never move
              <li key={i}>
                <Shape kind={row.counts ? 'done' : 'bad'} />
                <span>{row.to ? <To {...targetOf(row.to)}>{row.label}</To> : row.label}</span>
                <small>{row.text}</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </Drawer>
  );
}
