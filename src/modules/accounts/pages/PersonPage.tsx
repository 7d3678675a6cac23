import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { usePageTitle } from '../../../web/page-title.ts';
import { To, useParam } from '../../../web/router.tsx';
import { useAct, useView } from '../../../web/server-state.ts';
import { accountsEndpoints as at } from '../endpoints.ts';
import { PersonEdit, PersonReason, RefuseRoles, RoleSet } from '../schema.ts';
import { LinkOnce } from './LinkOnce.tsx';
import { PersonStatus, rolesField, rolesText } from './People.tsx';

type Seen = z.output<typeof at.person.output>;
/** Failures and locks stand out among what went well. */
const kindOf = ({ act }: { act: string }) =>
  ['account.login_failed', 'account.lock', 'account.disable'].includes(act) ? 'warn' : 'done';
const reason = PersonReason.pick({ reason: true });

/** Every act open to the viewer: its button, its words, and the form it asks for. */
function actsOn(it: Seen) {
  const { may } = it;
  return [
    may.edit && {
      key: 'edit',
      label: '修改资料',
      endpoint: at.editPerson,
      schema: PersonEdit.pick({ name: true, phone: true, email: true }),
      initial: { name: it.name, phone: it.phone ?? '', email: it.email ?? '' },
    },
    may.grant &&
      it.givable.length > 0 && {
        key: 'grant',
        label: '调整角色',
        endpoint: at.grant,
        schema: RoleSet.pick({ roles: true }).extend({ roles: rolesField(it.givable) }),
        initial: { roles: it.roles },
      },
    may.unlock && { key: 'unlock', label: '解除锁定', endpoint: at.unlock, schema: reason, initial: {} },
    may.resetTotp && { key: 'totp', label: '重置动态口令', endpoint: at.resetTotp, schema: reason, initial: {} },
    may.disable && { key: 'disable', label: '停用', endpoint: at.disable, schema: reason, initial: {} },
    may.enable && { key: 'enable', label: '启用', endpoint: at.enable, schema: reason, initial: {} },
  ].filter((one) => one !== false);
}

function Acts({ it }: { it: Seen }) {
  const [open, setOpen] = useState<string>();
  const renew = useAct(at.renewLink);
  const [link, setLink] = useState<z.output<typeof at.renewLink.output>>();
  const acts = actsOn(it);
  const chosen = acts.find((one) => one.key === open);
  const close = () => setOpen(undefined);
  return (
    <>
      <ProblemView problem={renew.problem} />
      {acts.map((one) => (
        <Button key={one.key} onClick={() => setOpen(one.key)}>
          {one.label}…
        </Button>
      ))}
      {it.may.link ? (
        <Button
          loading={renew.busy}
          onClick={() => void renew.run({ personId: it.id, version: it.version }).then(setLink)}
        >
          重发一次性链接
        </Button>
      ) : null}
      {chosen ? (
        <ActDialog
          key={chosen.key}
          open
          title={`${chosen.label}：${it.name}（${it.loginName}）`}
          act={chosen.label}
          endpoint={chosen.endpoint as typeof at.disable}
          schema={chosen.schema}
          initial={chosen.initial}
          fixed={{ personId: it.id, version: it.version }}
          onCancel={close}
          onDone={close}
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
    </>
  );
}

const refusal = RefuseRoles.pick({ opinion: true });
/** 待确认的角色: what one administrator asked for and another has to confirm; till then the former roles hold. */
function Proposal({ it }: { it: Seen }) {
  const confirm = useAct(at.confirmRoles);
  const withdraw = useAct(at.withdrawRoles);
  const [refusing, setRefusing] = useState(false);
  if (!it.proposal) return null;
  const { version, roles, former, proposedByName, proposedAt, mayConfirm, mayWithdraw } = it.proposal;
  const input = { personId: it.id, version };
  const close = () => setRefusing(false);
  return (
    <Block className="gap" title="待安全管理员确认的角色" note="确认前仍按原角色；提出人和本人不能确认（三员分立）">
      <p className="proposed-roles">
        {former.length > 0 ? rolesText(former) : '（无）'} → <strong>{rolesText(roles)}</strong>
        <span className="note">
          {`　${proposedByName}提出　`}
          <When at={proposedAt} />
        </span>
      </p>
      <p className="row">
        {mayConfirm ? (
          <>
            <Button type="primary" loading={confirm.busy} onClick={() => void confirm.run(input)}>
              确认
            </Button>
            <Button onClick={() => setRefusing(true)}>不同意…</Button>
          </>
        ) : null}
        {mayWithdraw ? (
          <Button loading={withdraw.busy} onClick={() => void withdraw.run(input)}>
            撤回
          </Button>
        ) : null}
      </p>
      <ProblemView problem={confirm.problem ?? withdraw.problem} />
      {refusing ? (
        <ActDialog
          open
          title={`不同意调整角色：${it.name}`}
          act="不同意"
          endpoint={at.refuseRoles}
          schema={refusal}
          fixed={input}
          onCancel={close}
          onDone={close}
        />
      ) : null}
    </Block>
  );
}

export default function PersonPage() {
  const personId = useParam('personId');
  const view = useView(at.person, { personId });
  usePageTitle(view.ready ? view.data.name : '人员');
  if (!view.ready) return <Waiting view={view} />;
  const it = view.data;
  return (
    <>
      <PageHeader title={it.name} sub={<PersonStatus person={it} />} moves={<Acts it={it} />} />
      <div className="gap">
        <Facts
          columns={2}
          facts={[
            ['登录名', it.loginName],
            [
              '单位',
              <To key="org" path="/organizations/$organizationId" params={{ organizationId: it.organizationId }}>
                {it.orgName}
              </To>,
            ],
            ['角色', rolesText(it.roles)],
            ['动态口令', it.totp ? '已启用' : '未启用'],
            ['手机', it.phone],
            ['邮箱', it.email],
            ['最近登录', it.lastLoginAt ? <When key="last" at={it.lastLoginAt} /> : '从未'],
            ['开通时间', <When key="made" at={it.createdAt} />],
            ['锁定至', it.lockedUntil ? <When key="locked" at={it.lockedUntil} /> : null],
          ]}
        />
      </div>
      <Proposal it={it} />
      {it.timeline.length > 0 ? (
        <Block className="gap" title="账号记录">
          <Timeline events={it.timeline} kindOf={kindOf} />
        </Block>
      ) : null}
    </>
  );
}
