import { bind, type Binding } from '../../platform/http.ts';
import { reportsEndpoints as at } from './endpoints.ts';
import { enterProject, entryChoices } from './use-cases/enter-project.ts';
import { fillReport, markUnchanged } from './use-cases/fill-report.ts';
import { carryOutImport, dropImport, importDetail, markedImport, readTableImport } from './use-cases/import-table.ts';
import { addDefinition, definitionList } from './use-cases/keep-definitions.ts';
import {
  certifyReport,
  checkReport,
  confirmReport,
  dropRestatement,
  prepareReport,
  recallReport,
  restateReport,
  returnReport,
  sendBackReport,
} from './use-cases/move-report.ts';
import { differenceList, nationalTable, nationalWorkbook, periodList, unitList } from './use-cases/read-national.ts';
import { reportDetail, reportTemplate, reportWorkbook } from './use-cases/read-report.ts';
import { confirmReports } from './use-cases/confirm-reports.ts';
import { urgeUnits } from './use-cases/urge-units.ts';

export const reportsRoutes: Binding[] = [
  bind(at.periods, periodList),
  bind(at.units, unitList),
  bind(at.urge, urgeUnits),
  bind(at.confirmAll, confirmReports),
  bind(at.national, nationalTable),
  bind(at.nationalWorkbook, nationalWorkbook),
  bind(at.differences, differenceList),
  bind(at.detail, reportDetail),
  bind(at.save, fillReport),
  bind(at.unchanged, markUnchanged),
  bind(at.prepare, prepareReport),
  bind(at.check, checkReport),
  bind(at.sendBack, sendBackReport),
  bind(at.certify, certifyReport),
  bind(at.return, returnReport),
  bind(at.confirm, confirmReport),
  bind(at.restate, restateReport),
  bind(at.recall, recallReport),
  bind(at.dropRestatement, dropRestatement),
  bind(at.workbook, reportWorkbook),
  bind(at.template, reportTemplate),
  bind(at.readImport, readTableImport),
  bind(at.importDetail, importDetail),
  bind(at.marked, markedImport),
  bind(at.carryOut, carryOutImport),
  bind(at.dropImport, dropImport),
  bind(at.definitions, definitionList),
  bind(at.addDefinition, addDefinition),
  bind(at.entryChoices, entryChoices),
  bind(at.enter, enterProject),
];
