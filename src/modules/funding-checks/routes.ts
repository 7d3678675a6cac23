import { bind, type Binding } from '../../platform/http.ts';
import { fundingChecksEndpoints as at } from './endpoints.ts';
import { clearCheck, confirmCheck, liftCheck, noteCheck, revokeCheck } from './use-cases/decide-check.ts';
import { carryOutImport, dropImport, readImport } from './use-cases/import-awards.ts';
import { checkDetail, checkList } from './use-cases/read-checks.ts';
import { importDetail, importList, importTemplate } from './use-cases/read-imports.ts';
import { runChecks } from './use-cases/run-checks.ts';

export const fundingChecksRoutes: Binding[] = [
  bind(at.list, checkList),
  bind(at.detail, checkDetail),
  bind(at.run, runChecks),
  bind(at.clear, clearCheck),
  bind(at.note, noteCheck),
  bind(at.confirm, confirmCheck),
  bind(at.lift, liftCheck),
  bind(at.revoke, revokeCheck),
  bind(at.imports, importList),
  bind(at.importDetail, importDetail),
  bind(at.template, importTemplate),
  bind(at.readImport, readImport),
  bind(at.carryOut, carryOutImport),
  bind(at.dropImport, dropImport),
];
