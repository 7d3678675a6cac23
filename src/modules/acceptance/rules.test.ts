import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { type LocalDate, localDate } from '../../base/time.ts';
import { differencesBetween } from './differences.ts';
import { checkFilm, checkKeys, type FilmCase, handInFindings, hiddenLabels, rulesOn } from './rules.ts';
import { namesAi } from './rules-ai.ts';
import { avoidanceFindings, type Candidate, decisionFindings, rectifyFindings } from './rules-decision.ts';
import type { CheckRule, Episode } from './terms.ts';
import { episodeIn, episodesText, lengthText } from './wording.ts';

const file = path.resolve(import.meta.dirname, '../../../reference/acceptance-rules.json');
const reference = JSON.parse(readFileSync(file, 'utf8')) as { rules: CheckRule[]; checklist: { key: string }[] };
const today = localDate('2026-09-05');
const rules = reference.rules.map((rule, ordinal) => ({
  ...rule,
  value: rule.value ?? '',
  validFrom: localDate('2026-01-01'),
  validUntil: null,
  ordinal,
}));

const episode = (number: number, ms = 120_000, more: Partial<Episode['facts']> = {}, visibleLabel = ''): Episode => ({
  id: `${number}`,
  caseId: 'c',
  number,
  fileId: `f${number}`,
  name: `第${number}集.mp4`,
  size: 1,
  sha256: `${number}-${ms}`.padEnd(64, '0'),
  facts: {
    container: 'mp4',
    durationMs: ms,
    width: 1080,
    height: 1920,
    videoCodec: 'avc1',
    hasAudio: true,
    labels: [],
    findings: [],
    ...more,
  },
  visibleLabel,
  addedAt: '2026-09-01T00:00:00.000Z' as Episode['addedAt'],
  addedByName: '李某',
});
const film = (more: Partial<FilmCase> = {}): FilmCase => ({
  rules,
  today,
  agreement: { number: '协议1号', episodeCount: 2, episodeMinutes: 2 },
  work: { productionForm: 'live_action', orientation: 'portrait', filingOn: localDate('2026-03-01') },
  producer: { name: '示例影视（广州）公司', creditCode: null },
  episodes: [episode(1), episode(2, 119_000)],
  statement: {
    aiUsed: false,
    aiUse: '',
    numberKind: 'licence',
    number: '（粤）网微剧审字（2026）第018号',
    numberOn: localDate('2026-08-20'),
    numberHolder: '示例影视(广州)公司',
    remark: '',
  },
  patterns: [
    {
      id: 'p',
      purpose: 'licence',
      label: '许可证',
      appliesTo: '',
      validFrom: null,
      validUntil: null,
      example: '',
      pattern: '^（[^）]{1,4}）网微剧审字（(\\d{4})）第\\d{3,}号$',
      issuer: null,
      source: '示例',
      confidence: 'high',
    },
  ],
  aiApplied: null,
  numberUsedBy: [],
  ...more,
});
const found = (it: FilmCase): string[] => handInFindings(checkFilm(it)).map(({ code }) => code);

test('a film as agreed has nothing against it, and every check of the reference has its code', () => {
  assert.deepEqual(found(film()), []);
  assert.ok(checkFilm(film()).every(({ clause }) => clause !== ''));
  assert.deepEqual(
    reference.rules.map(({ key }) => key).filter((key) => !checkKeys.includes(key)),
    ['rectify_days'],
  );
});

for (const [minutes, seconds, wanted] of [
  [19, 59, []],
  [20, 0, ['episode_too_long']],
  [21, 0, ['episode_too_long']],
] as const)
  test(`an episode of ${minutes}:${seconds} is ${wanted.length > 0 ? 'too long' : 'short enough'}`, () => {
    const ms = (minutes * 60 + seconds) * 1000;
    const it = film({
      episodes: [episode(1, ms)],
      agreement: { number: 'A', episodeCount: 1, episodeMinutes: ms / 60_000 },
    });
    assert.deepEqual(found(it), wanted);
  });

const statement = film().statement;
const cases: [string, Partial<FilmCase>, string[]][] = [
  ['no film', { episodes: [] }, ['no_film', 'episode_count', 'total_minutes']],
  ['a gap in the numbers', { episodes: [episode(1), episode(3)] }, ['episode_missing']],
  ['one film twice', { episodes: [episode(1), { ...episode(2), sha256: episode(1).sha256 }] }, ['same_film']],
  ['fewer episodes than agreed', { episodes: [episode(1)] }, ['episode_count', 'total_minutes']],
  ['ten per cent are tolerated', { episodes: [episode(1, 132_000), episode(2, 132_000)] }, []],
  ['more than ten per cent', { episodes: [episode(1, 133_000), episode(2, 132_000)] }, ['total_minutes']],
  [
    'the wrong way round',
    { episodes: [episode(1, 120_000, { width: 1920, height: 1080 }), episode(2)] },
    ['orientation'],
  ],
  ['no number', { statement: { ...statement, number: '' } }, ['number_missing']],
  ['a number of another form', { statement: { ...statement, number: '京网审1' } }, ['number_pattern']],
  ['a number of another work', { numberUsedBy: ['别的剧'] }, ['number_of_other']],
  ['a date to come', { statement: { ...statement, numberOn: localDate('2026-09-06') } }, ['number_date_future']],
  [
    'a licence before the filing',
    { statement: { ...statement, numberOn: localDate('2026-02-28') } },
    ['number_before_filing'],
  ],
  ['another holder', { statement: { ...statement, numberHolder: '别家公司' } }, ['number_holder_other']],
  ['no word on AI', { statement: { ...statement, aiUsed: null } }, ['ai_not_stated']],
  [
    'AI by its form, denied',
    { work: { productionForm: 'ai_generated', orientation: null, filingOn: null } },
    ['ai_form_denied'],
  ],
  [
    'a label that only suspects, denied',
    {
      episodes: [
        episode(1, 120_000, { labels: hiddenLabels(['{"Label":"3","ContentProducer":"甲","ProduceID":"1"}']) }),
        episode(2, 119_000),
      ],
    },
    ['ai_label_unsure'],
  ],
  ['another word in the application', { aiApplied: true }, ['ai_other_than_applied']],
  ['the same word in the application', { aiApplied: false }, []],
  ['AI used, nothing seen', { statement: { ...statement, aiUsed: true } }, ['visible_missing', 'hidden_missing']],
  [
    'words that do not say it',
    {
      statement: { ...statement, aiUsed: true },
      episodes: [episode(1, 120_000, {}, '片头有标识'), episode(2, 119_000, {}, '片头“AI生成”')],
    },
    ['visible_words', 'hidden_missing'],
  ],
];
for (const [name, more, wanted] of cases)
  test(`checks: ${name}`, () => {
    assert.deepEqual(found(film(more)), wanted);
  });

test('a label that names a wrong code is a fault of that episode only', () => {
  const labels = hiddenLabels(['{"Label":"1","ContentProducer":"甲公司","ProduceID":"1"}']);
  const it = film({
    statement: { ...statement, aiUsed: true },
    episodes: [episode(1, 120_000, { labels }, 'AI生成'), episode(2, 119_000, { labels: [] }, 'AI生成')],
  });
  assert.deepEqual(found(it), ['hidden_missing', 'hidden_faulty']);
  assert.deepEqual(hiddenLabels(['{"Label":"1"}', '{"Label":"2"}'])[0]?.faults.at(-1), 'labels-disagree');
  assert.deepEqual(
    [namesAi('AI生成'), namesAi('人工智能合成'), namesAi('AI'), namesAi('生成')],
    [true, true, false, false],
  );
});

test('a rule holds in its days, and its weight is data', () => {
  const [first] = rules;
  if (!first) throw new Error('no rules');
  const ended = { ...first, validUntil: localDate('2026-08-31') };
  assert.equal(rulesOn([ended], today).length, 0);
  assert.equal(rulesOn([ended], localDate('2026-08-31') as LocalDate).length, 1);
  const lenient = rules.map((rule) => ({ ...rule, weight: 'look' as const }));
  assert.ok(handInFindings(checkFilm(film({ rules: lenient, episodes: [] }))).every(({ weight }) => weight === 'look'));
});

test('decisions wait for every opinion and the whole checklist', () => {
  const checklist = [{ key: 'a', label: '甲项', clause: '', source: '' }];
  const panel = [{ personName: '审甲', verdict: 'pass' as const }];
  const met = { checklist, points: [{ key: 'a', result: 'met' as const }], panel, agreementInForce: true };
  const codes = (...args: Parameters<typeof decisionFindings>) => decisionFindings(...args).map(({ code }) => code);
  assert.deepEqual(codes('accept', met), []);
  assert.deepEqual(codes('reject', met), ['nothing_against']);
  assert.deepEqual(codes('accept', { ...met, points: [] }), ['checklist_open']);
  assert.deepEqual(codes('rectify', { ...met, points: [] }), ['nothing_against']);
  const unmet = { ...met, points: [{ key: 'a', result: 'unmet' as const }] };
  assert.deepEqual(codes('accept', unmet), ['checklist_unmet']);
  assert.deepEqual(codes('reject', unmet), []);
  assert.deepEqual(codes('accept', { ...met, agreementInForce: false }), ['no_agreement']);
  assert.deepEqual(codes('accept', { ...met, panel: [{ personName: '审甲', verdict: null }] }), ['opinions_missing']);
  assert.deepEqual(rectifyFindings(localDate('2026-09-06'), today, 90), []);
  assert.deepEqual(
    rectifyFindings(today, today, 90).map(({ code }) => code),
    ['rectify_past'],
  );
  assert.deepEqual(
    rectifyFindings(localDate('2026-12-05'), today, 90).map(({ code }) => code),
    ['rectify_far'],
  );
});

test('who keeps away from a panel', () => {
  const expert = {
    personId: 'e1',
    name: '审甲',
    employerName: '示例大学',
    employerCreditCode: null,
    state: 'active',
    termFrom: localDate('2026-01-01'),
    termUntil: null,
    interests: [],
  } as unknown as Candidate;
  const avoiding = { producer: { name: '示例影视（广州）公司', creditCode: null }, guides: [] as string[], today };
  const codes = (one: Partial<Candidate>, more = {}) =>
    avoidanceFindings({ ...expert, ...one }, { ...avoiding, ...more }).map(({ code }) => code);
  assert.deepEqual(codes({}), []);
  assert.deepEqual(codes({ employerName: '示例影视(广州)公司' }), ['expert_of_producer']);
  assert.deepEqual(codes({ state: 'paused' }), ['expert_not_available']);
  assert.deepEqual(codes({}, { guides: ['e1'] }), ['expert_guides']);
  const tie = { kind: 'relative' as const, partyName: '示例影视（广州）公司', partyCreditCode: null };
  assert.deepEqual(codes({ interests: [tie] }), ['expert_tied']);
});

test('two handings-in are compared place by place', () => {
  const before = { statement, episodes: [episode(1), episode(2)] };
  const after = {
    statement: { ...statement, remark: '已改' },
    episodes: [{ ...episode(1), visibleLabel: 'AI生成' }, episode(3)],
  };
  assert.deepEqual(
    differencesBetween(before, after).map(({ place }) => place),
    ['说明', '第1集显著标识', '第2集', '第3集'],
  );
  assert.deepEqual(differencesBetween(before, before), []);
});

test('lengths and episode numbers as officials read them', () => {
  assert.deepEqual([48_000, 90_000, 5_525_000, null].map(lengthText), ['48秒', '1分30秒', '1小时32分05秒', '读不出']);
  assert.equal(episodesText([3, 1, 2, 7, 9, 10]), '第1—3、7、9、10集');
});

test('the number of an episode is read from the name of its file', () => {
  for (const [name, number] of [
    ['第12集.mp4', 12],
    ['第 3 集_v2.mp4', 3],
    ['S01E07.mp4', 7],
    ['2026-骑楼下-03.mov', 3],
    ['骑楼下_20260801_04.mp4', 4],
    ['05_1080p.mkv', 5],
    ['06 720p.mp4', 6],
    ['骑楼下第二季08.mp4', 8],
    ['成片.mp4', 2],
  ] as const)
    assert.equal(episodeIn(name, [1, 3]), number, name);
});
