import { bind } from '../../platform/http.ts';
import {
  agreementsEndpoints as at,
  agreementTemplateEndpoints as template,
  signingAuthorityEndpoints as authority,
  signingKeyEndpoints as key,
} from './endpoints.ts';
import { draftAgreement } from './use-cases/draft-agreement.ts';
import { fixText, reopenText, voidText } from './use-cases/fix-text.ts';
import { agreementExport, agreementList } from './use-cases/list-agreements.ts';
import { consentToText, proposeText } from './use-cases/negotiate.ts';
import { openSupplement } from './use-cases/open-supplement.ts';
import { agreementOfProject } from './use-cases/read-agreement.ts';
import { compareVersions, paperFile, signatureScan, signingEvidence, signingText } from './use-cases/read-papers.ts';
import { signByKey, signByScan, takeEffect } from './use-cases/sign-paper.ts';
import {
  endAuthority,
  enterAuthority,
  enterRevocations,
  signingAuthorityList,
} from './use-cases/signing-authorities.ts';
import { registerKey, retireKey, signingKeyList } from './use-cases/signing-keys.ts';
import { changeTemplate, draftTemplate, publishTemplate, templateDetail, templateList } from './use-cases/templates.ts';

/** Endpoints of agreements, templates and signing keys, and what answers them. */
export const agreementsRoutes = [
  bind(at.list, agreementList),
  bind(at.export, agreementExport),
  bind(at.ofProject, agreementOfProject),
  bind(at.draft, draftAgreement),
  bind(at.propose, proposeText),
  bind(at.compare, compareVersions),
  bind(at.consent, consentToText),
  bind(at.fix, fixText),
  bind(at.reopen, reopenText),
  bind(at.void, voidText),
  bind(at.signByScan, signByScan),
  bind(at.signByKey, signByKey),
  bind(at.takeEffect, takeEffect),
  bind(at.paper, paperFile),
  bind(at.signingText, signingText),
  bind(at.scan, signatureScan),
  bind(at.evidence, signingEvidence),
  bind(at.supplement, openSupplement),
  bind(key.list, signingKeyList),
  bind(key.register, registerKey),
  bind(key.retire, retireKey),
  bind(authority.list, signingAuthorityList),
  bind(authority.enter, enterAuthority),
  bind(authority.revocations, enterRevocations),
  bind(authority.end, endAuthority),
  bind(template.list, templateList),
  bind(template.detail, templateDetail),
  bind(template.draft, draftTemplate),
  bind(template.save, changeTemplate),
  bind(template.publish, publishTemplate),
];
