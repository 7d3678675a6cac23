import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { hrefOf } from '../../../web/server-state.ts';
import { evaluationSheetsEndpoints as at } from '../endpoints.ts';
import { pointsText } from '../rules.ts';
import { BasisDrawer } from './BasisDrawer.tsx';
import type { Sheet, ShownMark } from './words.ts';

/** What stands in the cells that a person may be writing in. */
export type MarkCells = {
  own: (mark: ShownMark) => ReactNode;
  settled?: (mark: ShownMark) => ReactNode;
  evidence?: (mark: ShownMark) => ReactNode;
};

export const EvidenceLinks = ({ sheetId, mark }: { sheetId: string; mark: ShownMark }) =>
  mark.files.length === 0 ? (
    <span className="dim">{mark.evidence ? '未附' : '—'}</span>
  ) : (
    <>
      {mark.files.map(({ fileId, name }) => (
        <div key={fileId}>
          <a href={hrefOf(at.file, { sheetId, fileId })}>{name}</a>
        </div>
      ))}
    </>
  );

/** The indicators of one pillar: figure with its rows, what the body says, what was settled. */
export function MarkTable({ it, marks, cells }: { it: Sheet; marks: readonly ShownMark[]; cells: MarkCells }) {
  const [open, setOpen] = useState<string>();
  const heads = ['指标', '数据', '得分', '自评', '佐证', ...(cells.settled ? ['核定'] : [])];
  return (
    <div className="scroll-x">
      <table className="plain-table mark-table">
        <caption className="sr">评价指标</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className={head === '得分' ? 'right' : ''}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {marks.map((mark) => (
            <tr key={mark.key}>
              <th scope="row">
                {mark.label}（{mark.weight} 分）
                <small>{mark.scale}</small>
                {mark.clause ? <small>{mark.clause}</small> : null}
                {mark.basis === 'self' ? <small>{mark.note}</small> : null}
              </th>
              <td>
                {mark.basis === 'computed' ? (
                  <Button type="link" size="small" onClick={() => setOpen(mark.key)}>
                    {mark.valueText || '未计算'}
                  </Button>
                ) : (
                  <span className="dim">自评</span>
                )}
              </td>
              <td className="right">{pointsText(mark.basis === 'computed' ? mark.computedScore : mark.selfScore)}</td>
              <td className="pre">{cells.own(mark)}</td>
              <td>{cells.evidence ? cells.evidence(mark) : <EvidenceLinks sheetId={it.id} mark={mark} />}</td>
              {cells.settled ? <td>{cells.settled(mark)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
      {open ? <BasisDrawer sheetId={it.id} markKey={open} onClose={() => setOpen(undefined)} /> : null}
    </div>
  );
}
