export { type Metric, metrics, type Place, places, promotionActs, type Standing, standings } from './terms.ts';
export {
  promotionEndpoints,
  promotionReviewEndpoints,
  selectedListEndpoints,
  selectedWorksEndpoints,
} from './endpoints.ts';
export { coveredDays } from './rules.ts';
