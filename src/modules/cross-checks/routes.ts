import { bind, type Binding } from '../../platform/http.ts';
import { crossChecksEndpoints as at } from './endpoints.ts';
import { compareFigures } from './use-cases/compare-figures.ts';
import {
  answerDifference,
  closeDifference,
  reopenDifference,
  returnDifference,
} from './use-cases/decide-difference.ts';
import { alikeDifferences, closeAlikeDifferences } from './use-cases/close-alike.ts';
import { ruleList, saveRule, tryRule } from './use-cases/keep-rules.ts';
import { differenceDetail, differenceExport, differenceFile, differenceList } from './use-cases/read-differences.ts';

export const crossChecksRoutes: Binding[] = [
  bind(at.list, differenceList),
  bind(at.export, differenceExport),
  bind(at.run, compareFigures),
  bind(at.detail, differenceDetail),
  bind(at.answer, answerDifference),
  bind(at.return, returnDifference),
  bind(at.close, closeDifference),
  bind(at.alike, alikeDifferences),
  bind(at.closeAlike, closeAlikeDifferences),
  bind(at.file, differenceFile),
  bind(at.reopen, reopenDifference),
  bind(at.rules, ruleList),
  bind(at.saveRule, saveRule),
  bind(at.tryRule, tryRule),
];
