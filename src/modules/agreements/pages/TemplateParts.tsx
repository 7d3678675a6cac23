import { Checkbox, Input, Select } from 'antd';
import { Field } from '../../../web/parts/Field.tsx';
import { LongText } from '../../../web/parts/LongText.tsx';
import type { Clause, SigningGroup } from '../terms.ts';
import { groupsText, signingOrders } from './template-rows.ts';

type Ordering = {
  groups: SigningGroup[];
  locked: boolean;
  onChange: (groups: SigningGroup[]) => void;
  /** Supplements may be signed by the office alone. */
  short?: boolean;
};

/** Who signs after whom; groups are data of the template. */
export function Order({ groups, locked, onChange, short = false }: Ordering) {
  const text = groupsText(groups);
  const orders = signingOrders.filter((one) => short || one.flatMap((group) => group.parties).length === 3);
  const options = [...new Set([text, ...orders.map(groupsText)])].map((value) => ({ value, label: value }));
  return (
    <span className="row">
      <span className="note">签署顺序</span>
      <Select
        size="small"
        aria-label="签署顺序"
        style={{ width: 200 }}
        disabled={locked}
        value={text}
        options={options}
        onChange={(value) => onChange(orders.find((one) => groupsText(one) === value) ?? groups)}
      />
    </span>
  );
}

/** Clauses with their source and whether parties may talk about them. */
export function Clauses({
  clauses,
  locked,
  onChange,
}: {
  clauses: Clause[];
  locked: boolean;
  onChange: (next: Clause[]) => void;
}) {
  const change = (i: number, part: Partial<Clause>) =>
    onChange(clauses.map((one, k) => (k === i ? { ...one, ...part } : one)));
  return (
    <>
      {clauses.map((clause, i) => (
        <div key={clause.key} className="propose-clause">
          <Field path={`clauses.${clause.key}`} label={clause.heading}>
            {(bind) => (
              <LongText
                {...bind}
                rows={locked ? 3 : 5}
                max={4000}
                disabled={locked}
                value={clause.text}
                onChange={(value: string) => change(i, { text: value })}
              />
            )}
          </Field>
          <p className="row">
            <Input
              size="small"
              aria-label={`${clause.heading}的依据`}
              prefix={<span className="dim">依据</span>}
              style={{ width: 520 }}
              disabled={locked}
              value={clause.source}
              onChange={(event) => change(i, { source: event.target.value })}
            />
            <Checkbox
              disabled={locked}
              checked={clause.negotiable}
              onChange={(event) => change(i, { negotiable: event.target.checked })}
            >
              可协商
            </Checkbox>
            {clause.when ? (
              <span className="note">{clause.when === 'funded' ? '给予资金时' : '不给予资金时'}</span>
            ) : null}
          </p>
        </div>
      ))}
    </>
  );
}
