import { type Case, nation, ofNation, officer, open, owners, people } from './case.ts';

/** 验收: a foreign film is read by the nation only, whose officer and leader act on it. */
export const acceptanceCases: Record<string, Case> = {
  'GET /acceptance': people({ sees: nation }),
  'GET /acceptance-checklists': people(),
  'POST /acceptance-rules': { ...officer, input: { key: 'rectify_days' } },
  'POST /acceptance-checklists': officer,
  'GET /projects/:projectId/acceptance': ofNation,
  'POST /projects/:projectId/acceptance': owners,
  ...Object.fromEntries(
    ['', '/rounds/:round/films/:number', '/compare', '/certificate'].map((part) => [
      `GET /acceptance/:caseId${part}`,
      ofNation,
    ]),
  ),
  ...Object.fromEntries(
    ['episodes', 'episodes/drop', 'episodes/labels', 'statement', 'hand-in', 'opinion'].map((act) => [
      `POST /acceptance/:caseId/${act}`,
      owners,
    ]),
  ),
  ...Object.fromEntries(['return', 'convene', 'points'].map((act) => [`POST /acceptance/:caseId/${act}`, officer])),
  'POST /acceptance/:caseId/accept': { may: ['national_leader'] },
  'POST /acceptance/:caseId/rectify': { may: ['national_officer', 'national_leader'] },
  'POST /acceptance/:caseId/reject': { may: ['national_leader'] },
  'GET /public/certificates/:code': open,
};
