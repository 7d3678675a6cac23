import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { agreementsEndpoints as at } from '../endpoints.ts';
import { OpenSupplement } from '../schema.ts';
import type { Agreement } from './types.ts';

const schema = OpenSupplement.pick({ reason: true });

/** 变更、中止、恢复、终止: each begins a paper of its own, which is then agreed to and signed. */
export function Supplements({ agreement, onOpened }: { agreement: Agreement; onOpened: () => void }) {
  const [kind, setKind] = useState<string>();
  const chosen = agreement.supplements.find((one) => one.kind === kind);
  if (agreement.supplements.length === 0) return null;
  const [against] = agreement.supplements.flatMap((one) => one.findings);
  return (
    <>
      <Dropdown
        trigger={['click']}
        disabled={against !== undefined}
        menu={{
          items: agreement.supplements.map((one) => ({ key: one.kind, label: one.label })),
          onClick: ({ key }) => setKind(key),
        }}
      >
        <Button title={against?.message}>办理补充协议</Button>
      </Dropdown>
      {chosen ? (
        <ActDialog
          open
          title={chosen.label}
          act="提出"
          endpoint={at.supplement}
          schema={schema}
          fixed={{ agreementId: agreement.id, version: agreement.version, kind: chosen.kind }}
          onCancel={() => setKind(undefined)}
          onDone={() => {
            setKind(undefined);
            onOpened();
          }}
        />
      ) : null}
    </>
  );
}
