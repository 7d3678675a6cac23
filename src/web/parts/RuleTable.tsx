import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Instant } from '../../base/time.ts';
import { Drawer } from './Drawer.tsx';
import { When } from './Text.tsx';

export type RuleLine = {
  key: string;
  label: string;
  value: ReactNode;
  clause: string;
  source: string;
  version: string;
};
export type RuleVersion = {
  key: string;
  version: string;
  value: ReactNode;
  source: string;
  byName: string;
  at: Instant | null;
};

function History({ versions }: { versions: readonly RuleVersion[] }) {
  return (
    <table className="plain-table">
      <caption className="sr">历次版本</caption>
      <thead>
        <tr>
          <th scope="col">版本</th>
          <th scope="col">内容</th>
          <th scope="col">依据</th>
          <th scope="col">修改</th>
        </tr>
      </thead>
      <tbody>
        {versions.map((one) => (
          <tr key={one.version}>
            <th scope="row" className="nowrap">
              {one.version}
            </th>
            <td>{one.value}</td>
            <td>{one.source}</td>
            <td>
              {one.byName}
              <br />
              {one.at ? <When at={one.at} /> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Given = {
  caption: string;
  rows: readonly RuleLine[];
  versions: readonly RuleVersion[];
  onEdit?: ((key: string) => void) | undefined;
};

/** Rules an office keeps: what holds, on which clause, in which version, and every version before. */
export function RuleTable({ caption, rows, versions, onEdit }: Given) {
  const [open, setOpen] = useState<RuleLine>();
  return (
    <div className="scroll-x">
      <table className="plain-table">
        <caption className="sr">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">事项</th>
            <th scope="col">现行规定</th>
            <th scope="col">依据</th>
            <th scope="col">版本</th>
            {onEdit ? <th scope="col">办理</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.key}>
              <th scope="row">{one.label}</th>
              <td>{one.value}</td>
              <td>
                {one.clause}
                {one.clause && one.source ? <br /> : null}
                <span className="note">{one.source}</span>
              </td>
              <td className="nowrap">
                <Button
                  type="link"
                  size="small"
                  style={{ paddingInline: 0 }}
                  onClick={() => setOpen(one)}
                  aria-label={`${one.label}历次版本`}
                >
                  {one.version}
                </Button>
              </td>
              {onEdit ? (
                <td>
                  <Button size="small" onClick={() => onEdit(one.key)} aria-label={`修改${one.label}`}>
                    修改
                  </Button>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      <Drawer open={open !== undefined} title={`${open?.label ?? ''}：历次版本`} onClose={() => setOpen(undefined)}>
        <History versions={versions.filter((one) => one.key === open?.key)} />
      </Drawer>
    </div>
  );
}
