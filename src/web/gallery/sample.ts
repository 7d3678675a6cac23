import { z } from 'zod';
import { get, nothing, post } from '../../base/endpoint.ts';
import { localDateField, text } from '../../base/fields.ts';
import { fen } from '../../base/money.ts';
import { instant, localDate } from '../../base/time.ts';

// Invented figures for the gallery; every title and unit is 示例.
export const at = (time: string) => instant(`2026-${time}:00+08:00`);

export type Row = {
  id: string;
  number: string;
  title: string;
  org: string;
  state: 'doing' | 'done' | 'warn' | 'bad';
  fen: number;
};
const states = ['doing', 'done', 'warn', 'bad'] as const;
const titles = ['岭南灯火', '侨批', '骑楼下', '潮起红头船', '示例作品甲', '示例作品乙', '示例作品丙', '示例作品丁'];
export const rows: Row[] = titles.map((title, i) => ({
  id: `r${i}`,
  number: String(412 - i * 7).padStart(4, '0'),
  title,
  org: `示例机构 ${String(i + 1).padStart(2, '0')}`,
  state: states[i % 4] ?? 'doing',
  fen: fen((60 + i * 5) * 1_000_000),
}));
export const words = { doing: '待复评', done: '复评入围', warn: '待补正', bad: '逾期' } as const;

export const findings = [
  { code: 'sum', message: '总投资与预算合计相差 10.00 万元。', path: 'totalFen', clause: '规则 F-01' },
  { code: 'other', message: '登记的其他财政支持与查重记录不一致。', path: 'note', clause: '通知六（一）3' },
  {
    code: 'cast',
    message: '演职人员酬金占 44.0%，须附成本配置比例情况报告。',
    clause: '规则 F-07',
    weight: 'look' as const,
  },
];

export const Sample = z.object({
  title: text(1, 40).meta({ label: '作品名称', hint: '不带书名号' }),
  kind: z.enum(['life', 'place', 'world']).meta({
    label: '五个一批',
    options: { life: '人间烟火', place: '地域特色', world: '面向世界' },
  }),
  totalFen: z.number().int().meta({ label: '总投资', widget: 'money' }),
  startOn: localDateField().meta({ label: '开机日期', widget: 'date' }),
  episodes: z.number().int().optional().meta({ label: '集数', unit: '集' }),
  level: z
    .enum(['a', 'b', 'c', 'd', 'e'])
    .optional()
    .meta({
      label: '机构层级',
      options: { a: '中央', b: '省级', c: '市级', d: '县级', e: '其他' },
    }),
  note: text(30, 800).meta({ label: '资金使用说明', max: 800, min: 30 }),
  promise: z.boolean().default(false).meta({ label: '已核对以上内容' }),
});

export const Budget = z.object({
  name: text(1, 40).meta({ label: '科目' }),
  fen: z.number().int().meta({ label: '金额', widget: 'money' }),
});

export const sampleEndpoints = {
  refuse: post('/gallery/refuse', '样张：一律不准', { input: Sample }),
  done: post('/gallery/done', '样张：办成', { input: z.object({ id: z.string() }) }),
  saved: post('/gallery/saved', '样张：已保存', { input: z.object({ id: z.string() }) }),
  expired: get('/gallery/expired', '样张：登录已过期', { input: nothing, output: z.object({ ok: z.boolean() }) }),
};

export const events = [
  { at: at('11-20T16:30'), act: 'publish', label: '发布第三批公示', who: '周敏', org: '示例司', note: '' },
  { at: at('11-18T09:12'), act: 'return', label: '退回补正', who: '张三', org: '示例局', note: '版权链条缺改编授权。' },
  { at: at('09-28T19:48'), act: 'submit', label: '提交申报', who: '陈珊', org: '示例影视', note: '' },
];
export const opinions = [
  {
    stage: '受理',
    person: '李四',
    org: '示例局',
    arrivedAt: at('09-16T09:00'),
    doneAt: at('09-17T15:20'),
    used: '1 个工作日',
    opinion: '材料齐全，予以受理。',
    act: '同意',
  },
  {
    stage: '签发',
    person: '王五',
    org: '示例局',
    arrivedAt: at('09-28T10:00'),
    doneAt: null,
    used: '已 2 个工作日',
    opinion: '',
    act: '待办',
  },
];
const stageNames = [
  '方案备齐',
  '征集发布',
  '申报截止',
  '推荐截止',
  '形式审查',
  '抽取专家',
  '回避承诺',
  '复评',
  '终评',
  '公示',
  '结果发布',
  '三方协议',
  '首笔拨付',
  '验收',
];
export const stages = stageNames.map((label, i) => ({
  key: label,
  label,
  date: `${String(1 + (i % 12)).padStart(2, '0')}-20`,
  state: i < 9 ? ('past' as const) : i === 9 ? ('today' as const) : ('next' as const),
}));
export const days = (
  [
    ['20', 'published'],
    ['21', 'rest'],
    ['22', 'rest'],
    ['23', 'counted'],
    ['24', 'counted'],
    ['25', 'counted'],
    ['26', 'counted'],
    ['27', 'counted'],
  ] as const
).map(([day, kind]) => ({
  date: localDate(`2026-11-${day}`),
  kind,
}));
