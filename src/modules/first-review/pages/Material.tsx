import { Tabs } from 'antd';
import { Suspense, useState } from 'react';
import { useKeys } from '../../../web/keys.ts';
import { sizeText } from '../../../web/parts/wording.ts';
import { hrefOf } from '../../../web/server-state.ts';
import { firstReviewEndpoints } from '../endpoints.ts';
import type { SheetView } from '../views.ts';
import { lazyPart } from '../../../web/new-build.tsx';

// Loaded only where a PDF is shown: the viewer weighs more than the rest of the page.
const PdfPages = lazyPart(async () => (await import('../../../web/parts/PdfPages.tsx')).PdfPages);
type Section = SheetView['material']['sections'][number];

/** The submitted application and its files; what is being corrected meanwhile does not show here. */
export function Material({ desk }: { desk: SheetView }) {
  const { sections, files, edition, versionCode } = desk.material;
  const [at, setAt] = useState('form');
  const keys = ['form', ...files.map((file) => file.fileId)];
  const step = (by: number) => setAt(keys[Math.min(keys.length - 1, Math.max(0, keys.indexOf(at) + by))] ?? 'form');
  useKeys([
    { keys: '[', label: '上一份材料', run: () => step(-1) },
    { keys: ']', label: '下一份材料', run: () => step(1) },
  ]);
  const file = files.find((one) => one.fileId === at);
  const items = [{ key: 'form', label: '申请书' }, ...files.map((one) => ({ key: one.fileId, label: one.slot }))];
  return (
    <section className="material" aria-label="材料">
      <div className="mat-head">
        <Tabs size="small" activeKey={at} onChange={setAt} items={items} />
        <span className="note nowrap">
          第 {edition} 次提交　{versionCode}
        </span>
      </div>
      <div className="mat-body" tabIndex={0} role="region" aria-label={file ? file.slot : '申请书'}>
        {file ? (
          <OneFile desk={desk} file={file} />
        ) : (
          <article className="mat-page">
            <h2>《{desk.title}》申请书</h2>
            {sections.map((one) => (
              <FormSection key={one.label} section={one} />
            ))}
          </article>
        )}
      </div>
    </section>
  );
}

function FormSection({ section }: { section: Section }) {
  const filled = section.rows.filter((row) => row.text !== '' || (row.table?.rows.length ?? 0) > 0);
  if (filled.length === 0) return null;
  return (
    <section>
      <h3>{section.label}</h3>
      <dl>
        {filled.map((row) => (
          <div key={row.label} className={row.table || [...row.text].length > 40 ? 'long' : ''}>
            <dt>{row.label}</dt>
            <dd>{row.table ? <Answers label={row.label} table={row.table} /> : row.text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Answers({ label, table }: { label: string; table: { columns: string[]; rows: string[][] } }) {
  return (
    <table className="plain-table">
      <caption className="sr">{label}</caption>
      <thead>
        <tr>
          {table.columns.map((one) => (
            <th key={one} scope="col">
              {one}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, i) => (
          <tr key={`${i}${row.join()}`}>
            {row.map((cell, j) => (
              <td key={table.columns[j]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function OneFile({ desk, file }: { desk: SheetView; file: SheetView['material']['files'][number] }) {
  const href = hrefOf(firstReviewEndpoints.material, { applicationId: desk.applicationId, fileId: file.fileId });
  return (
    <div className="mat-file">
      <p className="note">
        {file.name}　{sizeText(file.size)}　SHA-256 {file.sha256.slice(0, 16)}…{'　'}
        <a href={href} download>
          下载
        </a>
      </p>
      {file.mediaType === 'application/pdf' ? (
        <Suspense fallback={<p className="none">正在打开…</p>}>
          <PdfPages url={href} label={file.name} />
        </Suspense>
      ) : file.mediaType.startsWith('image/') ? (
        <img src={href} alt={file.name} />
      ) : (
        <p className="none">这种文件不能在页内打开，请下载后查看。</p>
      )}
    </div>
  );
}
