import type { PageRoute } from '../../../web/router.tsx';

export const agreementsPages: PageRoute[] = [
  { path: '/agreements', title: '三方协议', frame: 'work', load: () => import('./AgreementsPage.tsx') },
  { path: '/projects/$projectId/agreement', title: '协议', frame: 'work', load: () => import('./AgreementPage.tsx') },
  { path: '/agreement-templates', title: '协议模板', frame: 'work', load: () => import('./TemplatesPage.tsx') },
  {
    path: '/agreement-templates/$templateId',
    title: '协议模板',
    frame: 'work',
    load: () => import('./TemplatePage.tsx'),
  },
  {
    path: '/signing-authorities',
    title: '签发机构',
    frame: 'work',
    load: () => import('./SigningAuthoritiesPage.tsx'),
  },
  { path: '/signing-keys', title: '签名证书', frame: 'work', load: () => import('./SigningKeysPage.tsx') },
];
