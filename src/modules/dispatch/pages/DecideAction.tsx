import { Button, Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useActForm } from '../../../web/parts/ActForm.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import { useView } from '../../../web/server-state.ts';
import { dispatchEndpoints as at } from '../endpoints.ts';
import { Decide } from '../schema.ts';
import type { DispatchOut } from '../views.ts';

const plain = Decide.omit({ dispatchId: true, version: true, ownerOrgId: true, ownerPersonId: true });

/** Writes down what the meeting decided: who does it, until when. */
export function DecideAction({ it, onClose }: { it: z.output<typeof DispatchOut>; onClose: () => void }) {
  const owners = useView(at.owners, {});
  const [owner, setOwner] = useState<string>();
  const [person, setPerson] = useState<string>();
  const rows = owners.ready ? owners.data.rows : [];
  const people = rows.find(({ id }) => id === owner)?.people ?? [];
  const act = useActForm({
    endpoint: at.decide,
    schema: plain,
    initial: { dueOn: it.defaultDueOn },
    fixed: {
      dispatchId: it.id,
      version: it.version,
      ownerOrgId: owner,
      ...(person ? { ownerPersonId: person } : {}),
    },
    onDone: onClose,
  });
  return (
    <div>
      <div className="owner-fields">
        <label>
          责任单位（必填）
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            value={owner}
            loading={!owners.ready}
            placeholder="按名称查找"
            options={rows.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id: string) => {
              setOwner(id);
              setPerson(undefined);
            }}
          />
        </label>
        <label>
          责任人（不指定则由责任单位各经办人办理）
          <Select
            allowClear
            value={person}
            disabled={people.length === 0}
            placeholder={owner && people.length === 0 ? '该单位还没有经办人账号' : '不指定'}
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id: string | undefined) => setPerson(id)}
          />
        </label>
      </div>
      <SchemaForm {...act.form} columns={1} />
      <ProblemView problem={act.problem} labelOf={act.labelOf} />
      <div className="row">
        <Button type="primary" loading={act.busy} disabled={!owner} onClick={() => void act.submit()}>
          登记事项
        </Button>
        <Button onClick={onClose}>取消</Button>
      </div>
    </div>
  );
}
