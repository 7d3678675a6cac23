import { type Case, nation, ofNation, officer, only, owners, unit } from './case.ts';

const desk: Case = { may: [...unit, ...nation, 'platform_operator'], sees: nation };

/** 数据核对: a difference is read by its parties and the nation; who has to answer it does, nobody else. */
export const crossChecksCases: Record<string, Case> = {
  'GET /differences': desk,
  'GET /differences/export': desk,
  'POST /differences/compare': officer,
  'GET /differences/:differenceId': ofNation,
  'POST /differences/:differenceId/answer': owners,
  'POST /differences/:differenceId/return': officer,
  'POST /differences/:differenceId/close': officer,
  'GET /differences/:differenceId/alike': ofNation,
  'POST /differences/:differenceId/close-alike': officer,
  'GET /differences/:differenceId/files/:fileId': ofNation,
  'POST /differences/:differenceId/reopen': officer,
  'GET /cross-check-rules': ofNation,
  'POST /cross-check-rules': only('national_officer'),
  'POST /cross-check-rules/try': officer,
};
