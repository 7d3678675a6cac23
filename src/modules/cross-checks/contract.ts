export { crossChecksEndpoints } from './endpoints.ts';
export {
  crossChecksActs,
  type DifferenceState,
  differenceStates,
  type Grade,
  grades,
  openStates,
  sources,
} from './terms.ts';
