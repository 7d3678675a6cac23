import { Button } from 'antd';
import { useState } from 'react';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { useGo } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { expertsEndpoints } from '../endpoints.ts';
import { expertFields } from './expert-fields.ts';

/** Takes an account with the role 评审专家 into the pool. */
export function AddExpertButton() {
  const [open, setOpen] = useState(false);
  const candidates = useView(expertsEndpoints.candidates, {}, { when: open });
  const go = useGo();
  const people = candidates.ready
    ? candidates.data.rows.map((one) => ({ value: one.personId, label: `${one.name}（${one.loginName}）` }))
    : [];
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        专家入库…
      </Button>
      {open && candidates.ready ? (
        <ActDialog
          open
          title="专家入库"
          act="入库"
          endpoint={expertsEndpoints.add}
          schema={expertFields(people)}
          initial={{ titles: [], specialties: [] }}
          onCancel={() => setOpen(false)}
          onDone={({ id }) => go({ path: '/experts/$expertId', params: { expertId: id } })}
        />
      ) : null}
    </>
  );
}
