import { bind } from '../../platform/http.ts';
import { accountsEndpoints as at } from './endpoints.ts';
import { changePassword } from './use-cases/change-password.ts';
import { disablePerson } from './use-cases/disable-person.ts';
import { editPerson } from './use-cases/edit-person.ts';
import { enablePerson } from './use-cases/enable-person.ts';
import { confirmRoles, refuseRoles, withdrawRoles } from './use-cases/decide-roles.ts';
import { grantRoles } from './use-cases/grant-roles.ts';
import { invitePerson } from './use-cases/invite-person.ts';
import { listPeople } from './use-cases/list-people.ts';
import { logIn } from './use-cases/log-in.ts';
import { logOut } from './use-cases/log-out.ts';
import { ownAccount } from './use-cases/own-account.ts';
import { endOtherSessions, endOwnSession, ownSessions } from './use-cases/own-sessions.ts';
import { makeToken, ownTokens, revokeOwnToken } from './use-cases/own-tokens.ts';
import { beginTotp, confirmTotp, removeTotp } from './use-cases/own-totp.ts';
import { checkLink, passwordByLink } from './use-cases/password-by-link.ts';
import { auditLog, exportAudit, securityLog, verifyAuditChain } from './use-cases/read-logs.ts';
import { resetTotp, unlockPerson } from './use-cases/recover-person.ts';
import { register } from './use-cases/register.ts';
import { renewLink } from './use-cases/renew-link.ts';
import { changeSetting, securitySettings } from './use-cases/security-settings.ts';
import { showPerson } from './use-cases/show-person.ts';

export const accountsRoutes = [
  bind(at.register, register),
  bind(at.logIn, logIn),
  bind(at.logOut, logOut),
  bind(at.me, ownAccount),
  bind(at.checkLink, checkLink),
  bind(at.passwordByLink, passwordByLink),
  bind(at.changePassword, changePassword),
  bind(at.beginTotp, beginTotp),
  bind(at.confirmTotp, confirmTotp),
  bind(at.removeTotp, removeTotp),
  bind(at.sessions, ownSessions),
  bind(at.endSession, endOwnSession),
  bind(at.endOtherSessions, endOtherSessions),
  bind(at.tokens, ownTokens),
  bind(at.makeToken, makeToken),
  bind(at.revokeToken, revokeOwnToken),
  bind(at.people, listPeople),
  bind(at.person, showPerson),
  bind(at.invite, invitePerson),
  bind(at.editPerson, editPerson),
  bind(at.grant, grantRoles),
  bind(at.confirmRoles, confirmRoles),
  bind(at.refuseRoles, refuseRoles),
  bind(at.withdrawRoles, withdrawRoles),
  bind(at.disable, disablePerson),
  bind(at.enable, enablePerson),
  bind(at.renewLink, renewLink),
  bind(at.resetTotp, resetTotp),
  bind(at.unlock, unlockPerson),
  bind(at.settings, securitySettings),
  bind(at.changeSetting, changeSetting),
  bind(at.securityLog, securityLog),
  bind(at.audit, auditLog),
  bind(at.exportAudit, exportAudit),
  bind(at.verifyAudit, verifyAuditChain),
];
