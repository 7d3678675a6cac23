export { fileAnswer, takeUpload } from './files.ts';
export { markedWorkbook, takeWorkbook } from './sent-workbook.ts';
export { issueDocument, previewNumber, voidIssued } from './issue.ts';
export { mediaTypes, recordUpload } from './use-cases/record-upload.ts';
export { fileById, findDocument } from './store.ts';
export { findDocuments } from './queries.ts';
export { documentsActs } from './terms.ts';
export { fileFindings } from './rules.ts';
export { documentsRoutes } from './routes.ts';
