export { type ExceptionState, exceptionStates, type Quota, type QuotaException, quotasActs } from './terms.ts';
export { quotasEndpoints } from './endpoints.ts';
