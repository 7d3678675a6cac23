import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acceptanceProbability, nextMode, samplingPlan } from './sampling-plan.ts';
import { parseSubtitle } from './subtitles.ts';

test('plans are read from the tables, arrows followed both ways', () => {
  const plan = (...its: Parameters<typeof samplingPlan>) => {
    const { letter, n, ac } = samplingPlan(...its);
    return `${letter} ${n} ${ac}`;
  };
  assert.equal(plan(1200, 'II', 1, 'normal'), 'J 80 2');
  assert.equal(plan(10_000, 'II', 1.5, 'normal'), 'L 200 7');
  assert.equal(plan(35_000, 'S-2', 0.1, 'tightened'), 'L 200 0', 'down to the next larger sample');
  assert.equal(plan(500, 'II', 0.25, 'normal'), 'H 50 0');
  assert.equal(plan(1200, 'II', 0.25, 'normal'), 'H 50 0', 'up to a smaller sample');
  assert.equal(plan(35_000, 'II', 10, 'normal'), 'K 125 21', 'past the end to a smaller sample');
  assert.equal(plan(8, 'II', 1000, 'normal'), 'A 2 30');
  assert.equal(samplingPlan(10, 'II', 1, 'normal').fullInspection, true);
  assert.throws(() => samplingPlan(100, 'II', 0.3, 'normal'), /quality_limit_unknown/);
  assert.throws(() => samplingPlan(0, 'II', 1, 'normal'), /lot_too_small/);
  assert.throws(() => samplingPlan(100, 'IV' as 'I', 1, 'normal'), /level_unknown/);
  assert.throws(() => samplingPlan(100, 'II', 1, 'odd' as 'normal'), /mode_unknown/);
});

test('a single work is inspected whole', () => {
  assert.deepEqual(samplingPlan(1, 'II', 1, 'normal'), { letter: 'E', n: 13, ac: 0, re: 1, fullInspection: true });
});

test('past the ends of a table arrows lead the other way', () => {
  assert.deepEqual(samplingPlan(8, 'II', 10, 'normal'), { letter: 'C', n: 5, ac: 1, re: 2, fullInspection: false });
  const plan = (aql: number, mode: 'normal' | 'tightened') => {
    const { letter, n, ac } = samplingPlan(600_000, 'III', aql, mode);
    return `${letter} ${n} ${ac}`;
  };
  assert.equal(plan(0.01, 'normal'), 'Q 1250 0');
  assert.equal(plan(0.015, 'normal'), 'P 800 0', 'S stands in the tightened table only');
  assert.equal(plan(0.025, 'normal'), 'R 2000 1');
  assert.equal(plan(0.01, 'tightened'), 'R 2000 0');
  assert.equal(plan(0.015, 'tightened'), 'Q 1250 0');
  assert.equal(plan(0.025, 'tightened'), 'S 3150 1');
  assert.equal(plan(0.04, 'tightened'), 'R 2000 1');
});

test('accepting becomes less likely the more is wrong', () => {
  const chances = [0, 0.01, 0.03, 0.1, 1].map((share) => acceptanceProbability(200, 7, share));
  assert.deepEqual(
    chances,
    chances.toSorted((a, b) => b - a),
  );
  assert.deepEqual([chances[0], chances[4]], [1, 0]);
  assert.ok(Math.abs(acceptanceProbability(2000, 600, 0.305) - 0.3231583962856581) < 1e-9, 'far from the first term');
  assert.throws(() => acceptanceProbability(80, 2, 1.5), /share_out_of_range/);
});

test('the mode follows the lots', () => {
  const [a, r] = ['accept', 'reject'] as const;
  assert.equal(nextMode('normal', [r, a, a, a, r]), 'tightened');
  assert.equal(nextMode('normal', [r, a, a, a, a, r]), 'normal');
  assert.equal(nextMode('tightened', [a, a, a, a, a]), 'normal');
  assert.equal(nextMode('tightened', [r, a, r, a, r, a, r, a, r]), 'stopped');
  assert.equal(nextMode('stopped', [a, a, a, a, a]), 'stopped', 'only a person starts again');
});

test('subtitles of three formats give the same cues', () => {
  const cues = [
    { startMs: 1000, endMs: 2500, text: '第一句' },
    { startMs: 3_603_200, endMs: 3_605_000, text: '第二句\n换行' },
  ];
  assert.deepEqual(
    parseSubtitle(
      'srt',
      '\ufeff1\r\n00:00:01,000 --> 00:00:02,500\r\n第一句\r\n\r\n7\r\n01:00:03,200 --> 01:00:05,000\r\n{\\an8}第二句\r\n换行\r\n',
    ).cues,
    cues,
  );
  assert.deepEqual(
    parseSubtitle(
      'vtt',
      'WEBVTT\n\nSTYLE\n::cue{}\n\n00:01.000 --> 00:02.500 align:start\n<b>第一句</b>\n\n01:00:03.200 --> 01:00:05.000\n第二句\n换行\n',
    ).cues,
    cues,
  );
  const ass =
    'Dialogue: 0,0:00:01.00,0:00:02.50,D,,0,0,0,,第一句\nComment: 0,0:00:01.00,0:00:02.50,D,,0,0,0,,不算\nDialogue: 0,1:00:03.20,1:00:05.00,D,,0,0,0,,第二句\\N换行';
  assert.deepEqual(parseSubtitle('ass', ass).cues, cues);
});

test('subtitles as they are written in the wild', () => {
  const texts = (...its: Parameters<typeof parseSubtitle>) => parseSubtitle(...its).cues.map((cue) => cue.text);
  const forgotten = '1\n00:00:01,000 --> 00:00:02,000\n甲\n2\n00:00:03,000 --> 00:00:04,000\n乙\n';
  assert.deepEqual(texts('srt', forgotten), ['甲', '乙'], 'no blank line between cues');
  assert.deepEqual(parseSubtitle('srt', `${forgotten}3\n00:00:05 --> 00:00:06,000\n丙`).findings, [
    { line: 7, code: 'cue_broken' },
  ]);
  assert.deepEqual(texts('srt', '1\n00:00:01,000 --> 00:00:02,000\n1 < 2\n3 > 2\n'), ['1 < 2\n3 > 2'], 'no tag');
  assert.deepEqual(texts('vtt', 'WEBVTT 片名\n00:01.000 --> 00:02.000\n甲 &lt;乙&gt; &amp; 丙\n'), ['甲 <乙> & 丙']);
  assert.deepEqual(texts('vtt', 'WEBVTT\n\nNOTEBOOK\n00:01.000 --> 00:02.000\n甲\n\nNOTE\n不是台词\n'), ['甲']);
  assert.throws(() => parseSubtitle('docx' as 'srt', ''), /format_unknown/);
});

test('a broken cue is a finding with its line, the others are still read, and an empty file is not clean', () => {
  const { cues, findings } = parseSubtitle(
    'srt',
    '1\n00:00:01,000 -> 00:00:02,500\n坏\n\n2\n00:00:03,000 --> 00:00:04,000\n好\n',
  );
  assert.deepEqual([cues.map((cue) => cue.text), findings], [['好'], [{ line: 1, code: 'cue_broken' }]]);
  assert.deepEqual(parseSubtitle('vtt', '').findings, [{ line: 1, code: 'no_cue' }]);
  assert.deepEqual(parseSubtitle('ass', 'Dialogue: 0,0:00:01.00').findings, [{ line: 1, code: 'cue_broken' }]);
  assert.equal(
    parseSubtitle('ass', 'Dialogue: 0,0:00:01.00,0:00:02.00,D,,0,0,0,,甲，乙,丙').cues[0]?.text,
    '甲，乙,丙',
  );
});
