import { Button } from 'antd';
import { useState } from 'react';
import { announce } from '../../../web/announce.ts';
import { ActForm } from '../../../web/parts/ActForm.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useAct, useView } from '../../../web/server-state.ts';
import { signingKeyEndpoints as at } from '../endpoints.ts';
import { newKeyFiles } from './key-file.ts';
import './agreements.css';

/** Hands a text to the browser as a file. */
function saveText(name: string, content: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: 'application/x-pem-file' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function Register() {
  const [certificate, setCertificate] = useState('');
  const [trouble, setTrouble] = useState('');
  const [round, setRound] = useState(0);
  const make = async () => {
    const files = await newKeyFiles();
    if (!files) return setTrouble('浏览器不支持生成密钥，请用签名工具生成后粘贴公钥');
    saveText('签名私钥-请妥善保管.pem', files.privatePem);
    setCertificate(files.publicPem);
    setTrouble('');
    announce('私钥文件已保存到本机，公钥已填入');
  };
  return (
    <Block title="登记证书" note="只登记公钥；私钥由本人保管，系统不接收">
      <p className="row">
        <Button onClick={() => void make()}>在本机生成一对密钥</Button>
        <span className="note">私钥存为本机文件，公钥填入下方</span>
      </p>
      {trouble ? <p role="alert">{trouble}</p> : null}
      <ActForm
        key={`${round}-${certificate}`}
        endpoint={at.register}
        initial={certificate ? { certificate } : {}}
        submit="登记"
        onDone={() => {
          setCertificate('');
          setRound(round + 1);
        }}
      />
    </Block>
  );
}

function Retire({ keyId, label }: { keyId: string; label: string }) {
  const { run, busy, problem } = useAct(at.retire);
  return (
    <>
      <Button size="small" loading={busy} aria-label={`停用${label}`} onClick={() => void run({ keyId })}>
        停用
      </Button>
      <ProblemView problem={problem} />
    </>
  );
}

/** 签名证书: the public keys by which one signs agreements. */
export default function SigningKeysPage() {
  const view = useView(at.list, {});
  if (!view.ready) return <Waiting view={view} />;
  const { rows, suites } = view.data;
  return (
    <>
      <PageHeader title="签名证书" sub={`可用算法：${suites.map((one) => one.label).join('、') || '未启用'}`} />
      <div className="two">
        <Block title="我的证书" note="停用后，已作的签名仍然有效">
          {rows.length === 0 ? (
            <Empty kind="none-yet" title="还没有登记证书">
              登记后可用密钥签署协议；不登记也可上传盖章扫描件签署。
            </Empty>
          ) : (
            <ul className="versions">
              {rows.map((row) => (
                <li key={row.id}>
                  <p className="row">
                    <b>{row.label}</b>
                    <Status kind={row.retiredAt ? 'off' : 'done'}>{row.retiredAt ? '已停用' : '使用中'}</Status>
                    <span className="grow" />
                    {row.retiredAt ? null : <Retire keyId={row.id} label={row.label} />}
                  </p>
                  <p className="note">
                    {row.suiteLabel}　{row.holder || '公钥'}　登记 <When at={row.registeredAt} />
                    　签署 {row.usedTimes} 次
                    {row.validUntil ? (
                      <>
                        　有效至 <When at={row.validUntil} form="day" />
                      </>
                    ) : null}
                  </p>
                  <p className="note">指纹 {row.fingerprint.slice(0, 32)}…</p>
                </li>
              ))}
            </ul>
          )}
        </Block>
        <Register />
      </div>
    </>
  );
}
