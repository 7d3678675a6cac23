import './reserve.css';
import { Button } from 'antd';
import { useState } from 'react';
import { FileSlot, type SlotFile } from '../../../web/parts/FileSlot.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { To, useGo } from '../../../web/router.tsx';
import { hrefOf, useAct } from '../../../web/server-state.ts';
import { reservePoolEndpoints as at } from '../endpoints.ts';

/** A workbook of entries is sent and read; the next page says what it would change. */
export default function UploadPage() {
  const go = useGo();
  const [files, setFiles] = useState<SlotFile[]>([]);
  const { run, busy, problem } = useAct(at.readImport);
  const read = async () => {
    const done = await run({ uploadId: files[0]?.id ?? '' });
    if (done) go({ path: '/reserve/imports/$importId', params: { importId: done.id } });
  };
  return (
    <>
      <PageHeader
        title="导入储备名单"
        sub="新项目和已在库项目的调整写在一张表里；有一格不对，整份不导入"
        moves={
          <>
            <a className="button" href={hrefOf(at.template, {})} download>
              下载模板
            </a>
            <To className="button" path="/reserve">
              返回
            </To>
          </>
        }
      />
      <Block title="上传工作簿" note="要调整已在库的项目，请用“导出”的工作簿修改">
        <FileSlot
          slot={{
            key: 'reserve',
            label: '储备项目（.xlsx）',
            accept: '.xlsx',
            maxBytes: 10 * 2 ** 20,
            hint: '一次不超过 2000 行',
          }}
          files={files}
          onFinished={(id, file) => setFiles([{ id, name: file.name, bytes: file.size }])}
          onRemove={() => setFiles([])}
        />
        <ProblemView problem={problem} />
        <div className="row pool-moves">
          <Button type="primary" disabled={files.length === 0} loading={busy} onClick={() => void read()}>
            读入并核对
          </Button>
        </div>
      </Block>
    </>
  );
}
