import { bind, type Binding } from '../../platform/http.ts';
import type { FundingSource } from '../expert-review/index.ts';
import { objectionEndpoints as case_, publicEndpoints as open, publicityEndpoints as at } from './endpoints.ts';
import { answerRequest, ownRequest } from './use-cases/answer-request.ts';
import { assignHandler } from './use-cases/assign-case.ts';
import { passOverReserve, rejectObjection, returnObjection, upholdObjection } from './use-cases/decide-objection.ts';
import { drawTicket, submitObjection } from './use-cases/file-objection.ts';
import { drawEntryTicket, enterObjection, entryPlaces } from './use-cases/enter-objection.ts';
import { finishNotice, finishPart } from './use-cases/finish-notice.ts';
import {
  acceptObjection,
  askForExplanation,
  declineObjection,
  proposeReject,
  proposeUphold,
  replyToClaimant,
  shelveObjection,
  takeUpObjection,
} from './use-cases/handle-objection.ts';
import { lookAtClaimant } from './use-cases/look-at-claimant.ts';
import { prepareNotice, returnNotice, saveNoticeText, submitNotice } from './use-cases/prepare-notice.ts';
import { objectionStatus, withdrawObjection } from './use-cases/query-objection.ts';
import { noticeDetail, noticeList, previewPaper } from './use-cases/read-notices.ts';
import { objectionDetail, objectionFile, objectionList, upholdEffect } from './use-cases/read-objections.ts';
import {
  objectionPlaces,
  publicListFile,
  publicNotice,
  publicNotices,
  publicPaper,
  publicResults,
} from './use-cases/read-public.ts';
import { releaseNotice, releaseNoticeEffect } from './use-cases/release-notice.ts';

/** Endpoints of publicity and objections and what answers them. */
export const publicityRoutes = (funding: FundingSource): Binding[] => [
  bind(open.notices, publicNotices),
  bind(open.notice, publicNotice),
  bind(open.listFile, publicListFile),
  bind(open.paper, publicPaper),
  bind(open.results, publicResults),
  bind(open.places, objectionPlaces),
  bind(open.ticket, drawTicket),
  bind(open.submit, submitObjection),
  bind(open.status, objectionStatus),
  bind(open.withdraw, withdrawObjection),
  bind(at.list, noticeList),
  bind(at.prepare, prepareNotice),
  bind(at.detail, noticeDetail),
  bind(at.save, saveNoticeText),
  bind(at.submit, submitNotice),
  bind(at.return, returnNotice),
  bind(at.effect, releaseNoticeEffect),
  bind(at.release, releaseNotice),
  bind(at.finishPart, finishPart),
  bind(at.finish, finishNotice),
  bind(at.previewPaper, previewPaper),
  bind(case_.list, objectionList),
  bind(case_.detail, objectionDetail),
  bind(case_.effect, upholdEffect(funding)),
  bind(case_.look, lookAtClaimant),
  bind(case_.file, objectionFile),
  bind(case_.assign, assignHandler),
  bind(case_.accept, acceptObjection),
  bind(case_.decline, declineObjection),
  bind(case_.shelve, shelveObjection),
  bind(case_.takeUp, takeUpObjection),
  bind(case_.ask, askForExplanation),
  bind(case_.reply, replyToClaimant),
  bind(case_.proposeUphold, proposeUphold),
  bind(case_.proposeReject, proposeReject),
  bind(case_.return, returnObjection),
  bind(case_.passOver, passOverReserve(funding)),
  bind(case_.uphold, upholdObjection(funding)),
  bind(case_.reject, rejectObjection),
  bind(case_.entryPlaces, entryPlaces),
  bind(case_.entryTicket, drawEntryTicket),
  bind(case_.enter, enterObjection),
  bind(case_.request, ownRequest),
  bind(case_.answer, answerRequest),
];
