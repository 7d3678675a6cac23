import { nothing } from '../../../base/endpoint.ts';
import { Problem } from '../../../base/problem.ts';
import { newTotpSecret, passwordFits, totpAddress, totpStep } from '../../../platform/credentials.ts';
import { settingsIn } from '../../../platform/settings.ts';
import { useCase } from '../../../platform/use-case.ts';
import { accountsPolicy } from '../policy.ts';
import { totpNeeded } from '../rules.ts';
import { OwnPassword, TotpConfirm } from '../schema.ts';
import { totpSecretOf } from './totp-secret.ts';
import { lockAccount, personById, saveAccount } from '../store.ts';

/** Makes the secret that the phone is to learn; it counts only once a code of it was given. */
export const beginTotp = useCase({
  act: 'account.totp_begin',
  label: '开始设置动态口令',
  secret: true,
  input: nothing,
  load: (tx, _, { actor }) => lockAccount(tx, actor.personId),
  view: accountsPolicy.own,
  allow: accountsPolicy.own,
  async run({ tx, house, record }, account) {
    if (account.totpConfirmedAt) throw new Problem('account.state_differs');
    const secret = newTotpSecret();
    await saveAccount(tx, account.id, { totpSecret: house.vault.seal(secret, account.id), totpLastStep: null });
    record({ act: 'account.totp_begin', subject: account.id });
    return { id: account.id, secret, address: totpAddress(secret, account.loginName) };
  },
});

export const confirmTotp = useCase({
  act: 'account.totp_confirm',
  label: '启用动态口令',
  secret: true,
  input: TotpConfirm,
  load: (tx, _, { actor }) => lockAccount(tx, actor.personId),
  view: accountsPolicy.own,
  allow: accountsPolicy.own,
  async run({ tx, now, house, record }, account, { code }) {
    if (!account.totpSecret || account.totpConfirmedAt) throw new Problem('account.totp_not_begun');
    const step = totpStep(totpSecretOf(house, account), code, now);
    if (step === undefined) {
      throw new Problem('account.code_refused', {}, [
        { code: 'code_refused', path: 'code', message: '口令不对，请输入手机上此刻的六位数字' },
      ]);
    }
    await saveAccount(tx, account.id, { totpConfirmedAt: now, totpLastStep: step });
    record({ act: 'account.totp_confirm', subject: account.id });
    return { id: account.id };
  },
});

/** Gives up the second factor, for instance to move it to another phone; not where the setting asks for one. */
export const removeTotp = useCase({
  act: 'account.totp_reset',
  label: '停用动态口令',
  secret: true,
  input: OwnPassword,
  load: (tx, _, { actor }) => lockAccount(tx, actor.personId),
  view: accountsPolicy.own,
  allow: accountsPolicy.own,
  async run({ tx, record }, account, { password }) {
    const { totpRequiredForBureaus } = await settingsIn(tx);
    if (totpNeeded(await personById(tx, account.id), totpRequiredForBureaus))
      throw new Problem('account.totp_required');
    if (!(await passwordFits(account.passwordHash, password))) {
      throw new Problem('account.password_wrong', {}, [
        { code: 'password_wrong', path: 'password', message: '密码不对' },
      ]);
    }
    await saveAccount(tx, account.id, { totpSecret: null, totpConfirmedAt: null, totpLastStep: null });
    record({ act: 'account.totp_reset', subject: account.id, note: '本人停用' });
    return { id: account.id };
  },
});
