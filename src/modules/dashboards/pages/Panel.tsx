import { type ReactNode, useState } from 'react';
import { Drawer } from '../../../web/parts/Drawer.tsx';
import { Facts } from '../../../web/parts/Page.tsx';
import { When } from '../../../web/parts/Text.tsx';
import type { PictureOut } from '../picture-views.ts';
import './picture.css';

type Props = {
  picture: PictureOut;
  title: string;
  note?: ReactNode;
  /** Keys of the definitions of what is shown. */
  define: readonly string[];
  /** The same figures as a table. */
  table?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A part of the picture: heading, the figures or their table, and 口径 with the time of the record. */
export function Panel({ picture, title, note, define, table, className = '', children }: Props) {
  const [asTable, setAsTable] = useState(false);
  const [asked, setAsked] = useState(false);
  return (
    <section className={`panel ${className}`}>
      <div className="panel-head">
        <h2>{title}</h2>
        {note ? <span className="panel-note">{note}</span> : null}
        <span className="panel-acts no-print">
          {table ? (
            <button
              type="button"
              className="link"
              aria-label={`${title}，${asTable ? '图' : '表格'}`}
              onClick={() => setAsTable(!asTable)}
            >
              {asTable ? '图' : '表格'}
            </button>
          ) : null}
          <button type="button" className="link" aria-label={`${title}，口径`} onClick={() => setAsked(true)}>
            口径
          </button>
        </span>
      </div>
      {asTable ? <div className="scroll-x panel-table">{table}</div> : children}
      <Drawer open={asked} title={`${title}：口径`} onClose={() => setAsked(false)} width={480}>
        <Definitions picture={picture} define={define} />
      </Drawer>
    </section>
  );
}

/** What the figures count, by which clause, from which record, as of when. */
function Definitions({ picture, define }: Pick<Props, 'picture' | 'define'>) {
  const found = picture.definitions.filter(({ key }) => define.includes(key));
  return (
    <div className="definitions">
      {found.map(({ key, label, meaning, clause, source }) => (
        <section key={key}>
          <h3>{label}</h3>
          <p>{meaning}</p>
          <Facts
            columns={1}
            facts={[
              ['依据', clause],
              ['来源', source],
            ]}
          />
        </section>
      ))}
      <p className="note">
        数据截至 <When at={picture.asOf} form="list" />
        ，直接取自业务记录，不另行填报。点数字看明细。
      </p>
    </div>
  );
}

/** Definitions for paper: printed below the picture. */
export function PrintedDefinitions({ picture }: { picture: PictureOut }) {
  return (
    <section className="print-only printed-definitions">
      <h2>口径</h2>
      {picture.definitions.map(({ key, label, meaning }) => (
        <p key={key}>
          <b>{label}</b>　{meaning}
        </p>
      ))}
    </section>
  );
}

/** Rows of a table that stands for a chart. */
export function ChartTable({ heads, rows }: { heads: readonly string[]; rows: readonly (readonly ReactNode[])[] }) {
  return (
    <table className="plain-table">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, r) => (
          <tr key={r}>
            {cells.map((cell, c) =>
              c === 0 ? (
                <th key={c} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={c}>{cell}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
