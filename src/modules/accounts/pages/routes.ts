import type { PageRoute } from '../../../web/router.tsx';

export const accountsPages: PageRoute[] = [
  { path: '/login', title: '登录', frame: 'bare', load: () => import('./LoginPage.tsx') },
  { path: '/register', title: '注册机构账号', frame: 'public', load: () => import('./RegisterPage.tsx') },
  { path: '/set-password', title: '设置密码', frame: 'bare', load: () => import('./SetPasswordPage.tsx') },
  { path: '/account/password', title: '修改密码', frame: 'work', load: () => import('./PasswordPage.tsx') },
  { path: '/account/totp', title: '动态口令', frame: 'work', load: () => import('./TotpPage.tsx') },
  { path: '/account/sessions', title: '登录与令牌', frame: 'work', load: () => import('./SessionsPage.tsx') },
  { path: '/organization', title: '机构信息', frame: 'work', load: () => import('./OwnOrganizationPage.tsx') },
  {
    path: '/organizations/$organizationId',
    title: '机构信息',
    frame: 'work',
    load: () => import('./OrganizationPage.tsx'),
  },
  { path: '/people', title: '人员与角色', frame: 'work', load: () => import('./PeoplePage.tsx') },
  { path: '/people/$personId', title: '人员', frame: 'work', load: () => import('./PersonPage.tsx') },
  { path: '/security/settings', title: '安全设置', frame: 'work', load: () => import('./SecuritySettingsPage.tsx') },
  { path: '/security/log', title: '登录与拒绝记录', frame: 'work', load: () => import('./SecurityLogPage.tsx') },
  { path: '/audit', title: '审计记录', frame: 'work', load: () => import('./AuditPage.tsx') },
];
