import { bind } from '../../platform/http.ts';
import { organizationsEndpoints as at } from './endpoints.ts';
import { addUnit } from './use-cases/add-unit.ts';
import { amendOrganization } from './use-cases/amend-organization.ts';
import { checkCreditCode, registrationChoices } from './use-cases/check-credit-code.ts';
import { alikeOrganizations, listOrganizations } from './use-cases/list-organizations.ts';
import { renameOrganization } from './use-cases/rename-organization.ts';
import { resubmitOrganization } from './use-cases/resubmit-organization.ts';
import { resumeOrganization } from './use-cases/resume-organization.ts';
import { returnOrganization } from './use-cases/return-organization.ts';
import { setContact } from './use-cases/set-contact.ts';
import { showOrganization } from './use-cases/show-organization.ts';
import { suspendOrganization } from './use-cases/suspend-organization.ts';
import { verifyOrganization } from './use-cases/verify-organization.ts';

export const organizationsRoutes = [
  bind(at.checkCode, checkCreditCode),
  bind(at.choices, registrationChoices),
  bind(at.list, listOrganizations),
  bind(at.alike, alikeOrganizations),
  bind(at.detail, showOrganization),
  bind(at.verify, verifyOrganization),
  bind(at.return, returnOrganization),
  bind(at.resubmit, resubmitOrganization),
  bind(at.suspend, suspendOrganization),
  bind(at.resume, resumeOrganization),
  bind(at.amend, amendOrganization),
  bind(at.contact, setContact),
  bind(at.rename, renameOrganization),
  bind(at.add, addUnit),
];
