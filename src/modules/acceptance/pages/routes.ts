import type { PageRoute } from '../../../web/router.tsx';

export const acceptancePages: PageRoute[] = [
  { path: '/acceptance', title: '成片验收', frame: 'work', load: () => import('./CasesPage.tsx') },
  { path: '/acceptance/checklist', title: '验收清单', frame: 'work', load: () => import('./ChecklistPage.tsx') },
  { path: '/acceptance/$caseId', title: '审看成片', frame: 'work', load: () => import('./ReviewPage.tsx') },
  {
    path: '/projects/$projectId/acceptance',
    title: '验收',
    frame: 'work',
    load: () => import('./ProjectAcceptancePage.tsx'),
  },
  { path: '/certificates/$code', title: '核验验收证书', frame: 'public', load: () => import('./CertificatePage.tsx') },
];
