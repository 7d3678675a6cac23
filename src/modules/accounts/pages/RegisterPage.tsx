import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import type { Finding } from '../../../base/problem.ts';
import { useActForm } from '../../../web/parts/ActForm.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { type FormValues, SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To } from '../../../web/router.tsx';
import { ask, useView } from '../../../web/server-state.ts';
import { rememberLoginName } from '../../../web/session.ts';
import { creditCodeFindings, OrganizationForm, organizationsEndpoints } from '../../organizations/contract.ts';
import { accountsEndpoints } from '../endpoints.ts';
import { passwordFindings } from '../rules.ts';
import { Registration } from '../schema.ts';

export type Choices = z.output<typeof organizationsEndpoints.choices.output>;
/** The form with the regions and units that exist now. */
export const formWith = ({ regions, directUnits }: Choices) =>
  OrganizationForm.extend({
    regionCode: z
      .string('请选择所在地')
      .regex(/^\d{6}$/, '请选择所在地')
      .meta({
        label: '所在地',
        widget: 'select',
        options: Object.fromEntries(regions.map(({ code, name }) => [code, name])),
      }),
    directUnitId: z
      .string()
      .nullish()
      .meta({
        label: '所属中央直属单位',
        widget: 'select',
        need: false,
        hint: '不属于中央直属单位的不选',
        options: Object.fromEntries(directUnits.map(({ id, name }) => [id, name])),
      }),
  });

type Said = { findings: Finding[]; note: string };
/** What the code says as it is typed: its mistakes at once, then whether it is here already and whose region it is. */
export function useCreditCode(code: string, path: string): Said {
  const [known, setKnown] = useState<{ code: string; said: Said }>();
  const wrong = code.trim().length >= 18 ? creditCodeFindings(code, path) : [];
  const right = code.trim().length >= 18 && wrong.length === 0;
  useEffect(() => {
    if (!right) return;
    const timer = setTimeout(() => {
      void ask(organizationsEndpoints.checkCode, { code }).then(
        ({ registeredBy, region }) =>
          setKnown({
            code,
            said: {
              findings: registeredBy
                ? [{ code: 'taken', path, message: `已由“${registeredBy}”注册，请联系该机构管理员开通账号` }]
                : [],
              note: registeredBy ? '' : `校验通过，登记地${region ?? ''}`,
            },
          }),
        () => undefined,
      );
    }, 300);
    return () => clearTimeout(timer);
  }, [code, path, right]);
  if (!right) return { findings: wrong, note: '' };
  return known?.code === code ? known.said : { findings: [], note: '' };
}

function Form({ choices, onDone }: { choices: Choices; onDone: (loginName: string) => void }) {
  const [schema] = useState(() => Registration.extend({ organization: formWith(choices) }));
  const { values, setValues, findings, submit, busy, problem, labelOf } = useActForm({
    endpoint: accountsEndpoints.register,
    schema,
    initial: { organization: {}, administrator: {} },
    onDone: () => onDone(String(administrator.loginName ?? '')),
  });
  const organization = values.organization as FormValues;
  const administrator = values.administrator as FormValues;
  const code = useCreditCode(String(organization.creditCode ?? ''), 'organization.creditCode');
  const password = String(administrator.password ?? '');
  const weak = password
    ? passwordFindings(
        password,
        {
          loginName: String(administrator.loginName ?? ''),
          name: String(administrator.name ?? ''),
          minimum: choices.passwordMinimum,
        },
        'administrator.password',
      )
    : [];
  const live = [...code.findings, ...weak];
  const shown = [...live, ...findings.filter((one) => !live.some((other) => other.path === one.path))];
  const home = organization.directUnitId
    ? choices.directUnits.find((one) => one.id === organization.directUnitId)?.name
    : choices.regions.find((one) => one.code === organization.regionCode)?.home;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ProblemView problem={problem} labelOf={labelOf} />
      <Block className="gap" title="机构" note={code.note}>
        <SchemaForm
          schema={schema.shape.organization}
          prefix="organization"
          values={organization}
          findings={shown}
          columns={2}
          onChange={(next) => setValues({ ...values, organization: next })}
        />
      </Block>
      <Block className="gap" title="首位管理员" note="一人一号；之后可邀请同事并分配角色">
        <SchemaForm
          schema={schema.shape.administrator}
          prefix="administrator"
          values={administrator}
          findings={shown}
          columns={2}
          onChange={(next) => setValues({ ...values, administrator: next })}
        />
      </Block>
      <p className="row gap">
        <Button type="primary" htmlType="submit" loading={busy} disabled={live.length > 0}>
          注册并提交核验
        </Button>
        <span className="note">
          {home ? `将提交至${home}核验，核验前可先登录填写草稿` : '选择所在地后显示由哪家主管单位核验'}
        </span>
      </p>
    </form>
  );
}

export default function RegisterPage() {
  const choices = useView(organizationsEndpoints.choices, {});
  const [done, setDone] = useState('');
  if (!choices.ready) return <Waiting view={choices} />;
  if (done) {
    return (
      <>
        <PageHeader title="注册机构账号" />
        <Empty kind="none-yet" title="已注册，等待主管单位核验" button={{ label: '去登录', to: { path: '/login' } }}>
          登录名 {done}。核验结果会在站内消息中告知；退回的，登录后可修改重新提交。
        </Empty>
      </>
    );
  }
  return (
    <>
      <PageHeader
        title="注册机构账号"
        sub={
          <p>
            每个机构注册一次，约需 5 分钟，请备好营业执照与许可证。同事的账号由本机构管理员邀请开通；已有账号请
            <To path="/login">登录</To>。
          </p>
        }
      />
      <Form
        choices={choices.data}
        onDone={(loginName) => {
          rememberLoginName(loginName);
          setDone(loginName);
        }}
      />
    </>
  );
}
