import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { rememberedLoginName, rememberLoginName, settleSession, useSessionExpired } from '../session.ts';
import { problemOf, type ProblemReply, send } from '../request.ts';
import { readAgain } from '../server-state.ts';
import { ProblemView } from '../parts/ProblemView.tsx';
import { frameEndpoints } from './endpoints.ts';

function Asking() {
  const [name, setName] = useState(rememberedLoginName);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemReply>();
  const enter = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await send(frameEndpoints.login, { loginName: name, password, ...(code ? { code } : {}) });
      rememberLoginName(name);
      settleSession(true);
      await readAgain();
    } catch (thrown) {
      setProblem(problemOf(thrown));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="session-form"
      onSubmit={(event) => {
        event.preventDefault();
        void enter();
      }}
    >
      <p>登录已过期。页面和已填写的内容都在，重新输入密码后接着办，刚才的操作会自动继续。</p>
      <ProblemView problem={problem} />
      <label className="field-label" htmlFor="again-name">
        账号
      </label>
      <Input id="again-name" autoComplete="username" value={name} onChange={(event) => setName(event.target.value)} />
      <label className="field-label" htmlFor="again-password">
        密码
      </label>
      <Input.Password
        id="again-password"
        autoFocus
        autoComplete="current-password"
        visibilityToggle={false}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <label className="field-label" htmlFor="again-code">
        动态码<span className="need">未启用可不填</span>
      </label>
      <Input
        id="again-code"
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <div className="confirm-foot">
        <span className="grow" />
        <Button onClick={() => settleSession(false)}>先不登录</Button>
        <Button type="primary" htmlType="submit" loading={busy} disabled={!name || !password}>
          继续
        </Button>
      </div>
    </form>
  );
}

/** Asks for the password where the person is; nothing typed is lost, the waiting request goes on. */
export function SessionDialog() {
  const expired = useSessionExpired();
  return (
    <Modal
      open={expired}
      title="请重新输入密码"
      footer={null}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      transitionName=""
      maskTransitionName=""
      width={400}
      zIndex={1100}
      destroyOnHidden
      // The dialog itself takes its first field: who is known need only type the password.
      afterOpenChange={(open) => {
        if (open && rememberedLoginName()) document.getElementById('again-password')?.focus();
      }}
    >
      <Asking />
    </Modal>
  );
}
