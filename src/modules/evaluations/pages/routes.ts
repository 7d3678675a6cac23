import type { PageRoute } from '../../../web/router.tsx';

export const evaluationsPages: PageRoute[] = [
  { path: '/evaluations', title: '考核评价', frame: 'work', load: () => import('./EvaluationsPage.tsx') },
  { path: '/evaluations/$evaluationId', title: '考核评价', frame: 'work', load: () => import('./EvaluationPage.tsx') },
  {
    path: '/evaluations/$evaluationId/result',
    title: '评价结果',
    frame: 'work',
    load: () => import('./ResultPage.tsx'),
  },
  { path: '/own-evaluations', title: '本单位评价', frame: 'work', load: () => import('./OwnEvaluationsPage.tsx') },
  { path: '/evaluation-sheets/$sheetId', title: '评价表', frame: 'work', load: () => import('./SheetPage.tsx') },
  { path: '/evaluation-suggestions', title: '结果运用', frame: 'work', load: () => import('./SuggestionsPage.tsx') },
  { path: '/evaluation-sets', title: '评价指标', frame: 'work', load: () => import('./SetsPage.tsx') },
];
