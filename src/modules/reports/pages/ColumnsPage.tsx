import { Button } from 'antd';
import { useState } from 'react';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { Editions } from '../../../web/parts/Editions.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { RowsEditor } from '../../../web/parts/RowsEditor.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useView } from '../../../web/server-state.ts';
import { reportsEndpoints as at } from '../endpoints.ts';
import { AddDefinition, ColumnIn } from '../schema.ts';
import { cellKinds, cellSources, type DefinitionContent, type ReportColumn } from '../terms.ts';

const words = AddDefinition.pick({ validFrom: true, note: true });
const editable = ColumnIn.pick({
  key: true,
  label: true,
  group: true,
  kind: true,
  from: true,
  need: true,
  width: true,
});
const onDay = { keep: '不顺延', next: '顺延到下一工作日', previous: '提前到上一工作日' };

/** The columns of the table, every edition of them; a new edition holds from a day on. */
export default function ColumnsPage() {
  const view = useView(at.definitions, {});
  const [draft, setDraft] = useState<ReportColumn[]>();
  const [asking, setAsking] = useState(false);
  if (!view.ready) return <Waiting view={view} />;
  const { rows, mayAdd } = view.data;
  const latest = rows[0]?.content as DefinitionContent | undefined;
  return (
    <>
      <PageHeader
        title="推进表列定义"
        sub="附件3 的列以数据定义；已经开始的期次保持开始时的版次。"
        moves={
          mayAdd && latest ? (
            draft ? (
              <>
                <Button onClick={() => setDraft(undefined)}>放弃</Button>
                <Button type="primary" onClick={() => setAsking(true)}>
                  发布新版…
                </Button>
              </>
            ) : (
              <Button onClick={() => setDraft(latest.columns)}>编制新版</Button>
            )
          ) : null
        }
      />
      {draft && latest ? (
        <Block title="新版的列" note="列代码决定取数，不要改动系统带出列的代码">
          <RowsEditor
            schema={editable}
            rows={draft as never}
            onChange={(next) => setDraft(next as unknown as ReportColumn[])}
            path="columns"
            caption="列"
          />
        </Block>
      ) : null}
      {draft && latest ? (
        <ActDialog
          open={asking}
          title="发布推进表新版"
          act="发布"
          endpoint={at.addDefinition}
          schema={words}
          fixed={{ content: { ...latest, columns: draft } }}
          onCancel={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            setDraft(undefined);
          }}
        />
      ) : null}
      <Editions
        editions={rows.map((row) => ({
          ...row,
          key: row.id,
          byName: row.createdByName,
          children: <Definition content={row.content as DefinitionContent} note={row.note} />,
        }))}
      />
    </>
  );
}

function Definition({ content, note }: { content: DefinitionContent; note: string }) {
  const { calendar, columns } = content;
  return (
    <>
      <p className="dim">{note}</p>
      <p>
        自 {calendar.from} 起半月一期；到期前 {calendar.opensDaysBefore} 天开始填报；遇休息日{onDay[calendar.onDayOff]}
        ；到期后 {calendar.archiveDaysAfter} 天归档。{calendar.note}
      </p>
      <div className="scroll-x">
        <table className="plain-table">
          <caption className="sr">列定义</caption>
          <thead>
            <tr>
              {['列', '分组', '内容', '来源', '必填', '代码'].map((one) => (
                <th key={one} scope="col">
                  {one}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {columns.map((one) => (
              <tr key={one.key}>
                <th scope="row">{one.label}</th>
                <td>{one.group}</td>
                <td>{cellKinds[one.kind]}</td>
                <td>{cellSources[one.from]}</td>
                <td>{one.need ? '是' : ''}</td>
                <td className="dim">{one.key}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
