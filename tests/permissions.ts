/**
 * Who may pass which endpoint when its subject belongs to somebody else (广西 and its producer) and the asker comes from
 * elsewhere. Every bound endpoint needs a line here: tests/permissions.test.ts fails for a route without one.
 */
import type { Role } from '../src/base/policy.ts';

export type Case = {
  /**
   * Roles that are let through (`people`: everybody logged in; `public`: also without log-in). The rest hears 403 or
   * 404.
   */
  may: readonly Role[] | 'people' | 'public';
  /** Roles whose answer shows foreign rows; `may` where the subject stands in the path, nobody elsewhere. */
  sees?: readonly Role[] | 'people';
  /** Said in addition to what the form needs; a name of ids in `tests/world/foreign.ts` after `$`. */
  input?: Record<string, unknown>;
  /** Ends or spoils the asker's own log-in, so it is done by somebody who does nothing else. */
  spoils?: true;
};
type Also = Omit<Case, 'may'>;

const only = (...may: Role[]): Case => ({ may });
const people = (also: Also = {}): Case => ({ may: 'people', ...also });
const open: Case = { may: 'public' };
/** Acts on what is one's own: nobody does them to a foreign subject. */
const owners: Case = { may: [] };

const nation: Role[] = ['national_officer', 'national_leader', 'auditor'];
const unit: Role[] = ['unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader'];
const producers: Role[] = ['producer_admin', 'producer_editor'];
const overseers: Role[] = ['national_officer', 'national_leader', 'objection_handler', 'auditor', 'system_admin'];
const peopleOverseers: Role[] = ['system_admin', 'security_admin', 'audit_admin', 'auditor'];
const officer = only('national_officer');
const leader = only('national_leader');
const auditors: Role[] = ['auditor', 'audit_admin'];
const ofNation: Case = { may: nation };
const namedUnit = { recommenderOrgId: '$recommenderOrgId' };

export const cases: Record<string, Case> = {
  'GET /registrations/credit-code': open,
  'GET /registrations/choices': open,
  'POST /registrations': open,
  'GET /organizations': people({ input: { words: '南方示例影视', size: 2000 } }),
  'GET /organizations/alike': { may: ['system_admin'] },
  'GET /organizations/:organizationId': { may: overseers },
  'POST /organizations': only('system_admin'),
  'POST /organizations/:organizationId/verify': owners,
  'POST /organizations/:organizationId/return': owners,
  'POST /organizations/:organizationId/resubmit': owners,
  'POST /organizations/:organizationId/suspend': owners,
  'POST /organizations/:organizationId/resume': owners,
  'POST /organizations/:organizationId/amend': owners,
  'POST /organizations/:organizationId/rename': owners,
  'POST /login': open,
  'POST /password/link/check': open,
  'POST /password/link': open,
  'POST /logout': people({ spoils: true }),
  'GET /me': people(),
  'POST /password': people({ spoils: true }),
  'POST /totp/begin': people(),
  'POST /totp/confirm': people({ spoils: true }),
  'POST /totp/remove': people(),
  'GET /sessions': people(),
  'POST /sessions/:sessionId/end': owners,
  'POST /sessions/end-others': people(),
  'GET /tokens': people(),
  'POST /tokens': people(),
  'POST /tokens/:tokenId/revoke': owners,
  'GET /people': people({ sees: peopleOverseers, input: { size: 2000 } }),
  'GET /people/:personId': { may: peopleOverseers },
  'POST /people': { may: ['system_admin'], input: { organizationId: '$organizationId' } },
  'POST /people/:personId/edit': only('system_admin'),
  'POST /people/:personId/roles': only('system_admin'),
  'POST /people/:personId/disable': only('system_admin'),
  'POST /people/:personId/enable': only('system_admin'),
  'POST /people/:personId/link': only('system_admin'),
  'POST /people/:personId/reset-totp': only('system_admin'),
  'POST /people/:personId/unlock': only('system_admin', 'security_admin'),
  'GET /security/settings': only('security_admin'),
  'POST /security/settings': { may: ['security_admin'], input: { name: 'lockMinutes', value: 15 } },
  'GET /security/log': { may: ['security_admin'], sees: ['security_admin'] },
  'GET /audit': { may: auditors, sees: auditors },
  'GET /audit/export': { may: auditors, sees: auditors },
  'GET /audit/verify': only(...auditors),
  // 计划、日历、分类标准
  'GET /plans': people(),
  'GET /plans/:year': open,
  'POST /plans': officer,
  'POST /plans/:year': officer,
  'GET /sub-plans': people({ sees: 'people' }),
  'POST /sub-plans': only('unit_admin', 'national_officer'),
  'POST /sub-plans/:subPlanId/end': owners,
  'GET /calendar/:year': people(),
  'POST /calendar/:year/preview': officer,
  'POST /calendar/:year': officer,
  'GET /classification/rules': people(),
  'GET /classification/judge': people(),
  'GET /classification/terms': open,
  'POST /classification/rules': { may: ['national_officer'], input: { class2MinFen: 0 } },
  'POST /classification/patterns': officer,
  'POST /classification/patterns/:patternId/end': officer,
  'POST /classification/terms': officer,
  'POST /classification/terms/:kind/:code/end': { may: ['national_officer'], input: { kind: '$kind', code: '$code' } },
  'GET /calls/open': open,
  'GET /calls': ofNation,
  'GET /calls/templates': officer,
  'GET /calls/:callId': ofNation,
  'GET /calls/:callId/published': open,
  'GET /call-versions/:versionId': open,
  'GET /calls/:callId/change': ofNation,
  'POST /calls': { may: ['national_officer'], input: { planId: '$planId', fromCallId: '$callId' } },
  'POST /calls/:callId/parts/:part/confirm': officer,
  'POST /calls/:callId/publish': officer,
  'POST /calls/:callId/publish-change': officer,
  'POST /calls/:callId/discard-change': officer,
  'POST /calls/:callId/close': officer,
  'POST /calls/:callId/batches': officer,
  'POST /batches/:batchId/drop': officer,
  'POST /batches/:batchId/dates': officer,
  'POST /batches/:batchId/extend': officer,
  ...Object.fromEntries(
    ['dates', 'form', 'slots', 'eligibility', 'quota', 'rubric', 'review', 'publicity', 'letters'].map((part) => [
      `POST /calls/:callId/parts/${part}`,
      officer,
    ]),
  ),
  'GET /quotas/:batchId': ofNation,
  'POST /quotas/:batchId': officer,
  'GET /quotas/:batchId/unit': { may: nation, input: namedUnit },
  'POST /quotas/:batchId/exceptions': only('unit_secretary', 'unit_leader'),
  'POST /quota-exceptions/:exceptionId/approve': leader,
  'POST /quota-exceptions/:exceptionId/refuse': leader,
  'GET /works': {
    may: [...producers, ...unit, ...nation],
    sees: [...unit, ...nation],
    input: { words: '桂林', size: 2000 },
  },
  'GET /works/:workId': { may: [...unit, ...nation] },
  'POST /works': only(...producers),
  'POST /works/:workId/amend': owners,
  'POST /works/:workId/owner': officer,
  'POST /works/import': officer,
  'POST /works/awards/import': officer,
  // 申报
  'GET /applications': people({ sees: nation, input: { size: 2000 } }),
  'GET /applications/export': people({ sees: nation }),
  'GET /applications/checks': people({ sees: nation, input: { ids: '$applicationId' } }),
  'GET /applications/:applicationId': ofNation,
  'GET /applications/:applicationId/files/:fileId': ofNation,
  'GET /applications/:applicationId/papers/:paper/:format': ofNation,
  'POST /applications': owners,
  ...Object.fromEntries(
    ['answers', 'sections', 'files', 'files/remove', 'submit', 'reopen', 'withdraw', 'accept', 'correct', 'refuse'].map(
      (act) => [`POST /applications/:applicationId/${act}`, owners],
    ),
  ),
  'POST /applications/:applicationId/answers': {
    may: [],
    input: { answers: [{ field: 'basic.title', value: '他人的剧名', seen: 0 }] },
  },
  'GET /first-review/rounds/:batchId': { may: ['auditor'], input: namedUnit },
  'POST /first-review/rounds/:batchId/panel': only('unit_secretary'),
  ...Object.fromEntries(
    ['open', 'close', 'reopen', 'urge', 'conflicts'].map((act) => [
      `POST /first-review/reviews/:reviewId/${act}`,
      owners,
    ]),
  ),
  'GET /first-review/sheets/:applicationId': owners,
  ...Object.fromEntries(
    ['save', 'submit', 'revise'].map((act) => [`POST /first-review/sheets/:applicationId/${act}`, owners]),
  ),
  'GET /first-review/sheets/:applicationId/files/:fileId': owners,
  'GET /first-review/works/:applicationId/scores': only('auditor'),
  'GET /first-review/boards/:batchId': { may: ['auditor'], input: namedUnit },
  ...Object.fromEntries(
    ['place', 'vacate', 'opinions', 'seal', 'swap'].map((act) => [`POST /first-review/lists/:listId/${act}`, owners]),
  ),
  'POST /first-review/works/:applicationId/pass-over': owners,
  'GET /first-review/lists/:listId': ofNation,
  'GET /first-review/lists/:listId/letter': ofNation,
  'GET /first-review/lists/:listId/paper': ofNation,
  'GET /first-review/lists/:listId/preview': only('auditor'),
  'GET /first-review/lists/:listId/preview/letter': only('auditor'),
  'GET /first-review/arrivals/:batchId': ofNation,
  'GET /experts': ofNation,
  'GET /experts/candidates': officer,
  'GET /experts/mine': only('expert'),
  'GET /experts/:expertId': ofNation,
  'POST /experts': { may: ['national_officer'], input: { personId: '$candidateId' } },
  ...Object.fromEntries(
    ['change', 'pause', 'resume', 'leave', 'interests', 'interests/:interestId/withdraw'].map((act) => [
      `POST /experts/:expertId/${act}`,
      officer,
    ]),
  ),
  // 复评终评
  'GET /review/batches/:batchId/rounds': ofNation,
  'POST /review/batches/:batchId/rounds': officer,
  'GET /review/rounds/:roundId': ofNation,
  'GET /review/rounds/:roundId/demand': ofNation,
  'GET /review/rounds/:roundId/plan': ofNation,
  'GET /review/rounds/:roundId/progress': ofNation,
  'GET /review/rounds/:roundId/results': owners,
  ...Object.fromEntries(
    ['take-works', 'draw', 'arrange', 'import', 'invite', 'open', 'fill-gaps', 'alternates', 'close', 'advance'].map(
      (act) => [`POST /review/rounds/:roundId/${act}`, officer],
    ),
  ),
  'GET /review/my-seats': only('expert'),
  'GET /review/seats/:seatId': ofNation,
  'GET /review/seats/:seatId/desk': owners,
  ...Object.fromEntries(
    ['accept', 'decline', 'pledge', 'declare', 'submit-all'].map((act) => [
      `POST /review/seats/:seatId/${act}`,
      owners,
    ]),
  ),
  'POST /review/seats/:seatId/urge': officer,
  'POST /review/seats/:seatId/replace': officer,
  'GET /review/sheets/:sheetId': owners,
  'GET /review/sheets/:sheetId/files/:fileId': owners,
  ...Object.fromEntries(
    ['save', 'submit', 'revise', 'recuse', 'files/:fileId/open'].map((act) => [
      `POST /review/sheets/:sheetId/${act}`,
      owners,
    ]),
  ),
  'POST /review/batches/:batchId/decision-list': officer,
  'GET /review/decision-lists/:listId': ofNation,
  'GET /review/decision-lists/:listId/effect': ofNation,
  ...Object.fromEntries(
    ['adjust', 'draw', 'submit'].map((act) => [`POST /review/decision-lists/:listId/${act}`, officer]),
  ),
  'POST /review/decision-lists/:listId/return': leader,
  'POST /review/decision-lists/:listId/release': leader,
  // 公示、异议：未登录可看已发布的；拟制中的公示稿、案卷、提出人只在总局内
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
  ...Object.fromEntries(['return', 'uphold', 'reject'].map((act) => [`POST /objections/:objectionId/${act}`, leader])),
  'GET /objection-requests/:requestId': owners,
  'POST /objection-requests/:requestId/answer': owners,
  'GET /documents': { may: [...unit, ...nation] },
  'GET /documents/:documentId': ofNation,
  'POST /documents/:documentId/void': owners,
  // 待办、消息、邮件
  'GET /todos': people({ input: { size: 2000 } }),
  'GET /todos/colleagues': people(),
  'POST /todos/copies': owners,
  'POST /todos/copies/read': people(),
  'GET /notices/messages': people(),
  'POST /notices/messages/read': people(),
  'GET /notices/settings': people(),
  'POST /notices/settings': people(),
  'GET /notices/mails': { may: nation, sees: nation },
  'POST /notices/mails/release': only('national_officer', 'national_leader'),
  'POST /notices/mails/cancel': only('national_officer', 'national_leader'),
  'POST /notices/mails/:mailId/retry': only('national_officer', 'national_leader'),
  'POST /todos/urge': owners,
  // 工作台、检索、任务
  'GET /frame': open,
  'GET /dashboards/home': people(),
  'GET /search': people({ sees: [...unit, ...nation], input: { q: '灯影' } }),
  'GET /dashboards/jobs': only('system_admin'),
  'POST /dashboards/jobs/:runId/cancel': only('system_admin'),
  'POST /dashboards/jobs/run': { may: ['system_admin'], input: { name: 'recommendation-lapse' } },
};
