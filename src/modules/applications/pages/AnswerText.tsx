import { fen, tenThousandYuan } from '../../../base/money.ts';
import type { FormField } from '../../calls/contract.ts';
import type { FilledForm } from '../views.ts';
import { rowsOf, shownText, sumsOf } from './form-model.ts';

type Props = { field: FormField; value: unknown; application: Pick<FilledForm, 'options'> };

function TableText({ field, value, application }: Props) {
  const rows = rowsOf(value);
  const columns = field.columns ?? [];
  const sums = sumsOf(field, rows);
  const right = (kind: string) => (kind === 'money' || kind === 'number' ? 'num' : '');
  if (rows.length === 0) return <span className="dim">—</span>;
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={field.label}>
      <table className="plain-table">
        <caption className="sr">{field.label}</caption>
        <thead>
          <tr>
            {columns.map(({ key, label, kind }) => (
              <th key={key} scope="col" className={right(kind)}>
                {label}
                {kind === 'money' ? '（万元）' : ''}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            // biome-ignore lint: rows of a table in a form have no key but their place
            <tr key={i}>
              {columns.map((column) => (
                <td key={column.key} className={right(column.kind)}>
                  {shownText(column, row[column.key], application).replace(/ 万元$/, '')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {Object.keys(sums).length > 0 ? (
          <tfoot>
            <tr>
              {columns.map(({ key, kind }, i) => (
                <td key={key} className={right(kind)}>
                  {sums[key] !== undefined
                    ? kind === 'money'
                      ? tenThousandYuan(fen(Math.round(sums[key])))
                      : sums[key]
                    : i === 0
                      ? '合计'
                      : ''}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}

/** One answer in reading type; what is empty shows as —. */
export function AnswerText({ field, value, application }: Props) {
  if (field.kind === 'table') return <TableText {...{ field, value, application }} />;
  const text = shownText(field, value, application);
  return text ? <div className="text">{text}</div> : <span className="dim">—</span>;
}
