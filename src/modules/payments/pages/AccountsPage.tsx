import { useState } from 'react';
import type { z } from 'zod';
import { ActForm } from '../../../web/parts/ActForm.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FileSlot, type SlotFile } from '../../../web/parts/FileSlot.tsx';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useFilter } from '../../../web/router.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { payeeEndpoints as at } from '../endpoints.ts';
import { EnterAccount, RefuseAccount } from '../schema.ts';
import { accountStates } from '../terms.ts';
import type { AccountOut } from '../views.ts';
import { accountShapes } from './words.ts';
import './payments.css';

type Account = z.output<typeof AccountOut>;
const fields = EnterAccount.omit({ proofUploadId: true });
const refusal = { schema: RefuseAccount.pick({ reason: true }) };

function Enter({ name }: { name: string }) {
  const [files, setFiles] = useState<SlotFile[]>([]);
  const proof = files[0] ? { proofUploadId: files[0].id } : {};
  return (
    <Block title="登记收款账户" note="扶持资金只付协议乙方本单位对公账户" className="gap">
      <FileSlot
        slot={{
          key: 'proof',
          label: '开户许可证或基本存款账户信息',
          accept: '.pdf,.jpg,.jpeg,.png',
          maxBytes: 20 * 2 ** 20,
        }}
        files={files}
        onFinished={(id, file) => setFiles([{ id, name: file.name, bytes: file.size }])}
        onRemove={() => setFiles([])}
      />
      <ActForm
        endpoint={at.enter}
        schema={fields}
        initial={{ holder: name }}
        fixed={proof}
        submit="提交核验"
        columns={2}
        onDone={() => setFiles([])}
      />
    </Block>
  );
}

function Card({ one }: { one: Account }) {
  const move = (act: string) => one.moves.find((found) => found.act === act);
  const input = { accountId: one.id, version: one.version };
  return (
    <Block
      title={one.organizationName}
      note={<Status kind={accountShapes[one.state]}>{accountStates[one.state]}</Status>}
    >
      <Facts
        columns={3}
        facts={[
          ['户名', one.holder],
          ['开户银行', one.bankName],
          ['行号', one.bankCode],
          [
            '账号',
            <span key="n" className="tabular">
              {one.accountNumber}
            </span>,
          ],
          ['登记', `${one.enteredByName}`],
          ['登记时间', <When key="e" at={one.enteredAt} />],
          ['核验', one.decidedByName ?? ''],
          ['起用日', one.usableOn ? <When key="u" at={one.usableOn} form="day" /> : ''],
          ['说明', one.reason ?? (one.replaces ? `将替代${one.replaces}` : '')],
        ]}
      />
      <p className="row">
        {one.hasProof ? (
          <a href={hrefOf(at.proof, { accountId: one.id })} download>
            看开户证明
          </a>
        ) : null}
        <MoveButton
          move={move('verify')}
          endpoint={at.verify}
          input={input}
          effect={{
            title: `核验收款账户：${one.organizationName}`,
            who: one.replaces ? `原账户（${one.replaces}）停用` : '该机构首个收款账户',
            sends: '观察期满后可向此账户拨付',
            takeBack: '由机构另行登记账户替代',
            promise: '已与开户证明核对户名、账号',
            act: '核验通过',
          }}
        />
        <MoveButton move={move('refuse')} endpoint={at.refuse} input={input} form={refusal} />
        <MoveButton move={move('withdraw')} endpoint={at.withdraw} input={input} />
      </p>
    </Block>
  );
}

/** 收款账户: a producer's own, or those that wait for this money desk. */
export default function AccountsPage() {
  const filter = useFilter({ organizationId: '' });
  const { organizationId } = filter.values;
  const view = useView(at.list, organizationId ? { organizationId } : {});
  if (!view.ready) return <Waiting view={view} />;
  const { rows, mayEnter, organizationName, coolingDaysFirst, coolingDaysChanged } = view.data;
  return (
    <div className="money-page">
      <PageHeader
        title="收款账户"
        sub={`核验后首个账户满 ${coolingDaysFirst} 日、变更的账户满 ${coolingDaysChanged} 日起可以收款。`}
      />
      {mayEnter ? <Enter name={organizationName} /> : null}
      {rows.map((one) => (
        <Card key={one.id} one={one} />
      ))}
      {rows.length === 0 && !mayEnter ? (
        <Empty kind="none-yet" title="没有待核验的收款账户">
          制作机构登记后列在这里。
        </Empty>
      ) : null}
    </div>
  );
}
