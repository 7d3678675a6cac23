import { nobodyId } from '../../../base/policy.ts';
import { Problem } from '../../../base/problem.ts';
import { addMilliseconds } from '../../../base/time.ts';
import { passwordFits, totpStep } from '../../../platform/credentials.ts';
import { type Settings, settingsIn } from '../../../platform/settings.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { accountsPolicy } from '../policy.ts';
import { LogIn } from '../schema.ts';
import { actorOf, countFailure, lockAccountByName, personById, saveLogin } from '../store.ts';
import type { PersonRow } from '../tables.ts';
import { isActive } from '../workflow.ts';
import { admit } from './admit.ts';
import { totpSecretOf } from './totp-secret.ts';

/** Name and password, then the code where set up. An unknown name costs and says the same as a wrong password. */
export const logIn = useCase({
  act: 'account.login',
  label: '登录',
  secret: true,
  input: LogIn,
  load: (tx, { loginName }) => lockAccountByName(tx, loginName),
  view: accountsPolicy.open,
  allow: accountsPolicy.open,
  async run(cx, account, { password, code }) {
    const { tx, now, record } = cx;
    const settings = await settingsIn(tx);
    const locked = account !== undefined && account.lockedUntil !== null && account.lockedUntil > now;
    const open = account !== undefined && isActive(account) && !locked;
    const fits = await passwordFits(open ? account.passwordHash : null, password);
    if (!account || !fits) return refuse(cx, account, { settings, locked, problem: 'account.login_refused' });
    const step = account.totpConfirmedAt && account.totpSecret ? stepOf(cx, account, code) : null;
    if (step === 'missing') return ask(cx, account);
    if (step === 'wrong') return refuse(cx, account, { settings, locked, problem: 'account.code_refused' });
    await saveLogin(tx, account.id, { now, step });
    const person = await personById(tx, account.id);
    record({ act: 'account.login', subject: person.id, by: actorOf(person), after: { address: cx.request.address } });
    return admit(cx, person, { lastLoginAt: account.lastLoginAt, failures: account.failedCount });
  },
});

/** The time step of the code; one used before is as good as wrong (RFC 6238 5.2). */
function stepOf({ house, now }: ActCx, account: PersonRow, code: string | undefined): number | 'missing' | 'wrong' {
  if (!code) return 'missing';
  const step = totpStep(totpSecretOf(house, account), code, now);
  return step === undefined || step <= (account.totpLastStep ?? -1) ? 'wrong' : step;
}

/** The password was right: only the code is still wanted, and nothing is counted. */
function ask({ record }: ActCx, account: PersonRow) {
  record({ act: 'account.login_half', subject: account.id });
  return { id: account.id, refusal: new Problem('account.code_needed') };
}

type Refusing = { settings: Settings; locked: boolean; problem: string };

/** Counts the failure and commits it together with the refusal; while locked nothing counts further. */
async function refuse({ tx, now, record, request }: ActCx, account: PersonRow | undefined, refusing: Refusing) {
  const { settings, locked, problem } = refusing;
  const { lockAfterFailures: failures, lockMinutes: minutes } = settings;
  const count = (account?.failedCount ?? 0) + (locked ? 0 : 1);
  const locks = account !== undefined && !locked && count >= failures;
  const lockedUntil = locks ? addMilliseconds(now, minutes * 60_000) : (account?.lockedUntil ?? null);
  const subject = account?.id ?? nobodyId;
  await countFailure(tx, subject, { failedCount: locks ? 0 : count, lockedUntil });
  const note = locked ? '锁定期间' : account ? (isActive(account) ? '' : '账号未启用') : '没有这个登录名';
  record({ act: 'account.login_failed', subject, after: { address: request.address }, ...(note ? { note } : {}) });
  if (locks) record({ act: 'account.lock', subject, note: `连续失败 ${failures} 次，锁定 ${minutes} 分钟` });
  return { id: subject, refusal: new Problem(problem, { failures, minutes }) };
}
