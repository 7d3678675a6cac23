import { Button } from 'antd';
import { useState } from 'react';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { MoveButton, MovesBar } from '../../../web/parts/Moves.tsx';
import type { FormValues } from '../../../web/parts/SchemaForm.tsx';
import { useView } from '../../../web/server-state.ts';
import {
  Amendment,
  organizationsEndpoints as at,
  Renaming,
  UnitContact,
  WithReason,
} from '../../organizations/contract.ts';
import type { OrganizationSeen } from './OrganizationOf.tsx';
import { formWith } from './RegisterPage.tsx';

const reason = WithReason.pick({ reason: true });
const written = (it: OrganizationSeen): FormValues =>
  Object.fromEntries(Object.entries(it).map(([k, v]) => [k, v ?? undefined]));

/** What the home unit or the producer's administrator may do next. */
export function OrganizationMoves({ it }: { it: OrganizationSeen }) {
  const returned = it.moves.some((one) => one.act === 'resubmit');
  const choices = useView(at.choices, {}, { when: returned });
  if (it.moves.length === 0) return null;
  const move = (act: string) => it.moves.find((one) => one.act === act);
  const input = { organizationId: it.id, version: it.version };
  return (
    <MovesBar
      moves={it.moves}
      note={move('verify') ? '核验通过后该机构即可申报；退回后由其管理员修改重新提交' : undefined}
      quiet={
        <>
          <MoveButton
            move={move('return')}
            endpoint={at.return}
            input={input}
            form={{ schema: reason, title: `退回“${it.name}”的注册` }}
          />
          <MoveButton
            move={move('suspend')}
            endpoint={at.suspend}
            input={input}
            form={{ schema: reason, title: `暂停“${it.name}”申报` }}
          />
          <MoveButton
            move={move('resume')}
            endpoint={at.resume}
            input={input}
            form={{ schema: reason, title: `恢复“${it.name}”申报` }}
          />
          {choices.ready ? (
            <MoveButton
              primary
              move={move('resubmit')}
              endpoint={at.resubmit}
              input={input}
              form={{
                schema: formWith(choices.data),
                title: '修改后重新提交核验',
                initial: {
                  ...written(it),
                  directUnitId: choices.data.directUnits.find((one) => one.id === it.homeOrgId)?.id,
                },
              }}
            />
          ) : null}
        </>
      }
      act={
        <MoveButton
          move={move('verify')}
          endpoint={at.verify}
          input={input}
          effect={{
            title: `核验通过“${it.name}”`,
            who: `${it.name}及其管理员`,
            sends: '站内消息：机构已通过核验，可以申报',
            takeBack: '发现问题时可暂停该机构，理由留痕',
            act: '核验通过',
            checks:
              it.findings.length > 0
                ? it.findings.map((one) => one.message).join('；')
                : '信用代码、许可证、所在地核对无误',
          }}
        />
      }
    />
  );
}

/** Changes that need no new verification: particulars and a new name. */
export function OrganizationEdits({ it }: { it: OrganizationSeen }) {
  const [open, setOpen] = useState<'amend' | 'contact' | 'rename'>();
  const fixed = { organizationId: it.id, version: it.version };
  const close = () => setOpen(undefined);
  return (
    <>
      {it.may.amend ? <Button onClick={() => setOpen('amend')}>更新信息…</Button> : null}
      {it.may.contact ? <Button onClick={() => setOpen('contact')}>登记联系方式…</Button> : null}
      {it.may.rename ? <Button onClick={() => setOpen('rename')}>变更名称…</Button> : null}
      {open === 'amend' ? (
        <ActDialog
          open
          title="更新许可证与联系信息"
          act="保存"
          endpoint={at.amend}
          schema={Amendment.omit({ organizationId: true, version: true })}
          initial={written(it)}
          fixed={fixed}
          onCancel={close}
          onDone={close}
        />
      ) : null}
      {open === 'contact' ? (
        <ActDialog
          open
          title="登记联系人和电话（推荐函等公文末尾署名）"
          act="保存"
          endpoint={at.contact}
          schema={UnitContact.omit({ organizationId: true, version: true })}
          initial={written(it)}
          fixed={fixed}
          onCancel={close}
          onDone={close}
        />
      ) : null}
      {open === 'rename' ? (
        <ActDialog
          open
          title={`变更“${it.name}”的名称`}
          act="变更名称"
          endpoint={at.rename}
          schema={Renaming.omit({ organizationId: true, version: true })}
          fixed={fixed}
          onCancel={close}
          onDone={close}
        />
      ) : null}
    </>
  );
}
