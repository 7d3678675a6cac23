import { bind } from '../../platform/http.ts';
import { reservePoolEndpoints as at } from './endpoints.ts';
import { adjustEntry, deferEntry, enterEntry, moveStage } from './use-cases/enter-entries.ts';
import { carryOutImport, dropImport, importDetail, markedImport, readImport } from './use-cases/import-entries.ts';
import { publishRules, rulesList } from './use-cases/keep-rules.ts';
import { promoteEntry, removeEntry, restoreEntry, takeBackEntry } from './use-cases/promote-entry.ts';
import { entryChoices, entryDetail, entryList, entryOfApplication, producerChoices } from './use-cases/read-entries.ts';
import { gapTable, goalDetail, setGoal } from './use-cases/read-gaps.ts';
import { entryTemplate, entryWorkbook } from './use-cases/workbooks.ts';

/** Endpoints of the reserve pool and what answers them. */
export const reservePoolRoutes = [
  bind(at.list, entryList),
  bind(at.workbook, entryWorkbook),
  bind(at.template, entryTemplate),
  bind(at.choices, entryChoices),
  bind(at.producers, producerChoices),
  bind(at.enter, enterEntry),
  bind(at.detail, entryDetail),
  bind(at.adjust, adjustEntry),
  bind(at.moveStage, moveStage),
  bind(at.defer, deferEntry),
  bind(at.remove, removeEntry),
  bind(at.restore, restoreEntry),
  bind(at.promote, promoteEntry),
  bind(at.takeBack, takeBackEntry),
  bind(at.ofApplication, entryOfApplication),
  bind(at.gaps, gapTable),
  bind(at.goal, goalDetail),
  bind(at.setGoal, setGoal),
  bind(at.rules, rulesList),
  bind(at.publishRules, publishRules),
  bind(at.readImport, readImport),
  bind(at.import, importDetail),
  bind(at.marked, markedImport),
  bind(at.carryOut, carryOutImport),
  bind(at.drop, dropImport),
];
