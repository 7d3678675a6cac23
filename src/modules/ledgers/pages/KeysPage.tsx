import './ledgers.css';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { ledgersEndpoints as at } from '../endpoints.ts';
import { RegisterKey, RevokeKey } from '../schema.ts';
import { keyStandings } from './words.ts';

const registering = RegisterKey.omit({ organizationId: true });
const revoking = RevokeKey.pick({ held: true, reason: true });
const suites: Record<string, string> = { 'sha256-ed25519': 'Ed25519', 'sm3-sm2': 'SM2（国密）' };

/** The public keys with which senders sign packages; the level above registers and revokes them. */
export default function KeysPage() {
  const view = useView(at.keys, {});
  const [orgId, setOrgId] = useState<string>();
  const [asking, setAsking] = useState(false);
  const [revoked, setRevoked] = useState<{ id: string; version: number; name: string }>();
  const senders = view.ready ? view.data.senders : [];
  const chosen = senders.find(({ id }) => id === orgId);
  return (
    <>
      <PageHeader
        title="报送密钥"
        sub="报送包用报送单位自己的私钥签名；本系统只登记公钥；表格导入由本系统以代签密钥签名。平台的密钥由所在省级主管部门登记和吊销，省级的由总局登记和吊销。"
      />
      {senders.length > 0 ? (
        <Block title="登记密钥" className="no-print">
          <span className="row">
            <Select
              aria-label="报送单位"
              showSearch={{ optionFilterProp: 'label' }}
              style={{ width: 280 }}
              value={orgId}
              onChange={setOrgId}
              placeholder="选择报送单位"
              options={senders.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Button disabled={!chosen} onClick={() => setAsking(true)}>
              登记公钥…
            </Button>
          </span>
        </Block>
      ) : null}
      <DataTable
        list="ledger-keys"
        caption="报送密钥"
        rows={view.ready ? view.data.rows : undefined}
        view={view}
        rowKey={(row) => row.id}
        columns={[
          { key: 'org', title: '报送单位', frozen: true, render: (row) => row.orgName },
          {
            key: 'name',
            title: '名称',
            render: (row) => (row.onBehalf ? `${row.name}（本系统保管）` : row.name),
          },
          {
            key: 'standing',
            title: '状态',
            render: (row) => <Status kind={keyStandings[row.standing][0]}>{keyStandings[row.standing][1]}</Status>,
          },
          { key: 'suite', title: '算法', render: (row) => suites[row.suite] ?? row.suite },
          { key: 'from', title: '有效期', render: (row) => `${row.validFrom} 至 ${row.validUntil}` },
          {
            key: 'fingerprint',
            title: '指纹',
            render: (row) => (
              <>
                <code className="ledger-digest">{row.fingerprint.slice(0, 16)}…</code>{' '}
                <a href={hrefOf(at.publicKey, { keyId: row.id })} download aria-label={`下载公钥 ${row.name}`}>
                  公钥
                </a>
              </>
            ),
          },
          {
            key: 'registered',
            title: '登记',
            minor: true,
            render: (row) => (
              <>
                {row.registeredByName} <When at={row.registeredAt} form="short" />
              </>
            ),
          },
          {
            key: 'act',
            title: '操作',
            render: (row) =>
              row.mayRevoke ? (
                <Button size="small" onClick={() => setRevoked(row)}>
                  吊销…
                </Button>
              ) : (
                (row.revokeReason ?? '—')
              ),
          },
        ]}
        empty={
          <Empty kind="none-yet" title="还没有登记密钥">
            报送单位用报送包工具生成密钥对，把公钥交上一级登记后即可发送报送包。
          </Empty>
        }
      />
      <ActDialog
        open={asking && chosen !== undefined}
        title={`登记${chosen?.name ?? ''}的公钥`}
        act="登记"
        endpoint={at.registerKey}
        schema={registering}
        fixed={{ organizationId: orgId ?? '' }}
        onCancel={() => setAsking(false)}
        onDone={() => setAsking(false)}
      />
      <ActDialog
        open={revoked !== undefined}
        title={`吊销密钥 ${revoked?.name ?? ''}`}
        act="吊销"
        endpoint={at.revokeKey}
        schema={revoking}
        initial={{ held: 'perhaps' }}
        fixed={{ keyId: revoked?.id ?? '', version: revoked?.version ?? 0 }}
        onCancel={() => setRevoked(undefined)}
        onDone={() => setRevoked(undefined)}
      />
    </>
  );
}
