import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { ActForm } from '../../../web/parts/ActForm.tsx';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { type Kind, Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useView } from '../../../web/server-state.ts';
import { signingAuthorityEndpoints as at } from '../endpoints.ts';
import type { AuthoritiesOut } from '../views.ts';
import { PickFile } from './PickFile.tsx';
import './agreements.css';

type Row = z.output<typeof AuthoritiesOut>['rows'][number];
type Doing = { row: Row | null; what: 'enter' | 'revocations' | 'end' };
const titles = { enter: '登记签发机构', revocations: '登记吊销列表', end: '停用签发机构' };

const standingOf = (row: Row): { kind: Kind; word: string } =>
  row.endedAt
    ? { kind: 'off', word: '已停用' }
    : row.isOver
      ? { kind: 'bad', word: '证书已过期' }
      : row.listOver
        ? { kind: 'warn', word: '吊销列表已过期' }
        : { kind: 'done', word: '使用中' };

/** One act on an authority; a certificate or list is pasted or read from a file. */
function Act({ doing, onDone }: { doing: Doing; onDone: () => void }) {
  const { row, what } = doing;
  const field = what === 'enter' ? 'certificate' : 'revocations';
  const [given, setGiven] = useState({ round: 0, text: '' });
  const form = {
    fixed: row ? { authorityId: row.id, version: row.version } : {},
    initial: given.text ? { [field]: given.text } : {},
    submit: what === 'end' ? '停用' : '登记',
    onDone,
  };
  return (
    <Modal
      open
      centered
      width={640}
      footer={null}
      title={row ? `${titles[what]}：${row.label}` : titles[what]}
      transitionName=""
      maskTransitionName=""
      onCancel={onDone}
    >
      {what === 'end' ? (
        <p className="note">停用后，由它签发的证书不能再用于签署；此前的签名和凭据仍然有效。</p>
      ) : (
        <PickFile
          label={what === 'enter' ? '选择证书文件' : '选择吊销列表文件'}
          accept={what === 'enter' ? '.pem,.cer,.crt,.der' : '.crl,.pem,.der'}
          onText={(text) => setGiven({ round: given.round + 1, text })}
        />
      )}
      {what === 'enter' ? <ActForm key={given.round} endpoint={at.enter} {...form} /> : null}
      {what === 'revocations' ? <ActForm key={given.round} endpoint={at.revocations} {...form} /> : null}
      {what === 'end' ? <ActForm endpoint={at.end} {...form} /> : null}
    </Modal>
  );
}

const columns = (act: (doing: Doing) => void, mayAct: boolean) => [
  {
    key: 'label',
    title: '名称',
    width: 190,
    render: (row: Row) => (
      <>
        <b>{row.label}</b>
        <br />
        <span className="note">{row.name}</span>
      </>
    ),
  },
  {
    key: 'state',
    title: '状态',
    width: 140,
    render: (row: Row) => {
      const { kind, word } = standingOf(row);
      return <Status kind={kind}>{word}</Status>;
    },
  },
  { key: 'until', title: '证书有效至', width: 120, render: (row: Row) => <When at={row.validUntil} form="day" /> },
  {
    key: 'list',
    title: '吊销列表',
    width: 180,
    render: (row: Row) =>
      row.revocationsAt ? (
        <>
          {`${row.revokedCount} 张，`}
          <When at={row.revocationsAt} form="day" />
          <br />
          <span className="note">
            {row.revocationsUntil ? (
              <>
                应于 <When at={row.revocationsUntil} form="day" /> 前更新
              </>
            ) : (
              '未写明更新日期'
            )}
          </span>
        </>
      ) : (
        '未登记'
      ),
  },
  { key: 'clause', title: '信任依据', render: (row: Row) => row.clause },
  {
    key: 'entered',
    title: '登记',
    width: 150,
    hidden: true,
    render: (row: Row) => (
      <>
        {row.enteredByName}　<When at={row.enteredAt} form="day" />
      </>
    ),
  },
  ...(mayAct
    ? [
        {
          key: 'acts',
          title: '办理',
          width: 190,
          render: (row: Row) =>
            row.endedAt ? null : (
              <span className="row">
                <Button
                  size="small"
                  aria-label={`登记${row.label}的吊销列表`}
                  onClick={() => act({ row, what: 'revocations' })}
                >
                  吊销列表…
                </Button>
                <Button size="small" aria-label={`停用${row.label}`} onClick={() => act({ row, what: 'end' })}>
                  停用…
                </Button>
              </span>
            ),
        },
      ]
    : []),
];

/** 签发机构: whose certificates count when an agreement is signed by key. */
export default function SigningAuthoritiesPage() {
  const view = useView(at.list, {});
  const [doing, setDoing] = useState<Doing>();
  if (!view.ready) return <Waiting view={view} />;
  const { rows, issuedOnly, mayEnter } = view.data;
  return (
    <>
      <PageHeader
        title="签发机构"
        sub={
          issuedOnly
            ? '签署证书须由下列机构签发'
            : rows.some((row) => row.endedAt === null)
              ? '由机构签发的证书须出自下列机构；自行生成的密钥仍可登记'
              : '尚未登记，证书的签发机构暂不核验'
        }
        moves={
          mayEnter ? (
            <Button type="primary" onClick={() => setDoing({ row: null, what: 'enter' })}>
              登记签发机构…
            </Button>
          ) : undefined
        }
      />
      <DataTable
        list="signing-authorities"
        caption="签发机构"
        columns={columns(setDoing, mayEnter)}
        rows={rows}
        rowKey={(row) => row.id}
        view={view}
        empty={
          <Empty kind="none-yet" title="还没有登记签发机构">
            登记电子认证机构的证书后，签署时逐级核验证书链、有效期、用途和吊销列表。
          </Empty>
        }
      />
      {doing ? <Act doing={doing} onDone={() => setDoing(undefined)} /> : null}
    </>
  );
}
