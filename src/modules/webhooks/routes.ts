import { bind, type Binding } from '../../platform/http.ts';
import { webhooksEndpoints as at } from './endpoints.ts';
import type { EventSource } from './events.ts';
import {
  addTarget,
  changeTarget,
  pauseTarget,
  removeTarget,
  replayFailed,
  replayMessage,
  resumeTarget,
  rotateKey,
  testTarget,
} from './use-cases/keep-targets.ts';
import { messageList, targetDetail, targetList } from './use-cases/read-targets.ts';

/** What may be told is put together by the program: later modules have events too. */
export const webhooksRoutes = (sources: readonly EventSource[]): Binding[] => [
  bind(at.list, targetList(sources)),
  bind(at.add, addTarget(sources)),
  bind(at.detail, targetDetail(sources)),
  bind(at.messages, messageList(sources)),
  bind(at.change, changeTarget(sources)),
  bind(at.rotateKey, rotateKey),
  bind(at.test, testTarget),
  bind(at.pause, pauseTarget),
  bind(at.resume, resumeTarget),
  bind(at.remove, removeTarget),
  bind(at.replayFailed, replayFailed),
  bind(at.replay, replayMessage),
];
