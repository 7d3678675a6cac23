/** Pages the frame leads to; the modules that own them use these paths. */
export const places = {
  home: '/',
  workbench: '/workbench',
  todo: '/todo',
  messages: '/messages',
  search: '/search',
  login: '/login',
  password: '/account/password',
  sessions: '/account/sessions',
  totp: '/account/totp',
  accessibility: '/accessibility',
} as const;
