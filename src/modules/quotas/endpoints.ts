import { get, post } from '../../base/endpoint.ts';
import { ApproveException, AskException, OwnQuotaIn, QuotasIn, RefuseException, SetQuotas } from './schema.ts';
import { OwnQuotaOut, QuotasOut } from './views.ts';

export const quotasEndpoints = {
  table: get('/quotas/:batchId', '各单位名额', { input: QuotasIn, output: QuotasOut }),
  set: post('/quotas/:batchId', '设定名额', { input: SetQuotas }),
  own: get('/quotas/:batchId/unit', '本单位名额', { input: OwnQuotaIn, output: OwnQuotaOut }),
  ask: post('/quotas/:batchId/exceptions', '申请超名额推荐', { input: AskException }),
  approve: post('/quota-exceptions/:exceptionId/approve', '同意超名额推荐', { input: ApproveException }),
  refuse: post('/quota-exceptions/:exceptionId/refuse', '不同意超名额推荐', { input: RefuseException }),
};
