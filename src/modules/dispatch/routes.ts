import { bind } from '../../platform/http.ts';
import { dispatchActionEndpoints as action, dispatchEndpoints as at } from './endpoints.ts';
import { addLayout, layoutList } from './use-cases/keep-layouts.ts';
import {
  cancelAction,
  claimAction,
  decideAction,
  finishAction,
  postponeAction,
  reportAction,
  returnAction,
} from './use-cases/move-action.ts';
import { closeDispatch, issuePack, recordMeeting, remarkPack } from './use-cases/move-dispatch.ts';
import { openDispatch } from './use-cases/open-dispatch.ts';
import { actionDetail, actionFile, actionList } from './use-cases/read-actions.ts';
import {
  dispatchDetail,
  dispatchList,
  minutesFile,
  ownerChoices,
  packDetail,
  packPaperFile,
} from './use-cases/read-dispatch.ts';

/** Endpoints of dispatch and what answers them. */
export const dispatchRoutes = [
  bind(at.list, dispatchList),
  bind(at.open, openDispatch),
  bind(at.detail, dispatchDetail),
  bind(at.pack, packDetail),
  bind(at.paper, packPaperFile),
  bind(at.remark, remarkPack),
  bind(at.issue, issuePack),
  bind(at.record, recordMeeting),
  bind(at.minutes, minutesFile),
  bind(at.decide, decideAction),
  bind(at.close, closeDispatch),
  bind(at.owners, ownerChoices),
  bind(at.layouts, layoutList),
  bind(at.addLayout, addLayout),
  bind(action.list, actionList),
  bind(action.detail, actionDetail),
  bind(action.report, reportAction),
  bind(action.claim, claimAction),
  bind(action.return, returnAction),
  bind(action.finish, finishAction),
  bind(action.postpone, postponeAction),
  bind(action.cancel, cancelAction),
  bind(action.file, actionFile),
];
