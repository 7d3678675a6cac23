import { bind } from '../../platform/http.ts';
import { classificationEndpoints } from './endpoints.ts';
import { addStandard } from './use-cases/add-standard.ts';
import { addPattern, endPattern } from './use-cases/change-patterns.ts';
import { addTerm, endTerm } from './use-cases/change-terms.ts';
import { judgeWork, ruleBrowser, termList } from './use-cases/show-rules.ts';

export const classificationRoutes = [
  bind(classificationEndpoints.rules, ruleBrowser),
  bind(classificationEndpoints.judge, judgeWork),
  bind(classificationEndpoints.terms, termList),
  bind(classificationEndpoints.addStandard, addStandard),
  bind(classificationEndpoints.addPattern, addPattern),
  bind(classificationEndpoints.endPattern, endPattern),
  bind(classificationEndpoints.addTerm, addTerm),
  bind(classificationEndpoints.endTerm, endTerm),
];
