import type { Role } from '../../base/policy.ts';

/** One line of the menu: who sees it, and the kinds of to-dos it counts. A line with children is only their heading. */
export type Line = {
  key: string;
  label: string;
  path?: string;
  icon?: string;
  roles: readonly Role[];
  todos?: readonly string[];
  children?: readonly Line[];
};

const producer = ['producer_admin', 'producer_editor'] as const;
const unit = ['unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader'] as const;
const nation = ['national_officer', 'national_leader'] as const;
const office = [...nation, 'auditor'] as const;
const administrators = ['system_admin', 'security_admin', 'audit_admin'] as const;
const everyone: readonly Role[] = [
  ...producer,
  ...unit,
  'unit_reviewer',
  ...nation,
  'objection_handler',
  'expert',
  'platform_operator',
  'finance_officer',
  'auditor',
  ...administrators,
];

const producerSteps = ['project.plan', 'project.milestone', 'project.report', 'project.advice', 'project.change'];
const officeSteps = ['project.plan', 'project.milestone', 'project.change', 'project.visit', 'project.watch'];

/** The menu of every role (ux 3): entry → who, where, icon, what it counts. The three administrators share nothing. */
export const menuTable: readonly Line[] = [
  { key: 'workbench', label: '工作台', path: '/workbench', icon: 'home', roles: everyone },
  { key: 'todo', label: '待办中心', path: '/todo', icon: 'inbox', roles: everyone, todos: ['*'] },
  {
    key: 'picture',
    label: '一张图',
    path: '/picture',
    icon: 'chart',
    roles: [...unit, ...office, 'platform_operator'],
  },
  { key: 'open-batches', label: '可申报批次', path: '/open-batches', icon: 'calendar', roles: producer },
  {
    key: 'own-applications',
    label: '我的申报',
    path: '/applications',
    icon: 'file',
    roles: producer,
    todos: ['application.fill', 'application.correct'],
  },
  {
    key: 'own-projects',
    label: '我的项目',
    path: '/projects',
    icon: 'folder',
    roles: producer,
    todos: producerSteps,
  },
  { key: 'own-works', label: '我的作品', path: '/works', icon: 'video', roles: producer },
  { key: 'calls', label: '征集批次', path: '/manage/calls', icon: 'calendar', roles: office, todos: ['call'] },
  { key: 'intake', label: '申报受理', path: '/applications', icon: 'file', roles: unit, todos: ['application.intake'] },
  { key: 'all-applications', label: '申报总览', path: '/applications', icon: 'file', roles: office },
  {
    key: 'first-review',
    label: '初评',
    path: '/first-review',
    icon: 'trophy',
    roles: ['unit_secretary', 'unit_leader', 'unit_reviewer'],
    todos: ['first_review.score', 'first_review.panel'],
  },
  {
    key: 'recommendations',
    label: '推荐名单',
    path: '/recommendations',
    icon: 'solution',
    roles: ['unit_secretary', 'unit_leader'],
    todos: ['recommendation.list'],
  },
  {
    key: 'deciding',
    label: '评审评定',
    icon: 'trophy',
    roles: office,
    children: [
      { key: 'arrivals', label: '推荐到件', path: '/recommendations/arrivals', roles: office },
      { key: 'quotas', label: '名额', path: '/quotas', roles: office, todos: ['quota_exception'] },
      { key: 'review', label: '专家评审', path: '/review/rounds', roles: office, todos: ['review_round'] },
      { key: 'decisions', label: '评定名单', path: '/review/decision-lists', roles: office, todos: ['decision_list'] },
      { key: 'publicity', label: '公示', path: '/manage/publicity', roles: office, todos: ['publicity.notice'] },
      { key: 'objections', label: '异议', path: '/objections', roles: office, todos: ['objection.case'] },
    ],
  },
  {
    key: 'cases',
    label: '异议办理',
    path: '/objections',
    icon: 'solution',
    roles: ['objection_handler'],
    todos: ['objection.case'],
  },
  {
    key: 'agreements',
    label: '三方协议',
    path: '/agreements',
    icon: 'solution',
    roles: [...producer, ...unit, ...office, 'finance_officer'],
    todos: ['agreement'],
  },
  {
    key: 'projects',
    label: '项目管理',
    path: '/projects',
    icon: 'folder',
    roles: [...unit, ...office, 'finance_officer', 'platform_operator'],
    todos: officeSteps,
  },
  { key: 'reports', label: '双周推进表', path: '/reports', icon: 'table', roles: unit, todos: ['report'] },
  {
    key: 'national-reports',
    label: '双周推进表',
    path: '/reports/national',
    icon: 'table',
    roles: office,
    todos: ['report'],
  },
  {
    key: 'differences',
    label: '数据核对',
    path: '/differences',
    icon: 'safety',
    roles: [...unit, ...office, 'platform_operator'],
    todos: ['difference'],
  },
  {
    key: 'enter-project',
    label: '录入扶持项目',
    path: '/entered-projects',
    icon: 'file',
    roles: ['unit_intake', 'unit_secretary', 'platform_operator'],
  },
  { key: 'guided', label: '指导项目', path: '/projects', icon: 'folder', roles: ['expert'], todos: ['project.advice'] },
  { key: 'outbox', label: '发件箱', path: '/outbox', icon: 'bell', roles: nation, todos: ['mail_held'] },
  {
    key: 'my-review',
    label: '我的评审',
    path: '/review/desk',
    icon: 'trophy',
    roles: ['expert'],
    todos: ['review_invitation', 'review_desk'],
  },
  { key: 'my-expert', label: '我的资料', path: '/experts/mine', icon: 'team', roles: ['expert'] },
  { key: 'quota', label: '本单位名额', path: '/quota', icon: 'table', roles: ['unit_secretary', 'unit_leader'] },
  { key: 'experts', label: '专家库', path: '/experts', icon: 'team', roles: office },
  {
    key: 'funds',
    label: '资金',
    icon: 'bank',
    roles: [...office, 'finance_officer', 'unit_leader'],
    children: [
      {
        key: 'fund-books',
        label: '资金账',
        path: '/funds',
        roles: [...office, 'finance_officer', 'unit_leader'],
        todos: ['ledger.proof'],
      },
      {
        key: 'payments',
        label: '拨付',
        path: '/payments',
        roles: [...office, 'finance_officer', 'unit_leader'],
        todos: ['payment.approval', 'payment.to_pay', 'payment.plan', 'payment.voucher'],
      },
      {
        key: 'payment-batches',
        label: '拨付单',
        path: '/payments/batches',
        roles: [...office, 'finance_officer', 'unit_leader'],
        todos: ['payment.batch'],
      },
      { key: 'payment-returns', label: '银行回盘', path: '/payments/returns', roles: ['finance_officer', 'auditor'] },
      {
        key: 'payee-accounts',
        label: '收款账户',
        path: '/payee-accounts',
        roles: ['finance_officer'],
        todos: ['payment.account'],
      },
      {
        key: 'recoveries',
        label: '追回',
        path: '/recoveries',
        roles: [...office, 'finance_officer', 'unit_leader'],
        todos: ['recovery'],
      },
    ],
  },
  {
    key: 'funding-checks',
    label: '重复资助核查',
    path: '/funding-checks',
    icon: 'safety',
    roles: office,
    todos: ['funding_check'],
  },
  { key: 'own-account', label: '收款账户', path: '/payee-accounts', icon: 'bank', roles: producer },
  { key: 'own-recoveries', label: '资金追回', path: '/recoveries', icon: 'bank', roles: producer, todos: ['recovery'] },
  {
    key: 'acceptance',
    label: '成片验收',
    path: '/acceptance',
    icon: 'video',
    roles: [...producer, ...unit, ...office, 'expert'],
    todos: ['acceptance.case'],
  },
  {
    key: 'promotion',
    label: '宣推',
    icon: 'globe',
    roles: [...unit, ...office],
    children: [
      {
        key: 'places',
        label: '承诺位置',
        path: '/promotion',
        roles: [...unit, ...office],
        todos: ['promotion.promise'],
      },
      { key: 'selected-lists', label: '优秀片单', path: '/selected-lists', roles: office, todos: ['promotion.list'] },
      { key: 'promotion-reviews', label: '点评推优', path: '/promotion-reviews', roles: [...unit, ...office] },
    ],
  },
  {
    key: 'own-promotion',
    label: '宣推证明',
    path: '/promotion',
    icon: 'globe',
    roles: ['platform_operator', ...producer],
    todos: ['promotion.promise'],
  },
  { key: 'works', label: '作品档案', path: '/works', icon: 'folder', roles: [...unit, ...office] },
  {
    key: 'organizations',
    label: '机构',
    path: '/organizations',
    icon: 'bank',
    roles: [...unit, ...office, 'system_admin'],
    todos: ['organization_verification'],
  },
  { key: 'documents', label: '公文', path: '/documents', icon: 'book', roles: [...unit, ...office] },
  {
    key: 'basis',
    label: '计划与规则',
    icon: 'table',
    roles: office,
    children: [
      { key: 'plans', label: '年度计划', path: '/plans', roles: office },
      { key: 'calendar', label: '工作日历', path: '/calendar', roles: office, todos: ['calendar'] },
      { key: 'rules', label: '分类标准', path: '/rules', roles: office },
      { key: 'terms', label: '代码表', path: '/terms', roles: office },
      { key: 'cross-check-rules', label: '核对规则', path: '/cross-check-rules', roles: office },
      { key: 'agreement-templates', label: '协议模板', path: '/agreement-templates', roles: office },
    ],
  },
  {
    key: 'organization',
    label: '机构信息',
    path: '/organization',
    icon: 'bank',
    roles: [...producer, 'unit_admin', 'unit_secretary'],
    todos: ['organization_returned'],
  },
  {
    key: 'people',
    label: '人员与角色',
    path: '/people',
    icon: 'team',
    roles: ['producer_admin', 'unit_admin', 'system_admin'],
    todos: ['invitation_lapsed'],
  },
  {
    key: 'signing-keys',
    label: '签名证书',
    path: '/signing-keys',
    icon: 'safety',
    roles: ['producer_admin', 'unit_leader', 'national_leader'],
  },
  {
    key: 'webhooks',
    label: '推送',
    path: '/webhooks',
    icon: 'setting',
    roles: ['producer_admin', 'unit_admin', 'platform_operator', 'system_admin', 'auditor'],
    todos: ['webhook_stopped'],
  },
  { key: 'jobs', label: '任务中心', path: '/jobs', icon: 'setting', roles: ['system_admin'] },
  {
    key: 'security-settings',
    label: '安全设置',
    path: '/security/settings',
    icon: 'safety',
    roles: ['security_admin'],
  },
  { key: 'security-log', label: '登录与拒绝', path: '/security/log', icon: 'solution', roles: ['security_admin'] },
  { key: 'audit', label: '审计记录', path: '/audit', icon: 'audit', roles: ['audit_admin', 'auditor'] },
  { key: 'messages', label: '消息', path: '/messages', icon: 'bell', roles: everyone },
];
