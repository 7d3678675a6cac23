import { bind, type Binding } from '../../platform/http.ts';
import { callPartEndpoints, callsEndpoints, partInputs } from './endpoints.ts';
import type { TouchSource } from './touched.ts';
import { addCall, templateList } from './use-cases/add-call.ts';
import { changeDates, dropBatch, extendBatch, saveBatch } from './use-cases/change-batches.ts';
import { closeCall, discardChange, publishCall, publishChange } from './use-cases/publish-call.ts';
import { confirmPart, savePart } from './use-cases/save-part.ts';
import { callChange, callDetail, callList, callVersion, openCalls, publishedCall } from './use-cases/show-calls.ts';

/** `touched` tells whom a change of a published call concerns; main names the later modules' sources. */
export const callsRoutes = (touched: readonly TouchSource[]): Binding[] => [
  bind(callsEndpoints.open, openCalls),
  bind(callsEndpoints.list, callList),
  bind(callsEndpoints.templates, templateList),
  bind(callsEndpoints.detail, callDetail),
  bind(callsEndpoints.published, publishedCall),
  bind(callsEndpoints.version, callVersion),
  bind(callsEndpoints.change, callChange(touched)),
  bind(callsEndpoints.add, addCall),
  bind(callsEndpoints.confirmPart, confirmPart),
  bind(callsEndpoints.publish, publishCall),
  bind(callsEndpoints.publishChange, publishChange(touched)),
  bind(callsEndpoints.discardChange, discardChange),
  bind(callsEndpoints.close, closeCall),
  bind(callsEndpoints.saveBatch, saveBatch(touched)),
  bind(callsEndpoints.dropBatch, dropBatch),
  bind(callsEndpoints.changeDates, changeDates(touched)),
  bind(callsEndpoints.extend, extendBatch(touched)),
  bind(callPartEndpoints.dates, savePart('dates', partInputs.dates)),
  bind(callPartEndpoints.form, savePart('form', partInputs.form)),
  bind(callPartEndpoints.slots, savePart('slots', partInputs.slots)),
  bind(callPartEndpoints.eligibility, savePart('eligibility', partInputs.eligibility)),
  bind(callPartEndpoints.quota, savePart('quota', partInputs.quota)),
  bind(callPartEndpoints.rubric, savePart('rubric', partInputs.rubric)),
  bind(callPartEndpoints.review, savePart('review', partInputs.review)),
  bind(callPartEndpoints.publicity, savePart('publicity', partInputs.publicity)),
  bind(callPartEndpoints.letters, savePart('letters', partInputs.letters)),
];
