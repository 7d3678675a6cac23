import { Button, Select } from 'antd';
import { useId, useState } from 'react';
import { z } from 'zod';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { FieldScope } from '../../../web/parts/Findings.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { RowsEditor } from '../../../web/parts/RowsEditor.tsx';
import { useAct } from '../../../web/server-state.ts';
import { type DroppedCode, type DroppedColumn, droppedCodes, droppedIn } from '../edition-rules.ts';
import { ledgersEndpoints as at } from '../endpoints.ts';
import { type DraftRow, fieldsIn, rowsOf } from '../format-draft.ts';
import type { LedgerField } from '../format-rules.ts';
import { ColumnIn, PublishFormat } from '../schema-formats.ts';
import { columnKinds, type LedgerKind } from '../terms.ts';
import { FormatTrial, type Trial } from './FormatTrial.tsx';

const yesNo = z.enum(['yes', 'no']);
const editable = ColumnIn.pick({ key: true, label: true }).extend({
  kind: z.string().meta({ label: '内容', widget: 'select', options: columnKinds }),
  need: yesNo.meta({ label: '必填', widget: 'select', options: { yes: '必填', no: '选填' } }),
  unit: ColumnIn.shape.unit,
  max: ColumnIn.shape.max,
  most: ColumnIn.shape.most,
  codes: z.string().meta({ label: '代码表（代码=名称；…）' }),
  total: yesNo.meta({ label: '核对合计', widget: 'select', options: { yes: '核对', no: '不核对' } }),
});
const words = PublishFormat.pick({ validFrom: true, note: true });

type Props = {
  kind: LedgerKind;
  label: string;
  version: string;
  before: readonly LedgerField[];
  onEnd: () => void;
};
/** A new version of a format: columns, what becomes of those that go, a trial, and the publication with its day. */
export function FormatDraft({ kind, label, version, before, onEnd }: Props) {
  const scope = useId();
  const [rows, setRows] = useState<Partial<DraftRow>[]>(() => rowsOf(before));
  const [dropped, setDropped] = useState<DroppedColumn[]>([]);
  const [codes, setCodes] = useState<DroppedCode[]>([]);
  const [trial, setTrial] = useState<Trial>();
  const [asking, setAsking] = useState(false);
  const { run, busy, problem } = useAct(at.previewFormat);
  const draft = { fields: fieldsIn(rows), dropped, codes };
  const sent = { kind, before: version, ...draft };
  const text = JSON.stringify(sent);
  const attempt = async () => {
    const found = await run(sent as never);
    if (found) setTrial({ ...found, text });
  };
  const findings = [...(trial?.text === text ? trial.findings : []), ...(problem?.findings ?? [])].map((one) => ({
    ...one,
    path: one.path?.replace(/\.options(\..*)?$/, '.codes'),
  }));
  return (
    <FieldScope value={scope}>
      <Block
        className="gap"
        title={`编制${label}新版`}
        note={`以 ${version} 为底。原有列的字段代码和内容类型不改；先试排，再发布；发布后不再修改`}
        extra={
          <span className="row">
            <Button onClick={onEnd}>放弃</Button>
            <Button loading={busy} onClick={() => void attempt()}>
              试排
            </Button>
            <Button
              type="primary"
              disabled={trial?.text !== text || trial.findings.length > 0}
              onClick={() => setAsking(true)}
            >
              发布新版…
            </Button>
          </span>
        }
      >
        <div className="scroll-x ledger-draft">
          <RowsEditor
            schema={editable}
            rows={rows as never}
            onChange={(next) => setRows(next as never)}
            path="fields"
            caption="新版的列"
            findings={findings}
            max={60}
          />
        </div>
        <Gone {...{ before, draft }} onColumns={setDropped} onCodes={setCodes} />
        <ProblemView problem={problem} />
        {trial ? <FormatTrial trial={trial} isStale={trial.text !== text} /> : null}
      </Block>
      <ActDialog
        open={asking}
        title={`发布${label} ${trial?.version ?? ''}`}
        act="发布"
        endpoint={at.publishFormat}
        schema={words}
        fixed={sent as never}
        onCancel={() => setAsking(false)}
        onDone={onEnd}
      />
    </FieldScope>
  );
}

type GoneProps = {
  before: readonly LedgerField[];
  draft: { fields: LedgerField[]; dropped: DroppedColumn[]; codes: DroppedCode[] };
  onColumns: (next: DroppedColumn[]) => void;
  onCodes: (next: DroppedCode[]) => void;
};
/** Columns and codes that go: what becomes of the records that carry them. */
function Gone({ before, draft, onColumns, onCodes }: GoneProps) {
  const columns = droppedIn(before, draft);
  const lost = droppedCodes(before, draft);
  if (columns.length + lost.length === 0) return null;
  const sayColumn = (key: string, chosen: string) => {
    const said = chosen === '' ? { how: 'keep' as const, to: '' } : { how: 'move' as const, to: chosen };
    onColumns([...draft.dropped.filter((one) => one.key !== key), { key, ...said }]);
  };
  const sayCode = (field: string, code: string, to: string) =>
    onCodes([...draft.codes.filter((one) => one.field !== field || one.code !== code), { field, code, to }]);
  return (
    <table className="plain-table ledger-gone">
      <caption>取消的列和代码：已有记录怎么处理</caption>
      <tbody>
        {columns.map(({ key, label, kind }) => {
          const said = draft.dropped.find((one) => one.key === key);
          const same = draft.fields.filter((one) => one.kind === kind && one.key !== '');
          return (
            <tr key={key}>
              <th scope="row">{label}</th>
              <td>
                <Select
                  className="w"
                  aria-label={`${label}的原值`}
                  placeholder="请选择"
                  value={said ? said.to : undefined}
                  options={[
                    { value: '', label: '原值留在记录的附加内容中' },
                    ...same.map((one) => ({ value: one.key, label: `并入“${one.label}”` })),
                  ]}
                  onChange={(to: string) => sayColumn(key, to)}
                />
              </td>
            </tr>
          );
        })}
        {lost.map(({ field, code, label }) => (
          <tr key={`${field.key}.${code}`}>
            <th scope="row">
              {field.label}：{label}
            </th>
            <td>
              <Select
                className="w"
                aria-label={`${field.label}中${label}改为`}
                placeholder="改为哪一项"
                value={draft.codes.find((one) => one.field === field.key && one.code === code)?.to}
                options={(draft.fields.find((one) => one.key === field.key)?.options ?? []).map((one) => ({
                  value: one.code,
                  label: one.label,
                }))}
                onChange={(to: string) => sayCode(field.key, code, to)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
