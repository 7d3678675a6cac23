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

const sentences = (subject: Subject): readonly string[] => [
  `【示例】《${subject.title}》以${subject.place}的寻常街巷为背景，写一群普通人在时代变化中的选择与坚守。`,
  `故事从一次意外的重逢讲起，人物在彼此的误解与体谅中重新认识脚下的土地。`,
  `创作团队三次到当地采风，访谈四十余人，人物与情节均有生活来处。`,
  `全剧不设悬浮的冲突，以细节推动情节，力求好看、可信、有回味。`,
  `主题聚焦${subject.theme}，坚持社会效益优先，面向竖屏观看习惯设计节奏，每集留一个生活化的悬念。`,
  `拍摄以实景为主，服装、道具、方言由当地顾问把关，后期制作无障碍字幕。`,
];

/** A text of at least so many characters out of the sample sentences, never longer than allowed. */
function textFor(subject: Subject, { min = 1, max = 2000, label }: FormField): string {
  const all = sentences(subject);
  let text = max < 60 ? `示例${label}` : (all[subject.number % all.length] ?? '');
  for (let i = 1; [...text].length < min; i++) text += all[(subject.number + i) % all.length];
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
