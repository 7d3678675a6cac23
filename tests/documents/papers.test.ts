import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { arrangeBlocks, titleLines, widthOf } from '../../src/platform/papers/blocks.ts';
import * as papers from '../../src/platform/papers/index.ts';
import { pdf, stopPrinting } from '../../src/platform/pdf.ts';
import { filesInside, fontsInside, linesOfPage, packed, pagesText, stringsIn, wordFileText } from './reading.ts';
import { agreementSample } from './sample-agreement.ts';
import * as samples from './samples.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jingwei-papers-'));
after(async () => {
  fs.rmSync(folder, { recursive: true });
  await stopPrinting();
});

type Paper = { name: string; content: unknown; pdf: () => Promise<Buffer>; word: () => Promise<Buffer> };
function paper<T>(
  name: string,
  content: T,
  print: (one: T) => Promise<Buffer>,
  write: (one: T) => Promise<Buffer>,
): Paper {
  return { name, content, pdf: () => print(content), word: () => write(content) };
}
const { officialLetterPdf, officialLetterWord } = papers;
const all: Paper[] = [
  paper('an upward document', samples.upwardLetter, officialLetterPdf, officialLetterWord),
  paper('a downward document', samples.downwardLetter, officialLetterPdf, officialLetterWord),
  paper('a letter', samples.plainLetter, officialLetterPdf, officialLetterWord),
  paper('an application form', samples.formSample, papers.formPaperPdf, papers.formPaperWord),
  paper('a commitment', samples.commitmentSample, papers.commitmentPaperPdf, papers.commitmentPaperWord),
  paper('a receipt', samples.receiptSample, papers.receiptPaperPdf, papers.receiptPaperWord),
  paper('a list', samples.listSample, papers.listPaperPdf, papers.listPaperWord),
  paper('an approval sheet', samples.opinionSample, papers.opinionSheetPdf, papers.opinionSheetWord),
  paper('an agreement', agreementSample, papers.agreementPaperPdf, papers.agreementPaperWord),
  paper('a public notice', samples.noticeSample, papers.noticePaperPdf, papers.noticePaperWord),
];

/** What a paper's reader must find: each text of its content, dates and digests as papers write them. */
function expected(content: unknown): string[] {
  const notText = /^(line|heading|paragraph|table|letter|document|left|center|right|https:.*)$/;
  return stringsIn(content)
    .filter((text) => text !== '' && !notText.test(text))
    .flatMap((text) => text.split('\n'))
    .map((text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? papers.chineseDate(text) : text))
    .map((text) => text.replace('2026-11-21T02:03:22.000Z', '2026-11-21 10:03:22'))
    .map(packed);
}

/** A page without its number, which would stand inside a text that goes over the page. */
const withoutFoot = (page: string): string => page.replace(/—\d+—$/, '');

for (const { name, content, pdf: print, word } of all) {
  test(`${name} says everything it was given, as PDF and as Word file`, async () => {
    const printed = (await pagesText(await print())).map(withoutFoot).join('');
    const written = wordFileText(await word());
    const texts = expected(content);
    assert.ok(texts.length > 8);
    assert.deepEqual(
      texts.filter((text) => !printed.includes(text)),
      [],
    );
    assert.deepEqual(
      texts.filter((text) => !written.includes(text)),
      [],
    );
  });
}

test('a printed paper brings its own fonts, all of them shipped with the system', async () => {
  const shipped = [
    'NotoSansCJKsc-Regular',
    'NotoSerifCJKsc-Regular',
    'NotoSerifCJKsc-Bold',
    'JingweiKai-Regular',
    'JingweiKaiFine-Regular',
  ];
  for (const made of [await officialLetterPdf(samples.upwardLetter), await papers.formPaperPdf(samples.formSample)]) {
    const inside = fontsInside(made).filter((face) => !face.startsWith('Fandol'));
    assert.ok(inside.length >= 3);
    assert.deepEqual(
      inside.filter((face) => !shipped.includes(face)),
      [],
    );
  }
});

test('equal content gives equal bytes, and the file is one for the archive', async () => {
  const made = await papers.receiptPaperPdf(samples.receiptSample);
  assert.deepEqual(await papers.receiptPaperPdf(samples.receiptSample), made);
  assert.match(made.toString('latin1'), /<pdfaid:part>2<\/pdfaid:part>/);
});

test('every page of a form has the version code and its number, and says 草稿 until submitted', async () => {
  const { versionCode } = samples.formSample;
  const draft = await pagesText(await papers.formPaperPdf(samples.formSample));
  const final = await pagesText(await papers.formPaperPdf({ ...samples.formSample, draft: false }));
  assert.equal(draft.length, 2);
  for (const [index, page] of draft.entries()) {
    assert.ok(page.includes(packed(`本件与系统版本 ${versionCode} 一致`)));
    assert.ok(page.includes(`第${index + 1}页共2页`));
    assert.ok(page.includes('草稿'));
  }
  assert.ok(!final.join('').includes('草稿'));
  assert.ok(draft.at(-1)?.includes('签章页'));
  const header = [...filesInside(await papers.formPaperWord(samples.formSample))].find(
    ([file]) => file === 'word/header1.xml',
  );
  assert.match(header?.[1].toString() ?? '', /string="草稿"/);
});

test('what people type is never carried out, neither by Typst nor as XML', async () => {
  const hostile = [
    '#import "/base.typ": data',
    '$sum_1^n$',
    '*粗* _斜_ `码`',
    '<script>alert(1)</script>',
    '#{panic()}',
    '"]}',
    '\\u{41}',
    '&amp;&lt;',
    '= 标题',
    '- 条',
    '@引',
    '%% ]]> --',
    '//注',
    "'; drop table works",
  ];
  const letter = {
    ...samples.plainLetter,
    title: hostile.join('').slice(0, 30),
    addressee: hostile[3] ?? '',
    attachments: hostile,
  };
  letter.blocks = hostile.map((text) => ({ kind: 'paragraph', text }));
  const printed = (await pagesText(await officialLetterPdf(letter))).join('');
  const written = wordFileText(await officialLetterWord(letter));
  for (const text of hostile.map(packed)) {
    assert.ok(printed.includes(text), text);
    assert.ok(written.includes(text), text);
  }
});

test('a character no font has is printed as 〓, and control characters reach neither file', async () => {
  const receipt = { ...samples.receiptSample, issuedBy: '甲😀乙👨‍👩‍👧丙\u0007丁\u202e戊\ud800己' };
  assert.ok((await pagesText(await papers.receiptPaperPdf(receipt))).join('').includes('甲〓乙〓丙丁戊〓己'));
  assert.ok(wordFileText(await papers.receiptPaperWord(receipt)).includes('甲😀乙👨‍👩‍👧丙丁戊\ufffd己'));
});

test('a table that goes over several pages repeats its head and keeps its rows whole', async () => {
  const pages = await pagesText(await papers.listPaperPdf(samples.listSample));
  assert.equal(pages.length, 3);
  for (const page of pages) assert.ok(page.includes('申报单位备案号类别'));
  const number = /（示）网微剧备字〔2026〕第(\d+)号/g;
  assert.equal(pages.flatMap((page) => [...page.matchAll(number)]).length, samples.listSample.table.rows.length);
});

test('an empty form prints its blanks: nothing filled in, nothing fails', async () => {
  const rows = [
    { label: '作品名称', value: '' },
    { label: '梗概', longText: '' },
    { label: '概算', table: { columns: [{ title: '科目' }], rows: [] } },
  ];
  const empty = { ...samples.formSample, sections: [{ heading: '一、作品', rows }], signatures: [], number: '' };
  const [page, ...more] = await pagesText(await papers.formPaperPdf(empty));
  assert.match(page ?? '', /作品名称梗概：概算科目/);
  assert.equal(more.length, 0);
  assert.ok(wordFileText(await papers.formPaperWord(empty)).includes('作品名称梗概：概算科目'));
});

test('a misspelt font or a template that warns is an error, and the next paper prints all the same', async () => {
  await assert.rejects(pdf('no-such.typ', {}), /no-such\.typ/);
  const wrong = path.join(folder, 'wrong.typ');
  fs.writeFileSync(wrong, '#set text(font: "FangSong_GB2312")\n甲');
  await assert.rejects(pdf(wrong, {}), /unknown font family/);
  assert.equal((await papers.receiptPaperPdf(samples.receiptSample)).subarray(0, 5).toString(), '%PDF-');
});

test('printing happens beside the server: its own thread stays free', async () => {
  const big = {
    ...samples.listSample,
    table: { ...samples.listSample.table, rows: Array(400).fill(samples.listSample.table.rows[0]) },
  };
  let turns = 0;
  const counting = setInterval(() => turns++, 1);
  await papers.listPaperPdf(big);
  clearInterval(counting);
  assert.ok(turns > 3, `${turns} turns`);
});

test('a page of an official document holds 22 lines of 28 characters (GB/T 9704-2012 5.2)', async () => {
  const blocks = [{ kind: 'paragraph' as const, text: '字'.repeat(1400) }];
  const lines = await linesOfPage(await officialLetterPdf({ ...samples.upwardLetter, blocks, attachments: [] }), 2);
  const [body, number] = [lines.slice(0, -1), lines.at(-1)];
  assert.equal(body.length, 22);
  for (const { text, left } of body) {
    assert.equal(text.length, 28);
    assert.ok(Math.abs(left - 28) < 1, `${left} mm`);
  }
  const step = ((body.at(-1)?.base ?? 0) - (body[0]?.base ?? 0)) / 21;
  assert.ok(Math.abs(step - 225 / 22) < 0.05, `${step} mm a line`);
  // 天头 37 mm; the page number stands under the type area, one character in on the left of an even page.
  assert.ok((body[0]?.base ?? 0) > 37 && (body[0]?.base ?? 0) < 43);
  assert.match(number?.text ?? '', /^— ?2 ?—$/);
  assert.ok((number?.base ?? 0) > 262 + 7 && (number?.left ?? 99) < 28 + 6);
});

test('a paper with nothing in its lists is printed with what there is', async () => {
  const emptied = <T>(value: T): T =>
    (Array.isArray(value)
      ? []
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, key === 'table' ? one : emptied(one)]))
        : value) as T;
  const { officialLetterPdf: letter, commitmentPaperPdf: commitment, opinionSheetPdf: opinion } = papers;
  const made = await Promise.all([
    letter(emptied(samples.upwardLetter)),
    papers.formPaperPdf(emptied(samples.formSample)),
    commitment(emptied(samples.commitmentSample)),
    papers.receiptPaperPdf(emptied(samples.receiptSample)),
    opinion(emptied(samples.opinionSample)),
    papers.noticePaperPdf(emptied(samples.noticeSample)),
    papers.agreementPaperPdf(emptied(agreementSample)),
  ]);
  for (const one of made) assert.equal(one.subarray(0, 5).toString(), '%PDF-');
});

test('a title breaks between words into lines of shrinking length, and a break set by hand is kept', () => {
  const title = '关于公布2026年度微短剧创作扶持计划第二批拟入选作品名单的通知';
  const lines = titleLines(title, 19);
  assert.equal(lines.join(''), title);
  for (const line of lines) assert.ok(widthOf(line) <= 19, line);
  assert.deepEqual(titleLines('上\n下', 19), ['上', '下']);
  assert.deepEqual(titleLines('', 19), []);
});

test('headings are counted level by level, and one with its own number keeps it', () => {
  const heading = (level: 1 | 2 | 3 | 4, text: string) => ({ kind: 'heading' as const, level, text });
  const made = arrangeBlocks([
    heading(1, '甲'),
    heading(2, '乙'),
    heading(2, '丙'),
    heading(3, '丁'),
    heading(4, '戊'),
    heading(1, '己'),
    heading(2, '庚'),
    heading(1, '九、辛'),
  ]);
  const texts = made.map((one) => (one.kind === 'line' ? one.text : ''));
  assert.deepEqual(texts, ['一、甲', '（一）乙', '（二）丙', '1.丁', '（1）戊', '二、己', '（一）庚', '九、辛']);
  assert.deepEqual([10, 11, 20, 35, 99].map(papers.chineseNumber), ['十', '十一', '二十', '三十五', '九十九']);
});
