export { webhooksEndpoints } from './endpoints.ts';
export { webhooksActs } from './terms.ts';
