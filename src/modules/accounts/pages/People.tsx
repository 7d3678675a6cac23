import { Button, Modal } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { type Role, roles } from '../../../base/policy.ts';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { type Kind, Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { To } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { accountsEndpoints } from '../endpoints.ts';
import { Invitation } from '../schema.ts';
import { personStates, type PersonState } from '../terms.ts';
import { LinkOnce } from './LinkOnce.tsx';

export type PersonSeen = z.output<typeof accountsEndpoints.people.output>['rows'][number];
const shapes: Record<PersonState, Kind> = { invited: 'wait', active: 'done', disabled: 'off' };

export const PersonStatus = ({ person }: { person: Pick<PersonSeen, 'state' | 'locked'> }) =>
  person.locked ? (
    <Status kind="lock">锁定中</Status>
  ) : (
    <Status kind={shapes[person.state]}>{personStates[person.state]}</Status>
  );

export const rolesText = (held: readonly Role[]): string => held.map((role) => roles[role]).join('、');

/** A choice among the roles that may be given here. */
export const rolesField = (givable: readonly Role[]) =>
  z
    .array(z.enum(givable as [Role, ...Role[]], '请选择'), '请至少选择一个角色')
    .min(1, '请至少选择一个角色')
    .meta({
      label: '角色',
      widget: 'multi',
      need: true,
      options: Object.fromEntries(givable.map((role) => [role, roles[role]])),
    });

export const personColumns = [
  {
    key: 'name',
    title: '姓名',
    render: (row: PersonSeen) => (
      <To path="/people/$personId" params={{ personId: row.id }}>
        {row.name}
      </To>
    ),
  },
  { key: 'login', title: '登录名', render: (row: PersonSeen) => row.loginName },
  { key: 'roles', title: '角色', render: (row: PersonSeen) => rolesText(row.roles) },
  { key: 'state', title: '状态', render: (row: PersonSeen) => <PersonStatus person={row} /> },
  { key: 'totp', title: '动态口令', minor: true, render: (row: PersonSeen) => (row.totp ? '已启用' : '—') },
  {
    key: 'last',
    title: '最近登录',
    render: (row: PersonSeen) => (row.lastLoginAt ? <When at={row.lastLoginAt} /> : '从未'),
  },
];

/** The people of one organisation, and the invitation of another. */
export function People({ organizationId, list }: { organizationId: string; list: string }) {
  const view = useView(accountsEndpoints.people, { organizationId, size: 200 });
  const [inviting, setInviting] = useState(false);
  const [link, setLink] = useState<{
    link: string;
    expiresAt: z.output<typeof accountsEndpoints.invite.output>['expiresAt'];
  }>();
  const givable = view.ready ? view.data.givable : [];
  const invite = (
    <Button size="small" onClick={() => setInviting(true)}>
      邀请同事…
    </Button>
  );
  return (
    <Block
      className="gap"
      title="人员与角色"
      note="一人一号，不共用"
      {...(givable.length > 0 ? { extra: invite } : {})}
    >
      <DataTable
        list={list}
        caption="人员与角色"
        rows={view.ready ? view.data.rows : undefined}
        view={view}
        rowKey={(row) => row.id}
        columns={personColumns}
        empty={
          <Empty kind="none-yet" title="没有您可以看到的人员">
            需要开通账号时，请由该单位管理员邀请。
          </Empty>
        }
      />
      {inviting ? (
        <ActDialog
          open
          title="邀请同事"
          act="邀请并生成链接"
          endpoint={accountsEndpoints.invite}
          schema={Invitation.omit({ organizationId: true }).extend({ roles: rolesField(givable) })}
          fixed={{ organizationId }}
          onCancel={() => setInviting(false)}
          onDone={(answer) => {
            setInviting(false);
            setLink(answer);
          }}
        />
      ) : null}
      <Modal
        open={link !== undefined}
        title="请把链接交给本人"
        closable={false}
        footer={<Button onClick={() => setLink(undefined)}>已转交，关闭</Button>}
      >
        {link ? <LinkOnce {...link} /> : null}
      </Modal>
    </Block>
  );
}
