import { type Case, leader, nation, ofNation, officer, only, open, owners } from './case.ts';

/** 公示、异议：未登录可看已发布的；拟制中的公示稿、案卷、提出人只在总局内。 */
export const publicityCases: Record<string, Case> = {
  'GET /public/notices': open,
  ...Object.fromEntries(
    ['', '/list', '/pdf'].map((part) => [
      `GET /public/notices/:code${part}`,
      { may: [], input: { code: '$noticeId' } } as Case,
    ]),
  ),
  'GET /public/results': open,
  'GET /public/objections/places': open,
  'POST /public/objections/tickets': { may: [], input: { code: '$noticeId' } },
  'POST /public/objections': { may: [], input: { code: '$noticeId' } },
  'POST /public/objections/status': { may: [], input: { number: '桂林异议1' } },
  'POST /public/objections/withdraw': { may: [], input: { number: '桂林异议1' } },
  'GET /publicity': ofNation,
  'POST /publicity/prepare': officer,
  'GET /publicity/:noticeId': ofNation,
  'GET /publicity/:noticeId/effect': ofNation,
  'GET /publicity/:noticeId/preview-pdf': ofNation,
  'POST /publicity/:noticeId/save': officer,
  'POST /publicity/:noticeId/submit': officer,
  'POST /publicity/:noticeId/return': leader,
  'POST /publicity/:noticeId/release': leader,
  'POST /publicity/:noticeId/finish-part': leader,
  'POST /publicity/:noticeId/finish': only('national_officer', 'national_leader'),
  'GET /objections': { may: [...nation, 'objection_handler'], sees: [...nation, 'objection_handler'] },
  'GET /objections/:objectionId': { may: [...nation, 'objection_handler'] },
  'GET /objections/:objectionId/effect': only('national_leader', 'auditor'),
  'GET /objections/:objectionId/files/:fileId': owners,
  'POST /objections/:objectionId/identity': only('national_leader', 'auditor'),
  'POST /objections/:objectionId/assign': leader,
  ...Object.fromEntries(
    ['accept', 'decline', 'shelve', 'take-up', 'ask', 'reply', 'propose-uphold', 'propose-reject'].map((act) => [
      `POST /objections/:objectionId/${act}`,
      owners,
    ]),
  ),
  ...Object.fromEntries(
    ['return', 'pass-over', 'uphold', 'reject'].map((act) => [`POST /objections/:objectionId/${act}`, leader]),
  ),
  'GET /objection-entries/places': { may: [...nation, 'objection_handler'] },
  'POST /objection-entries/tickets': { may: [], input: { code: '$noticeId' } },
  'POST /objection-entries': { may: [], input: { code: '$noticeId', receivedTime: '09:30' } },
  'GET /objection-requests/:requestId': owners,
  'POST /objection-requests/:requestId/answer': owners,
};
