import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { Shape } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { dispatchEndpoints as at } from '../endpoints.ts';
import { Remark } from '../schema.ts';
import type { PackContentOut } from '../views.ts';
import { targetOf } from './words.ts';

type Section = z.output<typeof PackContentOut>['sections'][number];
const remarkForm = Remark.pick({ remark: true });

function Figures({ figures }: Pick<Section, 'figures'>) {
  return (
    <dl className="pack-figures">
      {figures.map(({ key, label, text, unit, before, to }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>
            {to ? (
              <To className="fig" {...targetOf(to)} aria-label={`${label} ${text}${unit}`}>
                <b>{text}</b>
                {unit ? <i className="unit">{unit}</i> : null}
              </To>
            ) : (
              <span className="fig">
                <b>{text}</b>
                {unit ? <i className="unit">{unit}</i> : null}
              </span>
            )}
            {before === null ? null : <span className="pack-before">上期 {before}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Rows({ label, table }: { label: string; table: NonNullable<Section['table']> }) {
  if (table.rows.length === 0) return null;
  const { columns, rows, total } = table;
  return (
    <div className="scroll-x">
      <table className="plain-table pack-table">
        <caption className="sr">{label}</caption>
        <thead>
          <tr>
            {columns.map(({ title, align }) => (
              <th key={title} scope="col" className={align}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ cells, to }, i) => (
            // biome-ignore lint: rows of a frozen pack have no key of their own and never move
            <tr key={i}>
              {cells.map((cell, j) => (
                // biome-ignore lint: as above
                <td key={j} className={columns[j]?.align}>
                  {j === 0 && to ? <To {...targetOf(to)}>{cell}</To> : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {total > rows.length ? (
        <p className="note">
          共 {total} 行，列出前 {rows.length} 行
        </p>
      ) : null}
    </div>
  );
}

/** The pack: as frozen, or as the record has it now, with what the office adds. */
export function PackTab({
  dispatchId,
  version,
  edition,
  mayRemark,
}: {
  dispatchId: string;
  version: number;
  edition: number | undefined;
  mayRemark: boolean;
}) {
  const view = useView(at.pack, { dispatchId, ...(edition ? { edition } : {}) });
  const [remarking, setRemarking] = useState<Section>();
  if (!view.ready) return <Waiting view={view} what="调度材料" />;
  const { content, frozen, latest } = view.data;
  const { period, sections } = content;
  return (
    <div className="dispatch-tab">
      <p className="note">
        数据期间 <When at={period.from} form="day" /> 至 <When at={period.until} form="day" />
        ，数据时点 <When at={period.asOf} />。
        {frozen ? (
          <>
            第 {frozen.edition} 版由 {frozen.issuedByName} 定稿，核验码 <code>{frozen.code}</code>。
          </>
        ) : (
          <>未定稿，数据随系统记载变化。</>
        )}
      </p>
      {latest ? null : (
        <p>
          <Shape kind="warn" /> 这是旧版材料，最新一版见材料页首。
        </p>
      )}
      {sections.length === 0 ? (
        <Empty kind="none-yet" title="没有章节">
          请在材料章节中设置。
        </Empty>
      ) : null}
      {sections.map((section) => (
        <Block
          key={section.key}
          className="pack-section"
          title={section.label}
          note={section.clause}
          extra={
            mayRemark ? (
              <Button size="small" onClick={() => setRemarking(section)}>
                {section.remark ? '修改补充说明…' : '补充说明…'}
              </Button>
            ) : null
          }
        >
          {section.sentences.map((text) => (
            <p key={text}>{text}</p>
          ))}
          <Figures figures={section.figures} />
          {section.table ? <Rows label={section.label} table={section.table} /> : null}
          {section.remark ? <p className="pack-remark">{section.remark}</p> : null}
        </Block>
      ))}
      {remarking ? (
        <ActDialog
          open
          title={`补充说明：${remarking.label}`}
          act="保存"
          endpoint={at.remark}
          schema={remarkForm}
          initial={{ remark: remarking.remark }}
          fixed={{ dispatchId, version, key: remarking.key }}
          onCancel={() => setRemarking(undefined)}
          onDone={() => setRemarking(undefined)}
        />
      ) : null}
    </div>
  );
}
