import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { Field } from '../../../web/parts/Field.tsx';
import { Facts } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Bars } from '../../../web/parts/Waiting.tsx';
import { To, useGo } from '../../../web/router.tsx';
import { useAct } from '../../../web/server-state.ts';
import { rememberLoginName } from '../../../web/session.ts';
import { accountsEndpoints } from '../endpoints.ts';
import { passwordFindings } from '../rules.ts';
import { Door } from './Door.tsx';
import { passwordHint } from './wording.ts';

/** Opened by a one-time link; what stands behind # never leaves this page but in the form. */
export default function SetPasswordPage() {
  const [token] = useState(() => location.hash.slice(1));
  const look = useAct(accountsEndpoints.checkLink);
  const save = useAct(accountsEndpoints.passwordByLink);
  const go = useGo();
  const [greeting, setGreeting] = useState<Awaited<ReturnType<typeof look.run>>>();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const { run } = look;
  useEffect(() => {
    if (token) void run({ token }).then(setGreeting);
  }, [run, token]);
  if (!token || look.problem) {
    return (
      <Door title="链接已失效">
        <p>链接只能使用一次，且有时限。请联系发送链接的管理员，请其在“人员与角色”中重新发送。</p>
        <p className="login-links">
          <To path="/login">去登录</To>
        </p>
      </Door>
    );
  }
  if (!greeting)
    return (
      <Door title="设置密码">
        <Bars what="正在核对链接" />
      </Door>
    );
  const typed = password ? passwordFindings(password, greeting) : [];
  const differs = again && again !== password ? [{ code: 'differs', path: 'again', message: '两次输入不一致' }] : [];
  const findings = [...(save.problem?.findings ?? typed), ...differs];
  const ready = password && again === password && typed.length === 0;
  const submit = async () => {
    const answer = await save.run({ token, password });
    if (!answer) return;
    rememberLoginName(greeting.loginName);
    go({ path: answer.admitted ? '/workbench' : '/login', replace: true });
  };
  return (
    <Door title={`${greeting.name}，请设置密码`}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void submit();
        }}
      >
        <Facts
          columns={1}
          facts={[
            ['登录名', greeting.loginName],
            ['单位', greeting.orgName],
            ['链接有效至', <When key="until" at={greeting.expiresAt} />],
          ]}
        />
        {save.problem?.findings.length === 0 ? <ProblemView problem={save.problem} /> : null}
        <input type="text" name="username" autoComplete="username" value={greeting.loginName} readOnly hidden />
        <Field path="password" label="新密码" findings={findings} hint={passwordHint(greeting.minimum)}>
          {(bind) => (
            <Input.Password
              {...bind}
              size="large"
              autoFocus
              autoComplete="new-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        <Field path="again" label="再输一次" findings={findings}>
          {(bind) => (
            <Input.Password
              {...bind}
              size="large"
              autoComplete="new-password"
              value={again}
              onChange={(event) => setAgain(event.target.value)}
            />
          )}
        </Field>
        <Button type="primary" block htmlType="submit" loading={save.busy} disabled={!ready}>
          设置密码并进入
        </Button>
      </form>
    </Door>
  );
}
