export { type DocumentKind, documentKinds, type KeptFile, type OfficialDocument } from './terms.ts';
export { isVoid } from './workflow.ts';
