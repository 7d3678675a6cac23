import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fen } from '../base/money.ts';
import { checkAigcLabel, labelsDisagree } from './aigc-label.ts';
import { parseYuan, percentOf, retainedInterestFen } from './fund-amounts.ts';
import { usccCheckCharacter, usccNormalise, usccOrgCodeValid, usccReason, usccValid } from './organization-codes.ts';
import { diceBigram, jaroWinkler, levenshtein, titleKey, titleLikeness } from './similarity.ts';

const code = '91110000600037341L';
const digits = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const anyCode = fc
  .tuple(
    fc.integer({ min: 10_000_000, max: 99_999_999 }),
    fc.array(fc.constantFrom(...digits), { minLength: 9, maxLength: 9 }),
  )
  .map(([place, body]) => `${place}${body.join('')}`)
  .map((first) => first + usccCheckCharacter(first));

test('a code is normalised, then checked for length, characters and check character in this order', () => {
  assert.equal(usccNormalise('９１１１ 0000-６０００37341ｌ'), code);
  assert.equal(usccReason(code), undefined);
  assert.equal(usccReason('12345'), 'length');
  assert.equal(usccReason('9111000060003IOZSV'), 'charset');
  assert.equal(usccReason('A1110000600037341L'), 'charset');
  assert.equal(usccReason('91110000600037341N'), 'checksum');
  assert.equal(usccOrgCodeValid('600037341'), true);
  assert.equal(usccOrgCodeValid(code), true);
  assert.equal(usccOrgCodeValid('600037342'), false);
});

test('every single wrong character and every swap of neighbours is caught', () => {
  fc.assert(
    fc.property(anyCode, fc.nat(17), fc.constantFrom(...digits), (right, at, other) => {
      assert.equal(usccValid(right), true);
      if (other !== right[at]) assert.equal(usccValid(right.slice(0, at) + other + right.slice(at + 1)), false);
      if (at < 16 && right[at] !== right[at + 1]) {
        assert.equal(usccValid(right.slice(0, at) + right[at + 1] + right[at] + right.slice(at + 2)), false);
      }
    }),
  );
});

test('amounts are read only when nothing must be rounded or guessed', () => {
  assert.deepEqual(
    ['200000', '0.1', '1,234.50', '20万', '12.5 万元', '3元'].map(parseYuan),
    [20_000_000, 10, 123_450, 20_000_000, 12_500_000, 300],
  );
  for (const wrong of ['', '0.005', '1e5', '贰拾万', '-5', '1,23', '12.', '.5', '1 000', '99999999999999999']) {
    assert.equal(parseYuan(wrong), undefined, wrong);
  }
});

test('interest follows the product method and is rounded half up once', () => {
  assert.equal(
    retainedInterestFen('0.05', [
      { fen: 20_000_000, days: 40 },
      { fen: 10_000_000, days: 52 },
    ]),
    1833,
  );
  assert.equal(retainedInterestFen('0.36', [{ fen: 50_000, days: 1 }]), 1, 'half of a fen goes up');
  for (const wrong of [
    { fen: -1, days: 1 },
    { fen: 1, days: -1 },
    { fen: 1, days: 0.5 },
  ])
    assert.throws(() => retainedInterestFen('0.36', [wrong]), RangeError);
  assert.equal(retainedInterestFen('0.36', [{ fen: 49_999, days: 1 }]), 0);
  assert.equal(percentOf(fen(333), '33.3'), 111);
  assert.throws(() => retainedInterestFen('5e-2', []), RangeError);
});

test('texts are compared by published measures', () => {
  assert.ok(Math.abs(jaroWinkler('martha', 'marhta') - 0.961) < 0.001);
  assert.ok(Math.abs(jaroWinkler('dixon', 'dicksonx') - 0.813) < 0.001);
  assert.equal(jaroWinkler('', ''), 0);
  assert.equal(levenshtein('kitten', 'sitting'), 3);
  assert.equal(diceBigram('night', 'nacht'), 0.25);
});

test('a title is the same with other punctuation, and another season is shown apart', () => {
  assert.deepEqual(titleKey('《山海·奇谭》第二季'), { name: '山海奇谭', season: '2' });
  assert.deepEqual(
    ['第2季', '第十二季', '第二十季', '第一百零三部', '第02季', '第两季'].map(
      (season) => titleKey(`奇谭${season}`).season,
    ),
    ['2', '12', '20', '103', '2', '2'],
  );
  assert.equal(titleLikeness('奇谭第二季', '奇谭 第2季').sameSeason, true);
  assert.deepEqual(titleLikeness('《山海奇谭》', '山海·奇谭'), { likeness: 1, sameSeason: true });
  assert.deepEqual(titleLikeness('山海奇谭 第一季', '山海奇谭第二季'), { likeness: 1, sameSeason: false });
  assert.equal(titleLikeness('盛世奇缘', '家里家外').likeness, 0);
  assert.equal(titleLikeness('奇缘之江南烟雨', '江南烟雨').likeness, 1, 'one title lies in the other');
});

const label = (over: object) =>
  JSON.stringify({ Label: '1', ContentProducer: `0011${code}x1`, ProduceID: 'p-1', ...over });

test('an AI label is read bare or wrapped, and every fault is named', () => {
  assert.deepEqual(checkAigcLabel(label({})), {
    status: 'ok',
    label: '1',
    meaning: 'is',
    producerUscc: code,
    form: 'direct',
    findings: [],
  });
  assert.equal(checkAigcLabel(`{"AIGC":${label({})}}`).form, 'wrapped');
  assert.deepEqual(checkAigcLabel('AIGC=1'), { status: 'error', findings: ['not-json'] });
  assert.deepEqual(checkAigcLabel('[1]').findings, ['not-object']);
  assert.deepEqual(checkAigcLabel(label({ Label: '', ProduceID: null })).findings, [
    'missing:Label',
    'missing:ProduceID',
  ]);
  assert.deepEqual(checkAigcLabel(label({ Label: '9' })).findings, ['label-unknown']);
  assert.deepEqual(checkAigcLabel(label({ ContentProducer: '甲公司' })).findings, ['producer-not-coded']);
  assert.deepEqual(checkAigcLabel(label({ ContentProducer: '001191110000600037341N' })).findings, [
    'producer-uscc-checksum',
  ]);
  assert.deepEqual(labelsDisagree([checkAigcLabel(label({})), checkAigcLabel(label({ Label: '2' }))]), [
    'labels-disagree',
  ]);
});
