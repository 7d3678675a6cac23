import { Button } from 'antd';
import { useState } from 'react';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { Editions } from '../../../web/parts/Editions.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { RowsEditor } from '../../../web/parts/RowsEditor.tsx';
import { SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useView } from '../../../web/server-state.ts';
import { dispatchEndpoints as at } from '../endpoints.ts';
import { AddLayout, LayoutContentIn, SectionIn } from '../schema.ts';
import { type LayoutContent, packSources } from '../terms.ts';

const words = AddLayout.pick({ validFrom: true, note: true });
const head = LayoutContentIn.pick({ title: true, clause: true, actionDays: true, note: true });

function Layout({ content, note }: { content: LayoutContent; note: string }) {
  return (
    <>
      <p className="dim">{note}</p>
      <p>
        {content.title}；依据{content.clause}；自 {content.from.slice(0, 7)} 起每月一次；议定事项默认{' '}
        {content.actionDays} 天内办理。
      </p>
      <div className="scroll-x">
        <table className="plain-table">
          <caption className="sr">材料章节</caption>
          <thead>
            <tr>
              {['标题', '取数', '最多列几行', '依据'].map((one) => (
                <th key={one} scope="col">
                  {one}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {content.sections.map((one) => (
              <tr key={one.key}>
                <th scope="row">{one.label}</th>
                <td>{packSources[one.source]}</td>
                <td>{one.rows}</td>
                <td>{one.clause}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** The sections of the pack, every edition of them; months that have a dispatch keep theirs. */
export default function LayoutsPage() {
  const view = useView(at.layouts, {});
  const [draft, setDraft] = useState<LayoutContent>();
  const [asking, setAsking] = useState(false);
  if (!view.ready) return <Waiting view={view} />;
  const { rows, mayAdd } = view.data;
  const latest = rows[0]?.content;
  const close = () => setAsking(false);
  return (
    <>
      <PageHeader
        title="调度材料章节"
        sub="材料列哪些章节、怎样排序、每节最多列几行；已经建立的月份保持原来的版次"
        moves={
          !mayAdd || !latest ? null : draft ? (
            <>
              <Button onClick={() => setDraft(undefined)}>放弃</Button>
              <Button type="primary" onClick={() => setAsking(true)}>
                发布新版…
              </Button>
            </>
          ) : (
            <Button onClick={() => setDraft(latest)}>编制新版</Button>
          )
        }
      />
      {draft ? (
        <Block title="新版">
          <SchemaForm
            schema={head}
            values={draft as never}
            onChange={(next) => setDraft({ ...draft, ...(next as Partial<LayoutContent>) })}
            columns={2}
          />
          <RowsEditor
            schema={SectionIn}
            rows={draft.sections as never}
            onChange={(next) => setDraft({ ...draft, sections: next as unknown as LayoutContent['sections'] })}
            path="content.sections"
            caption="章节"
          />
        </Block>
      ) : null}
      {draft ? (
        <ActDialog
          open={asking}
          title="发布调度材料章节新版"
          act="发布"
          endpoint={at.addLayout}
          schema={words}
          fixed={{ content: draft }}
          onCancel={close}
          onDone={() => {
            close();
            setDraft(undefined);
          }}
        />
      ) : null}
      <Editions
        editions={rows.map((row) => ({
          ...row,
          key: row.id,
          byName: row.createdByName,
          children: <Layout content={row.content} note={row.note} />,
        }))}
      />
    </>
  );
}
