import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { OpenMove } from '../../../base/workflow.ts';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Field } from '../../../web/parts/Field.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { stopsOf } from '../../../web/parts/wording.ts';
import { To } from '../../../web/router.tsx';
import { hrefOf, useAct } from '../../../web/server-state.ts';
import { agreementsEndpoints as at } from '../endpoints.ts';
import { signWithKeyFile } from './key-file.ts';
import type { Agreement, Paper } from './types.ts';

type Props = { agreement: Agreement; paper: Paper; move: OpenMove | undefined };

/** The signature is made by the holder's own tool, or here in the browser with the key file, which is never sent. */
export function SignByKeyButton({ agreement, paper, move }: Props) {
  const [open, setOpen] = useState(false);
  if (!move) return null;
  return (
    <>
      <Button disabled={stopsOf(move).length > 0} onClick={() => setOpen(true)}>
        用签名密钥签署…
      </Button>
      <Modal
        open={open}
        width={640}
        centered
        destroyOnHidden
        footer={null}
        title={`用签名密钥签署：${paper.number ?? ''}`}
        transitionName=""
        maskTransitionName=""
        onCancel={() => setOpen(false)}
      >
        {agreement.keys.length === 0 ? (
          <Empty
            kind="none-yet"
            title="还没有登记签名证书"
            button={{ label: '登记证书', to: { path: '/signing-keys' } }}
          >
            先登记本人的公钥证书，再回到这里签署。
          </Empty>
        ) : (
          <KeyForm agreement={agreement} paper={paper} onDone={() => setOpen(false)} />
        )}
      </Modal>
    </>
  );
}

function KeyForm({ agreement, paper, onDone }: { agreement: Agreement; paper: Paper; onDone: () => void }) {
  const { run, busy, problem } = useAct(at.signByKey);
  const [keyId, setKeyId] = useState(agreement.keys[0]?.id ?? '');
  const [signature, setSignature] = useState('');
  const [trouble, setTrouble] = useState('');
  const key = { agreementId: agreement.id, paperId: paper.id };
  const href = hrefOf(at.signingText, key);
  const local = async (file: File | undefined) => {
    if (!file) return;
    const made = await signWithKeyFile(await file.text(), href);
    setTrouble('refused' in made ? made.refused : '');
    if ('signature' in made) setSignature(made.signature);
  };
  const send = async () => {
    if (await run({ ...key, keyId, signature })) onDone();
  };
  return (
    <>
      <ProblemView problem={problem} />
      <ol className="key-steps">
        <li>
          选择证书{' '}
          <Select
            aria-label="签名证书"
            value={keyId}
            style={{ width: 300 }}
            options={agreement.keys.map((one) => ({ value: one.id, label: `${one.label}（${one.suite}）` }))}
            onChange={setKeyId}
          />
          {'　'}
          <To path="/signing-keys">管理证书</To>
        </li>
        <li>
          <a href={href} download>
            下载待签名文件
          </a>
          ，用签名工具对文件原样签名；或者
          <label className="key-file">
            <input
              type="file"
              className="sr"
              accept=".pem,.key"
              onChange={(event) => void local(event.target.files?.[0])}
            />
            选择本机密钥文件签名
          </label>
          <span className="note">（Ed25519，密钥不上传）</span>
          {trouble ? <p role="alert">{trouble}</p> : null}
        </li>
        <li>
          <Field path="signature" label="签名值" need hint="Base64 或十六进制" findings={problem?.findings ?? []}>
            {(bind) => (
              <Input.TextArea
                {...bind}
                rows={3}
                value={signature}
                onChange={(event) => setSignature(event.target.value)}
              />
            )}
          </Field>
        </li>
      </ol>
      <p className="note">版本号 {paper.code}。签署后不能自行撤回。</p>
      <Button type="primary" danger loading={busy} disabled={signature.trim() === ''} onClick={() => void send()}>
        签署
      </Button>
    </>
  );
}
