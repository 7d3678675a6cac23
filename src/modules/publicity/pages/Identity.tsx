import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { Block, Facts } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { useAct } from '../../../web/server-state.ts';
import { objectionEndpoints as on } from '../endpoints.ts';
import type { IdentityOut } from '../views.ts';
import type { Case } from './case-type.ts';

/** Who objected, behind a button: each look is recorded, and leaving the page closes it. */
export function Identity({ one }: { one: Case }) {
  const { run, busy, problem } = useAct(on.look);
  const [shown, setShown] = useState<z.output<typeof IdentityOut>>();
  if (!one.mayLook) {
    return (
      <Block title="提出人">
        <p className="note">只有承办人、签发领导和纪检审计可见。</p>
      </Block>
    );
  }
  if (one.claimantKind === 'anonymous') {
    return (
      <Block title="提出人">
        <p className="note">匿名，系统没有收集提出人信息。</p>
      </Block>
    );
  }
  return (
    <Block title="提出人" note={one.claimantKindLabel}>
      {shown ? (
        <>
          <Facts
            columns={2}
            facts={[
              ['姓名', shown.name],
              ['单位', shown.unitName],
              ['信用代码', shown.creditCode],
              ['联系人', shown.contactName],
              ['电话', shown.phone],
              ['邮箱', shown.email],
            ]}
          />
          <p className="note">已登记您的第 {shown.times} 次查看。</p>
        </>
      ) : (
        <p>
          <Button size="small" loading={busy} onClick={() => void run({ objectionId: one.id }).then(setShown)}>
            查看提出人信息
          </Button>
          <span className="note">　每次查看都会登记。</span>
        </p>
      )}
      <ProblemView problem={problem} />
    </Block>
  );
}
