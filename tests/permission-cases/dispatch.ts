import { type Case, nation, ofNation, officer, owners, unit } from './case.ts';

const office = ['national_officer', 'national_leader'] as const;
/** 月度调度: packs compare units, so only the nation reads them; an action is told of by its owner. */
export const dispatchCases: Record<string, Case> = {
  'GET /dispatches': ofNation,
  'POST /dispatches': officer,
  'GET /dispatches/:dispatchId': ofNation,
  'GET /dispatches/:dispatchId/pack': ofNation,
  'GET /dispatches/:dispatchId/paper': ofNation,
  ...Object.fromEntries(
    ['remark', 'issue', 'record', 'close'].map((act) => [`POST /dispatches/:dispatchId/${act}`, officer]),
  ),
  'GET /dispatches/:dispatchId/minutes': ofNation,
  'POST /dispatches/:dispatchId/actions': { may: office, input: { ownerOrgId: '$recommenderOrgId' } },
  'GET /dispatch-owners': { may: office, sees: office },
  'GET /dispatch-layouts': ofNation,
  'POST /dispatch-layouts': officer,
  'GET /dispatch-actions': { may: [...nation, ...unit, 'platform_operator'], sees: nation },
  'GET /dispatch-actions/:actionId': ofNation,
  'POST /dispatch-actions/:actionId/report': owners,
  'POST /dispatch-actions/:actionId/claim': owners,
  ...Object.fromEntries(
    ['return', 'finish', 'postpone', 'cancel'].map((act) => [
      `POST /dispatch-actions/:actionId/${act}`,
      { may: office },
    ]),
  ),
  'GET /dispatch-actions/:actionId/files/:fileId': ofNation,
};
