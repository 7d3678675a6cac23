import { Button, Modal } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { useAct, useView } from '../../../web/server-state.ts';
import { accountsEndpoints } from '../endpoints.ts';
import { NewToken } from '../schema.ts';
import { scopeKinds, scopeWords } from '../terms.ts';
import { Once } from './Once.tsx';

const scopeLabels: Record<string, string> = Object.fromEntries(
  Object.entries(scopeWords).flatMap(([word, label]) =>
    Object.entries(scopeKinds).map(([kind, does]) => [`${word}:${kind}`, `${label}：${does}`]),
  ),
);
const labelOf = (scope: string): string => scopeLabels[scope] ?? scope;

/** The form offers the known scopes by their Chinese names. */
const TokenForm = NewToken.extend({
  scopes: z
    .array(z.string())
    .min(1, '请至少选择一项')
    .meta({ label: '权限', widget: 'multi', options: scopeLabels, need: true }),
});

export function Tokens() {
  const tokens = useView(accountsEndpoints.tokens, {});
  const revoke = useAct(accountsEndpoints.revokeToken);
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState('');
  return (
    <Block
      className="gap"
      title="访问令牌"
      note="供其他程序以您的身份调用接口，只在所选权限与有效期内有效"
      extra={
        <Button size="small" onClick={() => setMaking(true)}>
          新建令牌…
        </Button>
      }
    >
      <ProblemView problem={revoke.problem} />
      <DataTable
        list="own-tokens"
        caption="我的访问令牌"
        rows={tokens.ready ? tokens.data.rows : undefined}
        view={tokens}
        rowKey={(row) => row.id}
        empty={
          <Empty kind="none-yet" title="还没有访问令牌">
            需要让其他程序读取或填报时再建，用完请撤销。
          </Empty>
        }
        columns={[
          { key: 'name', title: '用途', render: (row) => row.name },
          { key: 'scopes', title: '权限', render: (row) => row.scopes.map(labelOf).join('、') },
          { key: 'until', title: '有效至', render: (row) => <When at={row.expiresAt} /> },
          {
            key: 'used',
            title: '最近使用',
            render: (row) => (row.lastUsedAt ? <When at={row.lastUsedAt} /> : '未使用'),
          },
          {
            key: 'state',
            title: '状态',
            render: (row) =>
              row.revokedAt ? (
                <Status kind="off">已撤销</Status>
              ) : row.expired ? (
                <Status kind="off">已过期</Status>
              ) : (
                <Status kind="done">有效</Status>
              ),
          },
          {
            key: 'do',
            title: '办理',
            render: (row) =>
              row.revokedAt || row.expired ? null : (
                <button type="button" className="link" onClick={() => void revoke.run({ tokenId: row.id })}>
                  撤销
                </button>
              ),
          },
        ]}
      />
      {making ? (
        <ActDialog
          open
          title="新建访问令牌"
          act="新建"
          endpoint={accountsEndpoints.makeToken}
          schema={TokenForm}
          onCancel={() => setMaking(false)}
          onDone={(answer) => {
            setMaking(false);
            setMade(answer.token);
          }}
        />
      ) : null}
      <Modal
        open={made !== ''}
        title="请立即保存令牌"
        closable={false}
        footer={<Button onClick={() => setMade('')}>已保存，关闭</Button>}
      >
        <Once text={made} what="令牌" />
      </Modal>
    </Block>
  );
}
