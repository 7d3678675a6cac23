import { Button, InputNumber, Switch } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To } from '../../../web/router.tsx';
import { useAct, useView } from '../../../web/server-state.ts';
import { accountsEndpoints } from '../endpoints.ts';
import './accounts.css';

type Row = z.output<typeof accountsEndpoints.settings.output>['rows'][number];
const words = (value: Row['value']): string => (typeof value === 'boolean' ? (value ? '是' : '否') : String(value));

function Setting({ row }: { row: Row }) {
  const { run, busy, problem } = useAct(accountsEndpoints.changeSetting);
  const [value, setValue] = useState<Row['value']>(row.value);
  const id = `setting-${row.name}`;
  const changed = value !== row.value;
  return (
    <li className="setting-row">
      <div>
        <label htmlFor={id}>{row.label}</label>
        <p className="note">
          默认 {words(row.standard)}
          {row.minimum !== null ? `，可设 ${row.minimum}${row.maximum === null ? ' 以上' : ` 至 ${row.maximum}`}` : ''}
        </p>
        <ProblemView problem={problem} />
      </div>
      {typeof row.value === 'boolean' ? (
        <span>
          <Switch id={id} checked={value === true} checkedChildren="是" unCheckedChildren="否" onChange={setValue} />
        </span>
      ) : (
        <InputNumber
          id={id}
          className="w"
          controls={false}
          value={Number(value)}
          onChange={(next) => setValue(next ?? row.value)}
        />
      )}
      <Button disabled={!changed} loading={busy} onClick={() => void run({ name: row.name, value })}>
        保存
      </Button>
    </li>
  );
}

export default function SecuritySettingsPage() {
  const view = useView(accountsEndpoints.settings, {});
  if (!view.ready) return <Waiting view={view} />;
  return (
    <>
      <PageHeader
        title="安全设置"
        sub={
          <p>
            保存后立即对所有人生效，每次修改留痕，见<To path="/security/log">登录与拒绝记录</To>
          </p>
        }
      />
      <ul>
        {view.data.rows.map((row) => (
          <Setting key={`${row.name}${String(row.value)}`} row={row} />
        ))}
      </ul>
    </>
  );
}
