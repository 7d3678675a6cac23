import { Button } from 'antd';
import { useState } from 'react';
import { ActDialog, ActForm } from '../../../web/parts/ActForm.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { QrCode } from '../../../web/parts/QrCode.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To } from '../../../web/router.tsx';
import { useAct, useView } from '../../../web/server-state.ts';
import { accountsEndpoints } from '../endpoints.ts';
import './accounts.css';

function SetUp() {
  const { run, busy, problem } = useAct(accountsEndpoints.beginTotp);
  const [begun, setBegun] = useState<Awaited<ReturnType<typeof run>>>();
  if (!begun) {
    return (
      <div className="narrow-form">
        <p>动态口令由手机上的认证器每 30 秒换一次。先在手机装好任意一款认证器（支持 TOTP），再点下面的按钮。</p>
        <ProblemView problem={problem} />
        <p className="gap">
          <Button type="primary" loading={busy} onClick={() => void run({}).then(setBegun)}>
            开始设置
          </Button>
        </p>
      </div>
    );
  }
  return (
    <div className="totp-steps">
      <QrCode text={begun.address} label="认证器二维码，内容与右侧密钥相同" size={200} />
      <div>
        <p>一、用认证器扫描左侧二维码。扫不了的，手工输入密钥：</p>
        <p className="once">{begun.secret.replace(/(.{4})/g, '$1 ').trim()}</p>
        <p className="note gap">密钥只在此处显示一次，请勿拍照外传。</p>
        <p className="gap">二、输入手机上此刻的 6 位数字：</p>
        <ActForm endpoint={accountsEndpoints.confirmTotp} submit="启用动态口令" />
      </div>
    </div>
  );
}

export default function TotpPage() {
  const me = useView(accountsEndpoints.me, {});
  const [removing, setRemoving] = useState(false);
  if (!me.ready) return <Waiting view={me} />;
  const { totp, totpRequired, must } = me.data;
  return (
    <>
      <PageHeader
        title="动态口令"
        sub={totp ? <Status kind="done">已启用，登录时须输入</Status> : <Status kind="idle">未启用</Status>}
      />
      <div className="gap">
        {must.includes('set_up_totp') ? (
          <p>
            <Status kind="warn">按安全设置，主管部门人员须先设置动态口令，再办理其他事项</Status>
          </p>
        ) : null}
        {totp ? (
          <>
            <p>换手机前请先停用再重新设置；手机已遗失的，请联系本单位管理员重置。</p>
            <p className="row gap">
              <To className="button" path="/workbench">
                去工作台
              </To>
              <Button
                disabled={totpRequired}
                title={totpRequired ? '按安全设置须使用动态口令，不能停用' : ''}
                onClick={() => setRemoving(true)}
              >
                停用…
              </Button>
            </p>
            {removing ? (
              <ActDialog
                open
                title="停用动态口令"
                act="停用"
                endpoint={accountsEndpoints.removeTotp}
                onCancel={() => setRemoving(false)}
                onDone={() => setRemoving(false)}
              />
            ) : null}
          </>
        ) : (
          <SetUp />
        )}
      </div>
    </>
  );
}
