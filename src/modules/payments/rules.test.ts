import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LocalDate } from '../../base/time.ts';
import { fileRows, plainYuan, remarkOf, transferIn } from './layout-rules.ts';
import { bankDay } from '../../methods/bank-cells.ts';
import { readReturn, type ReturnFacts } from './return-rules.ts';
import {
  accountFindings,
  approverFindings,
  levelsFor,
  nextLevel,
  splitOf,
  usableOn,
  voucherFindings,
} from './rules.ts';
import { conditionFindings, conditionsOf, isPayable, type PayFacts } from './payable-rules.ts';
import type { ApprovalLevel, Layout, PaymentLine } from './bank-terms.ts';
import type { Fen } from '../../base/money.ts';

const day = (text: string) => text as LocalDate;
const signed = {
  number: '协〔2026〕1号',
  state: 'in_force',
  inForceOn: day('2026-08-05'),
  planned: true,
  formerProducer: null,
} as const;
const facts = (over: Partial<PayFacts> = {}): PayFacts => ({
  today: day('2026-08-20'),
  paths: { project: '/p', agreement: '/a', milestones: '/m', acceptance: '/x', guidance: '/g', checks: '/c' },
  agreement: signed,
  projectState: 'running',
  resultFinal: true,
  reserved: { yes: true, why: '已占用' },
  instalment: { label: '首期', trigger: 'agreement_signed', amountFen: 100, evidence: [] },
  trigger: { label: '协议签订生效', reachedOn: day('2026-08-05'), plannedOn: null, confirmed: true },
  earlier: [],
  spent: undefined,
  licence: { state: 'verified', until: day('2026-08-20'), suspended: false },
  violations: [],
  advice: { open: 0, overdue: 0, allowed: 0 },
  account: { state: 'verified', accountNumber: '62220001', usableOn: day('2026-08-20') },
  toRecoverFen: 0,
  funding: [],
  sources: [{ label: '自筹', promisedFen: 100, arrivedFen: 100 }],
  ...over,
});
const unmet = (over: Partial<PayFacts>) =>
  conditionsOf(facts(over)).flatMap((one) => (one.standing === 'unmet' ? [one.code] : []));

test('payable when all holds, on the last day of the licence and the first day of the account', () => {
  assert.ok(isPayable(conditionsOf(facts())));
  assert.deepEqual(conditionFindings(conditionsOf(facts())), []);
});

test('each condition alone holds the money up, all are said at once', () => {
  const { trigger, account, licence } = facts();
  const cases: [string, Partial<PayFacts>][] = [
    ['result_final', { resultFinal: false }],
    ['agreement', { agreement: undefined }],
    ['agreement', { agreement: { ...signed, state: 'suspended' } }],
    ['agreement', { agreement: { ...signed, planned: false } }],
    ['agreement', { agreement: { ...signed, formerProducer: '示例影视有限公司' } }],
    ['project', { projectState: 'suspended' }],
    ['reserved', { reserved: { yes: false, why: '预算指标不足' } }],
    ['trigger', { trigger: { ...trigger, reachedOn: null } }],
    ['trigger', { trigger: { ...trigger, confirmed: false } }],
    ['earlier', { earlier: [{ label: '首期', state: 'sent' }] }],
    ['spent', { spent: { paidFen: 1000, accountedFen: 699, wantedPercent: 70 } }],
    ['licence', { licence: { ...licence, until: day('2026-08-19') } }],
    ['licence', { licence: { ...licence, suspended: true } }],
    ['violations', { violations: ['擅自改剧名'] }],
    ['advice', { advice: { open: 2, overdue: 1, allowed: 0 } }],
    ['account', { account: undefined }],
    ['account', { account: { state: 'verified', accountNumber: '1', usableOn: day('2026-08-21') } }],
    ['recovery', { toRecoverFen: 1 }],
    ['funding', { funding: [{ code: 'funding_blocked', message: '同一作品' }] }],
  ];
  for (const [code, over] of cases) assert.deepEqual(unmet(over), [code], JSON.stringify(over));
  assert.equal(unmet(Object.assign({}, ...cases.map(([, over]) => over)) as Partial<PayFacts>).length, 13);
  assert.deepEqual(unmet({ spent: { paidFen: 1000, accountedFen: 700, wantedPercent: 70 }, account }), []);
});

test('what is only worth a look is shown and holds nothing up', () => {
  const over = {
    advice: { open: 2, overdue: 1, allowed: 1 },
    sources: [{ label: '自筹', promisedFen: 100, arrivedFen: 40 }],
    funding: [{ code: 'funding_look', message: '相近', weight: 'look' as const }],
  };
  const conditions = conditionsOf(facts(over));
  assert.ok(isPayable(conditions));
  assert.deepEqual(
    conditions.filter((one) => one.standing === 'look').map(({ code }) => code),
    ['advice', 'funding', 'sources'],
  );
});

const purposes = [3, 5, 2].map((cap, i) => ({ code: `p${i}`, label: `${i}`, capFen: cap * 1000 + 1 }));
test('a split never passes a cap, and all instalments together come to the caps to the fen', () => {
  const whole = purposes.reduce((sum, one) => sum + one.capFen, 0);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: whole }), { maxLength: 6 }), (cuts) => {
      const edges = [...new Set([0, ...cuts, whole])].sort((a, b) => a - b);
      const paid = edges.slice(1).reduce<{ code: string; fen: number }[]>((so, edge, i) => {
        const part = splitOf(edge - (edges[i] ?? 0), purposes, so);
        assert.equal(
          part.reduce((sum, one) => sum + one.fen, 0),
          edge - (edges[i] ?? 0),
        );
        return [...so, ...part];
      }, []);
      for (const { code, capFen } of purposes) {
        assert.equal(
          paid.filter((one) => one.code === code).reduce((sum, one) => sum + one.fen, 0),
          capFen,
        );
      }
    }),
  );
  assert.deepEqual(splitOf(10, [], []), []);
});

const level = (n: number, fromFen: number, role: ApprovalLevel['role']): ApprovalLevel => ({
  payerKind: 'national_bureau',
  level: n,
  label: `第${n}级`,
  role,
  fromFen,
  source: '',
  version: 1,
});
const levels = [level(2, 300_000_00, 'national_leader'), level(1, 0, 'finance_officer')];
test('levels start at their amount; the second is never the first, nor whoever asked', () => {
  assert.deepEqual(
    levelsFor(299_999_99, levels).map((one) => one.level),
    [1],
  );
  const both = levelsFor(300_000_00, levels);
  assert.deepEqual(
    both.map((one) => one.level),
    [1, 2],
  );
  const given = [{ level: 1, byId: 'a', byName: '' }];
  assert.equal(nextLevel({ levels: both, approved: given })?.level, 2);
  const codes = (personId: string, roles: string[], approved = given) =>
    approverFindings({ levels: both, approved, requestedBy: { id: 'r', name: '' }, actor: { personId, roles } }).map(
      ({ code }) => code,
    );
  assert.deepEqual(codes('a', ['finance_officer', 'national_leader']), ['same_person'], 'who has both roles acts once');
  assert.deepEqual(codes('r', ['national_leader']), ['own_request']);
  assert.deepEqual(codes('b', ['finance_officer']), ['wrong_level']);
  assert.deepEqual(codes('b', ['national_leader']), []);
});

test('accounts: digits of a length, the holder is the organisation; the cooling-off counts days from the verification', () => {
  const codes = (accountNumber: string, holder: string) =>
    accountFindings({ accountNumber, holder }, '南方（广东）影视').map(({ code }) => code);
  assert.deepEqual(codes('12345678', '南方(广东)影视'), [], 'width does not matter');
  assert.deepEqual(codes('1234567', '别家'), ['account_number', 'account_holder']);
  assert.deepEqual(codes('1'.repeat(35), '南方（广东）影视'), ['account_number']);
  assert.equal(usableOn(day('2026-12-20'), 30), '2027-01-19');
});

test('a voucher: the tolerance is exact, the invoice once, the day within the agreement', () => {
  const base = {
    purposes: [{ code: 'p', label: '拍摄', capFen: 1000 }],
    purpose: 'p',
    amountFen: 1100,
    spentOn: day('2026-08-05'),
    today: day('2026-08-20'),
    inForceOn: day('2026-08-05'),
    acceptedFen: 0,
    leftFen: 5000,
    brought: undefined as { label: string; leftFen: number } | undefined,
    tolerancePercent: 10,
    twin: undefined,
  };
  const codes = (over: Partial<typeof base>) => voucherFindings({ ...base, ...over }).map(({ code }) => code);
  assert.deepEqual(codes({}), []);
  assert.deepEqual(codes({ amountFen: 1101 }), ['over_line']);
  assert.deepEqual(codes({ acceptedFen: 1 }), ['over_line']);
  assert.deepEqual(codes({ leftFen: 1099 }), ['over_paid']);
  const own = { label: '自有资金', leftFen: 1100 };
  const early = { spentOn: day('2026-08-04'), leftFen: 0, acceptedFen: 9999 };
  assert.deepEqual(codes({ ...early, brought: own }), [], 'caps and dates of the award do not bind other money');
  assert.deepEqual(codes({ brought: { ...own, leftFen: 1099 } }), ['over_arrived']);
  assert.deepEqual(codes({ brought: own, purpose: 'q' }), ['outside_purpose']);
  assert.deepEqual(codes({ spentOn: day('2026-08-04') }), ['spent_before']);
  assert.deepEqual(codes({ purpose: 'q', amountFen: 1 }), ['outside_purpose']);
});

const layout: Layout = {
  key: 'l',
  name: '',
  kind: 'csv',
  columns: [
    { field: 'account', head: '账号' },
    { field: 'amount', head: '金额' },
    { field: 'remark', head: '附言' },
  ],
  returns: {
    serial: '流水',
    account: '账号',
    amount: '金额',
    remark: '附言',
    day: '日期',
    result: '结果',
    reason: '原因',
    paidWords: ['成功'],
    failedWords: ['失败'],
    totalWord: '合计',
  },
  source: '',
  version: 1,
};
const transferId = '01a20148-f5e3-77e2-8050-33ecb592ecbb';
const line = {
  transferId,
  projectNumber: '微短剧项〔2026〕0001号',
  accountNumber: '0062220001',
  amountFen: 12_345_05,
  serial: 1,
};

test('the file keeps zeros of accounts and two decimals; its remark leads back whatever the bank puts round it', () => {
  assert.deepEqual(fileRows(layout, [line as PaymentLine])[1], ['0062220001', '12345.05', remarkOf(line)]);
  assert.equal(plainYuan(5 as Fen), '0.05');
  assert.equal(transferIn(`摘要:${remarkOf(line).toUpperCase()}/网银`), transferId);
  assert.equal(transferIn('没有编号'), undefined);
  for (const text of ['20260820', '2026-08-20', '2026/8/20', '2026年8月20日', '2026-08-20 10:11:12'])
    assert.equal(bankDay(text), '2026-08-20', text);
  assert.equal(bankDay('20260230'), undefined);
});

test('what a line means depends on what was sent and what was counted before', () => {
  const known = (state: ReturnFacts['known'][number]['state']): ReturnFacts['known'] => [
    {
      id: 'L',
      transferId,
      amountFen: 12_345_05,
      accountNumber: '0062220001',
      state,
      bankSerial: null,
      serial: 1,
      batchNumber: '拨付1',
    },
  ];
  const head = ['流水', '账号', '金额', '附言', '日期', '结果', '原因'];
  const said = (result: string) => ['S1', '0062-220001', '12,345.05', remarkOf(line), '20260820', result, ''];
  const meaning = (state: Parameters<typeof known>[0], result: string, serials: ReturnFacts['serials'] = []) => {
    const read = readReturn([head, said(result)], { layout, known: known(state), serials });
    return [read.lines[0]?.meaning, read.faults.length];
  };
  assert.deepEqual(meaning('sent', '成功'), ['paid', 0]);
  assert.deepEqual(meaning('sent', '失败'), ['failed', 0]);
  assert.deepEqual(meaning('paid', '失败'), ['bounced', 0]);
  assert.deepEqual(meaning('paid', '成功'), ['known', 0]);
  assert.deepEqual(meaning('paid', '成功', [{ serial: 'S1', lineId: 'L', result: 'paid' }]), ['known', 0]);
  assert.deepEqual(meaning('sent', '成功', [{ serial: 'S1', lineId: 'other', result: 'paid' }]), ['faulty', 1]);
  assert.deepEqual(meaning('ready', '成功'), ['faulty', 1]);
  assert.deepEqual(readReturn([['x']], { layout, known: [], serials: [] }).faults.length, 1);
  assert.match(readReturn([head], { layout, known: [], serials: [] }).faults[0]?.message ?? '', /没有回盘明细/);
});
