import { get, post } from '../../base/endpoint.ts';
import { DocumentById, ListDocuments, VoidDocument } from './schema.ts';
import { DocumentListOut, DocumentOut } from './views.ts';

export const documentsEndpoints = {
  list: get('/documents', '公文登记', { input: ListDocuments, output: DocumentListOut }),
  detail: get('/documents/:documentId', '一件公文', { input: DocumentById, output: DocumentOut }),
  void: post('/documents/:documentId/void', '作废公文', { input: VoidDocument }),
};
