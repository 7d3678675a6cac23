import { Button } from 'antd';
import { type ClipboardEvent, useId, useState } from 'react';
import { announce } from '../../../web/announce.ts';
import { Drawer } from '../../../web/parts/Drawer.tsx';
import { FieldScope, fieldId, Findings, goToField } from '../../../web/parts/Findings.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { useAct } from '../../../web/server-state.ts';
import { pastedCells, placedCells } from '../../reports/contract.ts';
import { keyColumn, typedRow } from '../cell-values.ts';
import { ledgersEndpoints as at } from '../endpoints.ts';
import type { LedgerField } from '../format-rules.ts';
import type { LedgerKind } from '../terms.ts';
import { columnTitle } from '../wording.ts';
import { CorrectionFields } from './RecordEditor.tsx';

type Texts = Record<string, string>;
type Props = {
  kind: LedgerKind;
  period: string;
  fields: readonly LedgerField[];
  corrections: readonly { code: string; label: string }[];
  onClose: () => void;
};
const firstRows = 8;
const mostRows = 500;
const blank = (n: number): Texts[] => Array.from({ length: n }, () => ({}));
const isFilled = (row: Texts): boolean => Object.values(row).some((text) => text.trim() !== '');

/** New records typed or pasted cell by cell from a spreadsheet; all of them are saved, or none. */
export function PasteEditor({ kind, period, fields, corrections, onClose }: Props) {
  const scope = useId();
  const [rows, setRows] = useState<Texts[]>(() => blank(firstRows));
  const [checked, setChecked] = useState(false);
  const [correction, setCorrection] = useState<{ code: string; note: string } | null>(null);
  const { run, busy, problem } = useAct(at.save);
  const columns = [{ key: keyColumn, title: '编号', need: true }, ...fields.map(shownColumn)];
  const filled = rows.flatMap((row, i) => (isFilled(row) ? [{ row, i }] : []));
  const read = filled.map(({ row, i }) => typedRow(fields, row, i));
  const own = checked ? read.flatMap((one) => one.findings) : [];
  // the server counts the rows it was sent, the page those that are shown
  const theirs = (problem?.findings ?? []).map((one) => ({
    ...one,
    path: one.path?.replace(/^rows\.(\d+)/, (_, n: string) => `rows.${filled[Number(n)]?.i ?? n}`),
  }));
  const findings = own.length > 0 ? own : theirs;
  const save = async () => {
    setChecked(true);
    if (read.length === 0 || read.some((one) => one.findings.length > 0)) return;
    const sent = read.map(({ key, content }) => ({ key, seen: 0, withdraw: false, content }));
    if (await run({ kind, period, rows: sent, correction })) onClose();
  };
  const paste = (event: ClipboardEvent, r: number, c: number) => {
    const lines = pastedCells(event.clipboardData.getData('text/plain'));
    if (lines.length === 1 && lines[0]?.length === 1) return;
    event.preventDefault();
    const grown = [...rows, ...blank(Math.min(mostRows, r + lines.length) - rows.length)];
    const target = { rows: grown.map((_, i) => ({ projectId: String(i), locked: [] })), columns, at: { r, c } };
    const placed = placedCells(lines, target);
    const cells = new Map(placed.rows.map((one) => [Number(one.projectId), one.cells]));
    setRows(grown.map((row, i) => ({ ...row, ...cells.get(i) })));
    announce(`粘贴 ${placed.taken} 格${placed.left > 0 ? `，${placed.left} 格超出表外，未动` : ''}`);
  };
  return (
    <Drawer
      open
      title="粘贴录入"
      width={1100}
      onClose={onClose}
      foot={
        <span className="row">
          <Button onClick={() => setRows([...rows, ...blank(firstRows)])} disabled={rows.length >= mostRows}>
            增加 {firstRows} 行
          </Button>
          <Button type="primary" loading={busy} disabled={filled.length === 0} onClick={() => void save()}>
            保存 {filled.length} 条
          </Button>
        </span>
      }
    >
      <FieldScope value={scope}>
        <p className="note">
          从电子表格复制后，在起始格粘贴；金额单位万元，代码表填名称，日期写作
          2026-06-05。只录新增记录，有一格不对整批不存。
        </p>
        {problem?.code === 'ledgers.reason_needed' || correction ? (
          <CorrectionFields choices={corrections} value={correction} onChange={setCorrection} />
        ) : null}
        {own.length === 0 ? <ProblemView problem={problem} /> : null}
        <Findings findings={findings} onGo={(path) => goToField(path, scope)} labelOf={labelOf} />
        <Cells {...{ columns, rows, findings, scope, paste }} onChange={setRows} />
      </FieldScope>
    </Drawer>
  );
}
/** Where a finding leads, as the label of its cell says it. */
const labelOf = (path: string): string | undefined => {
  const row = /^rows\.(\d+)\./.exec(path)?.[1];
  return row === undefined ? undefined : `第 ${Number(row) + 1} 行`;
};
const shownColumn = (field: LedgerField) => ({ key: field.key, title: columnTitle(field), need: field.need });

type CellsProps = {
  columns: readonly { key: string; title: string; need: boolean }[];
  rows: readonly Texts[];
  findings: readonly { path?: string | undefined }[];
  scope: string;
  paste: (event: ClipboardEvent, r: number, c: number) => void;
  onChange: (rows: Texts[]) => void;
};
function Cells({ columns, rows, findings, scope, paste, onChange }: CellsProps) {
  const wrong = new Set(findings.map(({ path }) => path));
  const pathOf = (r: number, key: string) => (key === keyColumn ? `rows.${r}.key` : `rows.${r}.content.${key}`);
  const type = (r: number, key: string, text: string) =>
    onChange(rows.map((row, i) => (i === r ? { ...row, [key]: text } : row)));
  return (
    <div className="scroll-x ledger-paste">
      <table className="plain-table">
        <caption className="sr">新增记录</caption>
        <thead>
          <tr>
            <th scope="col">行</th>
            {columns.map(({ key, title, need }) => (
              <th key={key} scope="col">
                {title}
                {need ? '*' : ''}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, r) => (
            <tr key={r}>
              <th scope="row">{r + 1}</th>
              {columns.map(({ key, title }, c) => (
                <td key={key}>
                  <input
                    id={fieldId(pathOf(r, key), scope)}
                    aria-label={`第 ${r + 1} 行 ${title}`}
                    aria-invalid={wrong.has(pathOf(r, key))}
                    value={row[key] ?? ''}
                    onChange={(event) => type(r, key, event.target.value)}
                    onPaste={(event) => paste(event, r, c)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
