import { type Case, nation, ofNation, officer, owners, people } from './case.ts';

const one = '/projects/:projectId';
const ofParties = (...acts: string[]): Record<string, Case> =>
  Object.fromEntries(acts.map((act) => [`POST ${one}/${act}`, owners]));
const ofOffice = (...acts: string[]): Record<string, Case> =>
  Object.fromEntries(acts.map((act) => [`POST ${one}/${act}`, officer]));
const readings = ['', '/overview', '/log', '/milestones', '/reports', '/guidance', '/guides/candidates', '/changes'];

/** 项目跟踪: its producer, its unit, its guides and the office; the rest does not learn that it exists. */
export const projectsCases: Record<string, Case> = {
  'GET /projects': people({ sees: nation, input: { size: 2000 } }),
  'GET /projects/export': people({ sees: nation }),
  ...Object.fromEntries(readings.map((end) => [`GET ${one}${end}`, ofNation])),
  [`GET ${one}/files/:fileId`]: ofNation,
  ...ofOffice('award', 'close', 'stop', 'risks', 'risks/:riskId/close', 'guides', 'guides/:personId/release'),
  ...ofOffice('visits', 'visits/:visitId/follow-up', 'changes/:changeId/approve'),
  ...ofParties('plan', 'plan/agree', 'plan/return', 'reports', 'advice', 'changes'),
  ...ofParties(...['claim', 'confirm', 'send-back'].map((act) => `milestones/:kind/${act}`)),
  ...ofParties(...['answer', 'ask-again', 'close'].map((act) => `advice/:adviceId/${act}`)),
  ...ofParties(...['pass', 'refuse', 'withdraw', 'filed'].map((act) => `changes/:changeId/${act}`)),
  'GET /guiding-experts': people(),
  'POST /guiding-experts': officer,
  'POST /guiding-experts/:expertId/end': officer,
};
