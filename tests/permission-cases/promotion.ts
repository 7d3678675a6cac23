import { type Case, leader, nation, ofNation, officer, open, owners, people, unit } from './case.ts';

/** 宣推: a foreign work's promises are read by the nation only; a platform reports its own; lists and reviews are the nation's. */
export const promotionCases: Record<string, Case> = {
  'GET /promotion/promises': people({ sees: nation }),
  'GET /promotion/shortfalls': people(),
  'GET /promotion/works': {
    may: ['national_officer', 'unit_secretary', 'platform_operator'],
    sees: ['national_officer', 'platform_operator'],
  },
  'GET /promotion/platforms': {
    may: ['national_officer', 'unit_secretary', 'platform_operator'],
    sees: ['national_officer', 'unit_secretary'],
  },
  'POST /promotion/promises': {
    may: ['national_officer'],
    input: { projectId: '$projectId', platformOrgId: '$platformOrgId' },
  },
  'GET /promotion/promises/:promiseId': ofNation,
  'POST /promotion/promises/:promiseId/cancel': officer,
  'POST /promotion/promises/:promiseId/proofs': owners,
  'GET /promotion/proofs/:proofId/capture': ofNation,
  'POST /promotion/proofs/:proofId/confirm': officer,
  'POST /promotion/proofs/:proofId/return': officer,
  'GET /projects/:projectId/promotion': ofNation,
  'POST /projects/:projectId/promotion/finish': officer,
  'GET /selected-lists': { may: nation, sees: nation },
  'POST /selected-lists': officer,
  'GET /selected-lists/:listId': ofNation,
  'GET /selected-lists/:listId/paper': ofNation,
  ...Object.fromEntries(['save', 'submit', 'revise'].map((act) => [`POST /selected-lists/:listId/${act}`, officer])),
  'POST /selected-lists/:listId/return': leader,
  'POST /selected-lists/:listId/publish': leader,
  'GET /public/selected-works': open,
  'GET /public/selected-works/:code': { may: [] },
  'GET /promotion-reviews': {
    may: [...nation, 'unit_admin', 'unit_secretary', 'unit_leader'],
    sees: [...nation, 'unit_admin', 'unit_secretary', 'unit_leader'],
  },
  'POST /promotion-reviews': officer,
  'GET /promotion-reviews/:reviewId': { may: [...nation, ...unit.filter((role) => role !== 'unit_intake')] },
  'POST /promotion-reviews/:reviewId/save': officer,
  'POST /promotion-reviews/:reviewId/close': officer,
};
