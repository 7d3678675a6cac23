import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleCalendar, sampleDays } from '../../base/sample-calendar.ts';
import { instant, localDate } from '../../base/time.ts';
import { workingCalendar } from '../../base/working-days.ts';
import { contentOfEdition, filled, republicationText, resultText, windowed } from './notice-text.ts';
import {
  askFindings,
  claimFindings,
  lastUntil,
  proposalFindings,
  replyDueOn,
  shelveFindings,
  shownWindow,
  stakeFindings,
  textFindings,
  untilInForce,
  windowFindings,
} from './rules.ts';
import { ObjectionForm } from './schema.ts';
import type { Claimant, NoticeRow, Request } from './terms.ts';

const calendar = sampleCalendar();
const row = (over: Partial<NoticeRow> = {}): NoticeRow => ({
  applicationId: 'a1',
  applicantOrgId: 'o1',
  recommenderOrgId: 'u1',
  number: '2026-01-0001',
  title: '骑楼下',
  applicant: '南方示例影视有限公司',
  recommender: '广东省广播电视局',
  category: '人间烟火',
  kind: 'selected',
  from: localDate('2026-06-15'),
  until: localDate('2026-06-23'),
  days: 5,
  finalIn: null,
  ...over,
});
const codes = (found: { code: string }[]) => found.map((one) => one.code);

test('a window counts working days after the day published and explains its holidays (端午)', () => {
  const [shown] = windowed([row({ from: null, until: null })], { on: localDate('2026-06-15'), days: 5, calendar });
  assert.equal(shown?.until, '2026-06-23');
  const window = shownWindow(row(), calendar, instant('2026-06-15T17:00:00+08:00'));
  assert.deepEqual([window?.left, window?.open, window?.days.length], [5, true, 9]);
  assert.match(
    window?.sentence ?? '',
    /自 6 月 15 日次日起 5 个工作日，端午节 6 月 19 日至 21 日顺延，止于 6 月 23 日24:00/,
  );
  const left = (at: string) => shownWindow(row(), calendar, instant(at))?.left;
  assert.deepEqual(
    [
      '2026-06-16T00:00:00+08:00',
      '2026-06-20T12:00:00+08:00',
      '2026-06-23T23:59:59.999+08:00',
      '2026-06-24T00:00:00+08:00',
    ].map(left),
    [5, 2, 1, 0],
  );
});

test('rows that were shown keep their window, the promoted one gets its own', () => {
  const rows = windowed([row(), row({ applicationId: 'a2', from: null, until: null })], {
    on: localDate('2026-06-22'),
    days: 3,
    calendar,
  });
  assert.deepEqual(
    rows.map((one) => [one.from, one.until, one.days]),
    [
      ['2026-06-15', '2026-06-23', 5],
      ['2026-06-22', '2026-06-25', 3],
    ],
  );
  assert.equal(lastUntil(rows, calendar), '2026-06-25');
});

test('a changed calendar may lengthen a published window and never shortens it', () => {
  const withHoliday = workingCalendar({
    days: [...sampleDays, { date: localDate('2026-06-22'), working: false, name: '临时放假' }],
    years: [2026],
  });
  assert.equal(untilInForce(row(), withHoliday), '2026-06-24');
  const without = workingCalendar({ days: [], years: [2026] });
  assert.equal(untilInForce(row(), without), '2026-06-23');
});

test('objections are in time until the last millisecond of the last day', () => {
  const at = (time: string) => codes(windowFindings(row(), calendar, instant(time)));
  assert.deepEqual(at('2026-06-23T23:59:59.999+08:00'), []);
  assert.deepEqual(at('2026-06-24T00:00:00.000+08:00'), ['window_closed']);
  assert.deepEqual(codes(windowFindings(undefined, calendar, instant('2026-06-16T00:00:00Z'))), ['not_listed']);
});

const form = (over: Record<string, unknown>) =>
  ObjectionForm.parse({
    workNumber: '2026-01-0001',
    claimantKind: 'person',
    ground: 'copyright',
    claim: '该作品主要情节与我本人发表的小说相同，附对照表一份。',
    ...over,
  });

test('each way of objecting asks for what it needs, all at once', () => {
  assert.deepEqual(codes(claimFindings(form({}), { seal: false })), [
    'name_missing',
    'unit_missing',
    'contact_missing',
  ]);
  assert.deepEqual(
    codes(claimFindings(form({ name: '欧阳提出', unitName: '示例大学', phone: '１３９ 0000 1111' }), { seal: false })),
    [],
  );
  const unit = {
    claimantKind: 'unit',
    unitName: '示例出版社',
    creditCode: '91350100M000100Y43',
    contactName: '某人',
    email: 'a@b.cn',
  };
  assert.deepEqual(codes(claimFindings(form(unit), { seal: true })), []);
  assert.deepEqual(codes(claimFindings(form(unit), { seal: false })), ['seal_missing']);
  assert.deepEqual(
    claimFindings(form({ ...unit, creditCode: '1' }), { seal: true }).map((one) => one.path),
    ['creditCode'],
  );
  assert.deepEqual(codes(claimFindings(form({ claimantKind: 'anonymous' }), { seal: false })), []);
  assert.deepEqual(codes(claimFindings(form({ claimantKind: 'anonymous', phone: '13900001111' }), { seal: false })), [
    'not_anonymous',
  ]);
  assert.deepEqual(
    [codes(shelveFindings({ claimantKind: 'anonymous' })), codes(shelveFindings({ claimantKind: 'unit' }))],
    [[], ['named']],
  );
});

test('a named objection is answered within working days, an anonymous one is owed nothing', () => {
  const receivedAt = instant('2026-06-18T09:00:00+08:00');
  assert.equal(replyDueOn({ receivedAt, claimantKind: 'person' }, 10, calendar), '2026-07-03');
  assert.equal(replyDueOn({ receivedAt, claimantKind: 'anonymous' }, 10, calendar), null);
});

const claimant: Claimant = {
  objectionId: 'x',
  name: '欧阳提出',
  unitName: '示例大学',
  creditCode: '',
  contactName: '',
  phone: '13900001111',
  email: '',
};
const stake = {
  person: { id: 'p1', name: '梁承办', phone: null as string | null, orgId: 'n1' },
  preparers: ['p2'],
  releasedBy: 'p3',
  reviewers: ['p4'],
  applicantOrgId: 'o1',
  recommenderOrgId: 'u1',
  jointCreditCodes: [],
  orgCreditCode: null,
  claimant,
};

test('whoever prepared, signed, reviewed, belongs to a party or is the claimant does not handle the case', () => {
  const as = (person: Partial<(typeof stake)['person']>, over = {}) =>
    codes(stakeFindings({ ...stake, person: { ...stake.person, ...person }, ...over }));
  assert.deepEqual(as({}), []);
  assert.deepEqual(
    [as({ id: 'p2' }), as({ id: 'p3' }), as({ id: 'p4' })],
    [['prepared_list'], ['released_list'], ['reviewed']],
  );
  assert.deepEqual([as({ orgId: 'o1' }), as({ orgId: 'u1' })], [['of_applicant'], ['of_recommender']]);
  assert.deepEqual(as({ phone: '13900001111' }), ['is_claimant']);
  assert.deepEqual(as({}, { orgCreditCode: 'C', jointCreditCodes: ['C'] }), ['of_joint']);
  assert.ok(
    stakeFindings({ ...stake, person: { ...stake.person, phone: '13900001111' } }).every(
      (one) => !one.message.includes('欧阳'),
    ),
  );
});

test('a request names nobody and gives time; an outcome waits for the answers', () => {
  const now = instant('2026-06-18T09:00:00+08:00');
  const asked = {
    statement: '有反映称情节相同。',
    question: '请说明来源。',
    dueOn: localDate('2026-06-24'),
    claimant,
    now,
  };
  assert.deepEqual(codes(askFindings(asked)), []);
  for (const said of ['欧阳提出', '示例大学', '13900001111'])
    assert.deepEqual(codes(askFindings({ ...asked, question: `${said}所说` })), ['identity_told']);
  assert.deepEqual(codes(askFindings({ ...asked, dueOn: localDate('2026-06-18') })), ['due_past']);
  const request = { answeredAt: null, dueOn: localDate('2026-06-24') } as Request;
  assert.deepEqual(codes(proposalFindings([request], instant('2026-06-24T23:59:59.999+08:00'))), ['answer_pending']);
  assert.deepEqual(codes(proposalFindings([request], instant('2026-06-25T00:00:00+08:00'))), []);
});

const facts = {
  planName: '“微短剧精品创作传播计划”实施方案',
  year: 2026,
  batchNumber: 3,
  batchName: '2026年第三批',
  issuer: '国家广播电视总局',
  how: '实名、单位、匿名均可。',
  calendar,
};

test('the text is filled from the case, and a word that nobody knows is refused', () => {
  const text = filled(
    facts,
    {
      title: '“{计划名称}”{年度}年{批次}公示',
      body: '共{部数}部，至{公示结束日期}（{工作日数}个工作日）。\n另见{不认识}',
    },
    { rows: [row()], on: localDate('2026-06-15'), days: 5 },
  );
  assert.equal(text.title, '“微短剧精品创作传播计划”2026年第三批公示');
  assert.deepEqual(text.paragraphs, ['共1部，至2026年6月23日（5个工作日）。', '另见{不认识}']);
  assert.deepEqual(codes(textFindings({ title: text.title, body: text.paragraphs.join('\n') }, 1)), ['word_unknown']);
  assert.deepEqual(codes(textFindings({ title: '公示', body: '正文' }, 0)), ['no_works']);
});

test('what is published holds no id, and says how many and until when', () => {
  const content = contentOfEdition(facts, {
    kind: 'notice',
    edition: 1,
    formerDigest: null,
    documentNumber: '广电网公示〔2026〕1号',
    title: '公示',
    paragraphs: ['正文'],
    rows: [row()],
    changes: [],
    on: localDate('2026-06-15'),
    days: 5,
  });
  assert.deepEqual(Object.keys(content.rows[0] ?? {}), [
    'order',
    'number',
    'title',
    'applicant',
    'recommender',
    'category',
    'kind',
    'objectionsUntil',
  ]);
  assert.deepEqual([content.rows[0]?.kind, content.window?.until, content.how !== ''], ['funded', '2026-06-23', true]);
  const former = { documentNumber: '广电网公示〔2026〕1号', on: localDate('2026-06-15') };
  const again = republicationText('公示', {
    changes: [{ change: 'removed', number: 'n', title: '骑楼下', reason: '版权不清' }],
    former,
    on: localDate('2026-06-22'),
    until: null,
  });
  assert.match(again.paragraphs.join(''), /取消《骑楼下》.*版权不清.*名额空缺/);
  const result = (part?: { number: number; before: number; left: number }) =>
    resultText('第三批拟扶持项目公示', { works: 2, former, on: localDate('2026-06-24'), part });
  assert.equal(result().title, '第三批扶持项目公示结果');
  assert.equal(result({ number: 2, before: 3, left: 1 }).title, '第三批扶持项目公示结果（第二次公布）');
  assert.match(result({ number: 1, before: 0, left: 1 }).paragraphs.join(''), /下列2部.*其余1部.*另行公布/);
  assert.match(result({ number: 2, before: 3, left: 0 }).paragraphs.join(''), /全部公布，先后共确定5部/);
});
