import { bind } from '../../platform/http.ts';
import { documentsEndpoints } from './endpoints.ts';
import { documentDetail, documentList } from './queries.ts';
import { voidDocument } from './use-cases/void-document.ts';

export const documentsRoutes = [
  bind(documentsEndpoints.list, documentList),
  bind(documentsEndpoints.detail, documentDetail),
  bind(documentsEndpoints.void, voidDocument),
];
