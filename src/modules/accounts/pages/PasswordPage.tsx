import { useState } from 'react';
import { ActForm } from '../../../web/parts/ActForm.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { accountsEndpoints } from '../endpoints.ts';
import { passwordHint } from './wording.ts';
import './accounts.css';

export default function PasswordPage() {
  const me = useView(accountsEndpoints.me, {});
  const [round, setRound] = useState(0);
  if (!me.ready) return <Waiting view={me} />;
  const { must, passwordChangedAt, passwordMinimum } = me.data;
  return (
    <>
      <PageHeader
        title="修改密码"
        sub={
          passwordChangedAt ? (
            <span>
              上次修改 <When at={passwordChangedAt} />
            </span>
          ) : (
            '尚未修改过'
          )
        }
      />
      <div className="narrow-form gap">
        {must.includes('change_password') ? (
          <p>
            <Status kind="warn">请先修改密码，再办理其他事项</Status>
          </p>
        ) : null}
        {round > 0 ? (
          <p role="status">
            <Status kind="done">密码已修改，其他各处登录已结束。</Status> <To path="/workbench">去工作台</To>
          </p>
        ) : null}
        <ActForm
          key={round}
          endpoint={accountsEndpoints.changePassword}
          submit="修改密码"
          onDone={() => setRound(round + 1)}
        />
        <Block className="gap" title="怎样算合格的密码">
          <p className="note">{passwordHint(passwordMinimum)}。不能包含登录名或姓名，不能与当前密码相同。</p>
        </Block>
      </div>
    </>
  );
}
