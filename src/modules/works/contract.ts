export {
  type AwardLevel,
  awardLevels,
  type LookAlike,
  orientations,
  type OutsideAward,
  productionForms,
  type Recognition,
  type Work,
} from './terms.ts';
export { worksPolicy } from './policy.ts';
export { worksEndpoints } from './endpoints.ts';
