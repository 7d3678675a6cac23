import { Button, Input, type InputRef, Tabs, Watermark } from 'antd';
import { Fragment, type ReactNode, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { Empty } from '../../../web/parts/Empty.tsx';
import { PdfPages } from '../../../web/parts/PdfPages.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Bars } from '../../../web/parts/Waiting.tsx';
import { hrefOf, useAct } from '../../../web/server-state.ts';
import { font, watermark as mark } from '../../../web/theme.ts';
import { expertReviewEndpoints } from '../endpoints.ts';
import type { SheetView } from './sheet-content.ts';

export type MaterialActs = { page: (by: 1 | -1) => void; find: () => void };
type Material = NonNullable<SheetView['material']>;

/** The text with what is searched for marked. */
function Found({ text, find }: { text: string; find: string }): ReactNode {
  if (find.trim() === '') return text;
  const parts = text.split(find);
  return parts.map((part, i) => (
    // biome-ignore lint: parts of one text have no other key than their place
    <Fragment key={i}>
      {i > 0 ? <mark>{find}</mark> : null}
      {part}
    </Fragment>
  ));
}

function Answers({ material, find }: { material: Material; find: string }) {
  return material.sections.map((section) => (
    <section key={section.key}>
      <h2>{section.label}</h2>
      <dl>
        {section.answers.map((one) => (
          <div key={one.key} className={one.long || one.table ? '' : 'short'}>
            <dt>{one.label}</dt>
            <dd className={one.long ? 'long' : ''}>
              {one.table ? (
                <table>
                  <thead>
                    <tr>
                      {one.table.heads.map((head) => (
                        <th key={head} scope="col">
                          {head}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {one.table.rows.map((row, i) => (
                      // biome-ignore lint: rows of a table in a form have no key
                      <tr key={i}>
                        {row.map((cell, j) => (
                          <td key={one.table?.heads[j]}>
                            <Found text={cell} find={find} />
                          </td>
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </table>
              ) : (
                <Found text={one.text} find={find} />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}

/** A paper of the work: opening is recorded first, then its pages are drawn here. */
function Paper({ sheetId, file }: { sheetId: string; file: Material['files'][number] }) {
  const { run, busy, problem } = useAct(expertReviewEndpoints.openFile);
  const [open, setOpen] = useState(false);
  const { fileId } = file;
  const input = { sheetId, fileId };
  const opening = useRef(run);
  useEffect(() => {
    let shown = true;
    void opening.current({ sheetId, fileId }).then((done) => shown && setOpen(done !== undefined));
    return () => {
      shown = false;
    };
  }, [sheetId, fileId]);
  if (problem) return <ProblemView problem={problem} />;
  if (busy || !open) return <Bars what="正在登记查阅" />;
  const url = hrefOf(expertReviewEndpoints.file, input);
  if (file.pdf) return <PdfPages url={url} label={file.slotLabel} />;
  return (
    <Empty kind="none-yet" title={file.name}>
      这类文件不能在页面内显示，
      <a href={url} download>
        下载查看
      </a>
      ；本次查阅已登记。
    </Empty>
  );
}

/** Middle pane: the application by section in Song type, then each paper; find in the text, page by key. */
export function DeskMaterial({
  sheet,
  watermark,
  acts,
}: {
  sheet: SheetView;
  watermark: string;
  acts: Ref<MaterialActs>;
}) {
  const [tab, setTab] = useState('form');
  const [find, setFind] = useState('');
  const [at, setAt] = useState(0);
  const box = useRef<HTMLElement>(null);
  const field = useRef<InputRef>(null);
  const material = sheet.material;
  useImperativeHandle(acts, () => ({
    page: (by) => {
      const place = box.current?.parentElement;
      place?.scrollBy({ top: by * place.clientHeight * 0.9 });
    },
    find: () => field.current?.focus(),
  }));
  const hits = () => [...(box.current?.querySelectorAll('mark') ?? [])];
  const next = () => {
    const all = hits();
    const index = all.length === 0 ? 0 : at % all.length;
    for (const [i, one] of all.entries()) one.classList.toggle('here', i === index);
    all[index]?.scrollIntoView({ block: 'center' });
    setAt(index + 1);
  };
  const file = material?.files.find((one) => one.fileId === tab);
  const tabs = [
    { key: 'form', label: '申请书' },
    ...(material?.files ?? []).map((one) => ({ key: one.fileId, label: one.slotLabel })),
  ];
  return (
    <section className="material" aria-label="材料">
      <div className="mat-head">
        <Tabs size="small" activeKey={file ? tab : 'form'} items={tabs} onChange={setTab} />
        <Input
          ref={field}
          className="mat-find"
          size="small"
          placeholder="查找…"
          aria-label="在申请书中查找"
          value={find}
          onChange={(event) => {
            setFind(event.target.value);
            setAt(0);
          }}
          onPressEnter={next}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        />
        {find ? (
          <Button size="small" type="text" onClick={next}>
            下一处
          </Button>
        ) : null}
      </div>
      <Watermark
        content={watermark.split(' ').slice(0, 3)}
        gap={[150, 130]}
        rotate={-18}
        className="page-wrap"
        font={{ fontSize: mark.fontSize, fontFamily: font.sans, color: mark.colour }}
      >
        <article ref={box} className="desk-page song" tabIndex={0} aria-label={file?.slotLabel ?? '申请书'}>
          {!material ? (
            <Empty kind="not-open" title="材料已关闭">
              本轮评审结束后材料不再开放，您的评审表仍可查看。
            </Empty>
          ) : file ? (
            <Paper key={file.fileId} sheetId={sheet.id} file={file} />
          ) : (
            <Answers material={material} find={find} />
          )}
        </article>
      </Watermark>
    </section>
  );
}
