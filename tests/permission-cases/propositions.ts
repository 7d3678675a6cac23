import { type Case, leader, nation, ofNation, officer, open, owners, people } from './case.ts';

/** 出题谋划: the foreign topic is for 广西 only, its claim the producer's there; the nation reads both. */
export const propositionsCases: Record<string, Case> = {
  'GET /propositions': people({ sees: nation }),
  'GET /propositions/choices': people(),
  'POST /propositions': officer,
  'GET /propositions/:propositionId': ofNation,
  ...Object.fromEntries(
    ['save', 'submit', 'extend', 'end', 'cancel'].map((act) => [`POST /propositions/:propositionId/${act}`, officer]),
  ),
  'POST /propositions/:propositionId/return': leader,
  'POST /propositions/:propositionId/publish': leader,
  'POST /propositions/:propositionId/claims': owners,
  'GET /proposition-claims': people({ sees: nation }),
  'GET /proposition-claims/:claimId': ofNation,
  ...Object.fromEntries(
    ['withdraw', 'to-reserve', 'reports'].map((act) => [`POST /proposition-claims/:claimId/${act}`, owners]),
  ),
  ...Object.fromEntries(
    ['accept', 'decline', 'link-project', 'complete', 'drop'].map((act) => [
      `POST /proposition-claims/:claimId/${act}`,
      officer,
    ]),
  ),
  'GET /public/propositions': open,
  'GET /public/propositions/:number': { may: [] },
};
