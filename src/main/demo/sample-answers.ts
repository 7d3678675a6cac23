import type { FormField, FormSection } from '../../modules/calls/contract.ts';
import { asksFor } from '../../modules/applications/form-rules.ts';

/** What a sample application is about; everything made of it is marked 示例 in its own words. */
export type Subject = {
  title: string;
  place: string;
  theme: string;
  category: string;
  form: string;
  number: number;
  options: Readonly<Record<string, readonly { value: string; label: string }[]>>;
  contact: { name: string; phone: string };
};

/** Of each row one sentence is chosen by the number of the work, so that no two stories read alike. */
const story: readonly (readonly string[])[] = [
  [
    '修表匠守着老街最后一间铺子，等一个三十年前的约定。',
    '返乡的女大学生接手了村里停摆多年的榨油坊。',
    '退伍的消防员在县城开了一家深夜粥铺。',
    '海岛灯塔的看守人收到一封没有落款的来信。',
    '草原上的放映员骑着摩托，把电影送到每一座毡房。',
    '剧团里最年轻的武旦第一次独自挑起大梁。',
    '山区教师带着十一个孩子组建了一支合唱队。',
    '快递站长发现自己常送的地址早已无人居住。',
    '古籍修复师在残页里读到一段被遗忘的家史。',
  ],
  [
    '一场台风让两户多年不说话的邻居住到了同一个屋檐下。',
    '为了保住祖传的手艺，她决定把作坊搬上直播间。',
    '突如其来的征迁通知，让所有人的打算落了空。',
    '一张泛黄的合影，牵出三代人的离散与相认。',
    '他接下了一单谁也不敢接的生意。',
    '比赛前夜，主力队员悄悄离开了宿舍。',
    '一只走失的羊，把几个陌生人连到了一起。',
    '村口的老槐树要不要移走，成了全村的心事。',
  ],
  [
    '众人各有各的难处，却在一次次争执里看见了对方。',
    '她从抗拒到明白，走了整整一个夏天。',
    '误会解开的那天，正好是开渔的日子。',
    '他终于承认，当年逃走的人是自己。',
    '孩子们用一场没有观众的演出回答了大人。',
    '账本里多出来的一笔钱，揭开了善意的谎言。',
    '两代人围着一口老灶，把话说到了天亮。',
  ],
  [
    '全剧以细节推动，不设悬浮的冲突，每集留一个生活里的悬念。',
    '以人物的选择带出时代的变化，轻喜的笔调里有分量。',
    '叙事采用双线并行，过去与现在在结尾处汇合。',
    '以一天写一生，节奏明快，台词贴着人物说。',
    '用方言和民歌串起段落，声音就是故事的线索。',
  ],
  [
    '主创三次到当地采风，访谈四十余人，情节均有生活来处。',
    '编剧在村里住了两个月，人物原型都愿意出镜讲述。',
    '团队由青年导演领衔，老艺术家担任艺术顾问。',
    '拍摄以实景为主，服装、道具、方言由当地顾问把关。',
    '后期制作无障碍字幕与口述影像，兼顾特殊群体观看。',
    '音乐取材于本地小调，由非遗传承人现场演奏。',
  ],
  [
    '片尾以真实影像作结，让观众看到他们今天的样子。',
    '剧中取景地已列入当地文旅线路，播出后同步推介。',
    '故事最后没有赢家，只有重新坐到一张桌前的人。',
    '最后一集回到第一集的街口，灯又亮了。',
  ],
];
const chosen = (number: number, row: number): string => {
  const list = story[row] ?? [];
  return list[(number * (2 * row + 3) + Math.floor(number / (row + 2))) % list.length] ?? '';
};

const sentences = (subject: Subject): readonly string[] => [
  `【示例】《${subject.title}》，${subject.place}，${subject.theme}。`,
  ...[0, 31, 62].flatMap((further) => story.map((_, row) => chosen(subject.number + further, row))),
];

/** A text of at least so many characters out of the sample sentences, never longer than allowed. */
function textFor(subject: Subject, { min = 1, max = 2000, label }: FormField): string {
  const all = sentences(subject);
  let text = max < 60 ? `示例${label}` : max < 200 ? (all[0] ?? '') : all.join('');
  for (let i = 1; [...text].length < min; i++) text += all[i % all.length];
  return [...text].slice(0, max).join('');
}

const optionsOf = (subject: Subject, field: FormField): readonly { value: string; label: string }[] =>
  field.options ?? subject.options[field.optionsFrom ?? ''] ?? [];
const day = (month: number, date: number): string =>
  `2026-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;

type Row = Record<string, unknown>;
const tables: Record<string, (subject: Subject) => Row[]> = {
  'team.members': ({ number }) =>
    ['writer', 'director', 'producer'].map((role, i) => ({
      role,
      name: `示例主创${number}${'甲乙丙'[i]}`,
      works: '示例作品',
      honours: '',
    })),
  'story.characters': ({ place }) => [
    { name: '阿岚', about: `${place}老街上的年轻修表匠，寡言，心细。` },
    { name: '陈伯', about: '街坊里最后一位灯笼师傅，手艺好，脾气倔。' },
  ],
  'production.milestones': () => [
    { stage: '剧本定稿', on: day(8, 15), evidence: '剧本终稿' },
    { stage: '开机', on: day(9, 20), evidence: '开机照片' },
    { stage: '杀青', on: day(11, 10), evidence: '场记单' },
    { stage: '成片', on: day(12, 20), evidence: '样片' },
  ],
  'funds.budget': ({ number }) => [
    { line: 'script', amount: 18_000_000 + number * 100_000, note: '编剧 2 人' },
    { line: 'cast', amount: 82_000_000, note: '主演 3 人，群演 240 人次' },
    { line: 'crew', amount: 100_000_000, note: '摄制 26 天' },
  ],
  'promotion.indicators': () => [
    { name: '全网有效播放', target: '8000 万次', how: '平台后台数据' },
    { name: '首页推荐', target: '不少于 14 天', how: '平台截图' },
  ],
};

const fixed: Record<string, (subject: Subject) => unknown> = {
  'basic.title': ({ title }) => title,
  'basic.form': ({ form }) => form,
  'basic.category': ({ category }) => category,
  'basic.specialSubject': () => 'none',
  'basic.classCode': () => '2',
  'basic.stage': ({ number }) => ['script', 'shooting', 'topic'][number % 3],
  'basic.storySource': () => 'original',
  'basic.original': () => true,
  'basic.online': () => false,
  'basic.filingNumber': ({ number }) => `示例备案〔2026〕${1000 + number}号`,
  'basic.filingOn': ({ number }) => day(4, 1 + (number % 28)),
  'basic.episodeCount': ({ number }) => 20 + (number % 5) * 4,
  'basic.episodeMinutes': ({ number }) => 2 + (number % 3),
  'basic.totalMinutes': ({ number }) => (20 + (number % 5) * 4) * (2 + (number % 3)),
  'basic.startOn': () => day(9, 20),
  'basic.wrapOn': () => day(11, 10),
  'basic.onlineOn': () => '2027-01-15',
  'basic.platforms': () => ['示例视听平台'],
  'applicant.contactName': ({ contact }) => contact.name,
  'applicant.contactPhone': ({ contact }) => contact.phone,
  'applicant.contactEmail': () => 'contact@example.invalid',
  'funds.totalInvestment': ({ number }) => 200_000_000 + number * 100_000,
  'funds.ownFunds': () => 140_000_000,
  'funds.requested': ({ number }) => 40_000_000 + (number % 5) * 5_000_000,
  'funds.castShare': () => 38,
};
/** Yes-or-no questions about trouble are answered no, pledges yes. */
const yes = new Set(['basic.original']);

function answerTo(subject: Subject, path: string, field: FormField): unknown {
  const known = fixed[path] ?? tables[path];
  if (known) return known(subject);
  switch (field.kind) {
    case 'text':
    case 'longText':
      return textFor(subject, field);
    case 'number':
    case 'money':
      return field.min ?? 1;
    case 'date':
      return day(10, 1);
    case 'yesNo':
      return path.startsWith('pledges.') || yes.has(path);
    case 'choice':
      return optionsOf(subject, field)[subject.number % Math.max(1, optionsOf(subject, field).length)]?.value;
    case 'choices':
      return optionsOf(subject, field)
        .slice(0, 1)
        .map(({ value }) => value);
    case 'list':
      return [`示例${field.label}`];
    case 'table':
      return [];
  }
}

/** Answers to every question a form asks of this subject; a question that is not asked stays empty. */
export function sampleAnswers(sections: readonly FormSection[], subject: Subject): Record<string, unknown> {
  const answers: Record<string, unknown> = {};
  for (const section of sections) {
    for (const field of section.fields) {
      if (field.bind?.startsWith('organization.')) continue;
      const path = `${section.key}.${field.key}`;
      if (asksFor(field.required, answers)) answers[path] = answerTo(subject, path, field);
    }
  }
  return answers;
}
