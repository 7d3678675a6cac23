import { Button, Input } from 'antd';
import { useState } from 'react';
import { announce } from '../../../web/announce.ts';
import { Field } from '../../../web/parts/Field.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { whenText } from '../../../web/parts/Text.tsx';
import { To, useFilter, useGo } from '../../../web/router.tsx';
import { readAgain, useAct } from '../../../web/server-state.ts';
import { rememberedLoginName, rememberLoginName } from '../../../web/session.ts';
import { accountsEndpoints } from '../endpoints.ts';
import { Door } from './Door.tsx';
import { insideOnly } from './inside-only.ts';

export default function LoginPage() {
  const { values } = useFilter({ next: '' });
  const go = useGo();
  const [loginName, setLoginName] = useState(rememberedLoginName);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [asksCode, setAsksCode] = useState(false);
  const [tried, setTried] = useState(false);
  const [forgot, setForgot] = useState(false);
  const { run, busy, problem } = useAct(accountsEndpoints.logIn);
  const needsCode = asksCode || problem?.code === 'account.code_needed';
  const missing = [
    !loginName && { code: 'missing', path: 'loginName', message: '请输入账号' },
    !password && { code: 'missing', path: 'password', message: '请输入密码' },
    needsCode && !code && tried && { code: 'missing', path: 'code', message: '请输入动态口令' },
  ].filter((one) => one !== false);
  const enter = async () => {
    setTried(true);
    if (missing.length > 0) return;
    const answer = await run({ loginName, password, ...(code ? { code } : {}) });
    if (!answer) {
      setCode('');
      return;
    }
    rememberLoginName(loginName);
    setAsksCode(false);
    await readAgain();
    if (answer.lastLoginAt) announce(`上次登录 ${whenText(answer.lastLoginAt, 'list')}`);
    go({ ...insideOnly(values.next), replace: true });
  };
  return (
    <Door title="登录">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (problem?.code === 'account.code_needed') setAsksCode(true);
          void enter();
        }}
      >
        {problem && problem.code !== 'account.code_needed' ? <ProblemView problem={problem} /> : null}
        <Field path="loginName" label="账号" findings={tried ? missing : []}>
          {(bind) => (
            <Input
              {...bind}
              size="large"
              autoComplete="username"
              autoFocus={!loginName}
              value={loginName}
              onChange={(event) => setLoginName(event.target.value)}
            />
          )}
        </Field>
        <Field path="password" label="密码" findings={tried ? missing : []}>
          {(bind) => (
            <Input.Password
              {...bind}
              size="large"
              autoComplete="current-password"
              autoFocus={Boolean(loginName)}
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        {needsCode ? (
          <Field
            path="code"
            label="动态口令"
            findings={asksCode ? missing : []}
            hint="手机认证器上此刻的 6 位数字；换了手机请联系本单位管理员重置"
          >
            {(bind) => (
              <Input
                {...bind}
                size="large"
                inputMode="numeric"
                autoComplete="one-time-code"
                autoFocus
                placeholder="6 位数字"
                value={code}
                onChange={(event) => setCode(event.target.value)}
              />
            )}
          </Field>
        ) : null}
        <Button type="primary" block htmlType="submit" loading={busy}>
          登录
        </Button>
        <p className="login-links">
          <button type="button" className="link" aria-expanded={forgot} onClick={() => setForgot(!forgot)}>
            忘记密码
          </button>
          <To path="/register">机构首次申报，注册账号</To>
        </p>
        {forgot ? (
          <p className="note" role="status">
            请本单位管理员在“人员与角色”中为您重发一次性链接；管理员本人忘记的，请联系主管单位或系统管理员。
          </p>
        ) : null}
        <p className="login-note">
          一人一号，操作留痕。连续输错会锁定账号一段时间。闲置过久需重新输入密码，已写的内容不会丢。公众查阅公示无需登录，
          <To path="/">回到首页</To>。
        </p>
      </form>
    </Door>
  );
}
