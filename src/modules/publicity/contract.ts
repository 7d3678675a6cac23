export {
  type EditionKind,
  editionKinds,
  type NoticeContent,
  noticeStates,
  type NoticeState,
  objectionStates,
  type ObjectionState,
  publicityActs,
  publicKinds,
  type PublicKind,
} from './terms.ts';
export { objectionEndpoints, publicEndpoints, publicityEndpoints } from './endpoints.ts';
