import assert from 'node:assert/strict';
import test from 'node:test';
import { sampleMkv, sampleMp4 } from '../../src/main/demo/sample-film.ts';
import { filmFacts } from '../../src/platform/film.ts';
import { bufferSource, inspectFile } from '../../src/platform/inspect-file.ts';

const codes = (findings: readonly { code: string }[]): string[] => findings.map(({ code }) => code);
const label = '{"Label":"1","ContentProducer":"甲","ProduceID":"7"}';
const films = { mp4: sampleMp4, mkv: sampleMkv } as const;

for (const container of ['mp4', 'mkv'] as const) {
  const made = films[container];

  test(`${container}: length, picture, tracks and hidden label are read from the file`, async () => {
    const source = bufferSource(made({ seconds: 125, label }));
    assert.deepEqual((await inspectFile(source, `第1集.${container}`)).findings, []);
    const facts = await filmFacts(source, container);
    assert.equal(facts.durationMs, 125_000);
    assert.deepEqual([facts.width, facts.height], [1080, 1920]);
    assert.deepEqual([facts.hasVideo, facts.hasAudio], [true, true]);
    assert.deepEqual(facts.labels, [label]);
    assert.deepEqual(facts.findings, []);
  });

  test(`${container}: a film cut off anywhere in its body is refused`, async () => {
    const whole = made({ seconds: 60, mark: 'x'.repeat(300) });
    for (const left of [whole.length - 1, whole.length - 100, Math.floor(whole.length / 2)]) {
      const { findings } = await inspectFile(bufferSource(whole.subarray(0, left)), `第1集.${container}`);
      assert.deepEqual(codes(findings), ['video_cut_off'], `${left} of ${whole.length}`);
    }
  });

  test(`${container}: without sound a person looks`, async () => {
    const { findings } = await filmFacts(bufferSource(made({ seconds: 60, silent: true })), container);
    assert.deepEqual(codes(findings), ['film_no_audio']);
  });

  test(`${container}: random bytes after a good head never throw`, async () => {
    const whole = made({ seconds: 60, label });
    for (let at = 0; at < whole.length; at += 3) {
      const broken = Buffer.from(whole);
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      await filmFacts(bufferSource(broken), container);
      await inspectFile(bufferSource(broken), `第1集.${container}`);
    }
  });
}

test('a wrong ending, an empty file and a text named film are refused', async () => {
  const mkvNamedMp4 = await inspectFile(bufferSource(sampleMkv({ seconds: 60 })), '第1集.mp4');
  assert.deepEqual([mkvNamedMp4.kind, codes(mkvNamedMp4.findings)], ['mkv', ['type_mismatch']]);
  assert.deepEqual(codes((await inspectFile(bufferSource(Buffer.alloc(0)), '第1集.mp4')).findings), ['file_empty']);
  const text = await inspectFile(bufferSource(Buffer.from('这不是影片')), '第1集.mp4');
  assert.deepEqual([text.kind, codes(text.findings)], ['txt', ['type_mismatch']]);
});

test('a head that understates the length is not believed', async () => {
  const film = sampleMp4({ seconds: 1300 });
  const at = film.indexOf('mvhd') + 4 + 4 + 8 + 4;
  film.writeUInt32BE(1_100_000, at);
  const facts = await filmFacts(bufferSource(film), 'mp4');
  assert.equal(facts.durationMs, 1_300_000);
  assert.deepEqual(codes(facts.findings), ['film_duration_disagrees']);
});

test('a film kept lying down and shown upright is upright', async () => {
  const kept = { seconds: 60, width: 1920, height: 1080 };
  for (const [turned, shown] of [
    [true, [1080, 1920]],
    [false, [1920, 1080]],
  ] as const) {
    const { width, height } = await filmFacts(bufferSource(sampleMp4({ ...kept, turned })), 'mp4');
    assert.deepEqual([width, height], shown);
  }
});

test('a label in XMP is found', async () => {
  const xmp = `<x:xmpmeta><rdf:Description TC260:AIGC="{&quot;Label&quot;:&quot;1&quot;}"/></x:xmpmeta>`;
  const body = Buffer.concat([Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex'), Buffer.from(xmp)]);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write('uuid', 4, 'latin1');
  const film = Buffer.concat([sampleMp4({ seconds: 60 }), head, body]);
  assert.deepEqual((await filmFacts(bufferSource(film), 'mp4')).labels, ['{"Label":"1"}']);
});
