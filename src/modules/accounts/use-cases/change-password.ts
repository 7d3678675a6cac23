import { Problem } from '../../../base/problem.ts';
import { passwordFits } from '../../../platform/credentials.ts';
import { useCase } from '../../../platform/use-case.ts';
import { accountsPolicy } from '../policy.ts';
import { PasswordChange } from '../schema.ts';
import { lockAccount, saveAccount } from '../store.ts';
import { endSessions } from '../store-sessions.ts';
import { newPassword } from './new-password.ts';

/** One changes one's own password; all other log-ins end. */
export const changePassword = useCase({
  act: 'account.change_password',
  label: '修改密码',
  secret: true,
  input: PasswordChange,
  load: (tx, _, { actor }) => lockAccount(tx, actor.personId),
  view: accountsPolicy.own,
  allow: accountsPolicy.own,
  async run({ tx, now, request, record }, account, { present, password }) {
    if (!(await passwordFits(account.passwordHash, present))) {
      throw new Problem('account.password_wrong', {}, [
        { code: 'password_wrong', path: 'present', message: '当前密码不对' },
      ]);
    }
    if (present === password) {
      throw new Problem('account.password_weak', {}, [
        { code: 'password_same', path: 'password', message: '新密码不能与当前密码相同' },
      ]);
    }
    await saveAccount(tx, account.id, await newPassword(tx, account, { password, now }));
    await endSessions(tx, { personId: account.id, now, except: request.sessionId });
    record({ act: 'account.change_password', subject: account.id });
    return { id: account.id };
  },
});
