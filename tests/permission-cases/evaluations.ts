import { type Case, leader, nation, ofNation, officer, owners, unit } from './case.ts';

const sheet = '/evaluation-sheets/:sheetId';
/** 考核评价: a sheet is its body's and the nation's; whoever is appraised reads by what. */
export const evaluationsCases: Record<string, Case> = {
  'GET /evaluation-sets': { may: [...nation, ...unit, 'platform_operator'] },
  'POST /evaluation-sets': officer,
  'GET /evaluations': ofNation,
  'POST /evaluations': officer,
  'GET /own-evaluations': { may: [...nation, ...unit, 'platform_operator'] },
  'GET /evaluations/:evaluationId': ofNation,
  ...Object.fromEntries(
    ['compute', 'check', 'announce'].map((act) => [`POST /evaluations/:evaluationId/${act}`, officer]),
  ),
  'POST /evaluations/:evaluationId/publish': leader,
  'GET /evaluations/:evaluationId/result': ofNation,
  'GET /evaluations/:evaluationId/paper': ofNation,
  [`GET ${sheet}`]: ofNation,
  [`GET ${sheet}/marks/:key`]: { may: nation, input: { key: 'reports_on_time' } },
  [`GET ${sheet}/files/:fileId`]: ofNation,
  ...Object.fromEntries(
    ['save', 'evidence', 'evidence/remove', 'submit', 'objections'].map((act) => [`POST ${sheet}/${act}`, owners]),
  ),
  ...Object.fromEntries(['return', 'conclude'].map((act) => [`POST ${sheet}/${act}`, officer])),
  [`POST ${sheet}/settle`]: {
    may: ['national_officer'],
    input: { marks: [{ key: 'reports_on_time', version: 1, score: 1, reason: '' }] },
  },
  'GET /evaluation-objections/:objectionId/file': ofNation,
  'POST /evaluation-objections/:objectionId/uphold': leader,
  'POST /evaluation-objections/:objectionId/reject': leader,
  'GET /evaluation-suggestions': { may: nation, sees: nation },
  'POST /evaluation-suggestions/:suggestionId/adopt': officer,
  'POST /evaluation-suggestions/:suggestionId/decline': officer,
};
