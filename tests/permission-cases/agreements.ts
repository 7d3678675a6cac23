import { type Case, leader, nation, ofNation, officer, only, owners, producers, unit } from './case.ts';

const lists: Case = { may: [...producers, ...unit, ...nation, 'finance_officer'], sees: nation };
const ofOffice = only('national_officer', 'national_leader');
const keepers = only('producer_admin', 'unit_leader', 'national_leader');
const paper = '/agreements/:agreementId/papers/:paperId';

/** 三方协议: the three parties and the office; nobody of another unit or producer. */
export const agreementsCases: Record<string, Case> = {
  'GET /agreements': { ...lists, input: { size: 2000 } },
  'GET /agreements/export': lists,
  'GET /projects/:projectId/agreement': ofNation,
  'POST /projects/:projectId/agreement/draft': officer,
  [`POST ${paper}/propose`]: officer,
  [`GET ${paper}/compare`]: { ...ofNation, input: { from: 1, to: 1 } },
  [`POST ${paper}/consent`]: owners,
  [`POST ${paper}/fix`]: officer,
  [`POST ${paper}/reopen`]: officer,
  [`POST ${paper}/void`]: officer,
  [`POST ${paper}/sign-by-scan`]: leader,
  [`POST ${paper}/sign-by-key`]: leader,
  [`POST ${paper}/take-effect`]: officer,
  [`GET ${paper}/file`]: { ...ofNation, input: { versionNo: 1 } },
  [`GET ${paper}/signing-text`]: ofOffice,
  [`GET ${paper}/signatures/:party/scan`]: { ...ofNation, input: { party: 'producer' } },
  [`GET ${paper}/evidence`]: ofNation,
  'POST /agreements/:agreementId/supplements': officer,
  'GET /signing-keys': keepers,
  'POST /signing-keys': keepers,
  'POST /signing-keys/:keyId/retire': owners,
  'GET /signing-authorities': only('security_admin', 'auditor'),
  'POST /signing-authorities': only('security_admin'),
  'POST /signing-authorities/:authorityId/revocations': only('security_admin'),
  'POST /signing-authorities/:authorityId/end': only('security_admin'),
  'GET /agreement-templates': ofNation,
  'GET /agreement-templates/:templateId': ofNation,
  'POST /agreement-templates': officer,
  'POST /agreement-templates/:templateId/save': officer,
  'POST /agreement-templates/:templateId/publish': officer,
};
