/** Real files pass; hostile ones, made here byte by byte, are each refused for their own reason. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { describe, test } from 'node:test';
import { Document, Packer, Paragraph } from 'docx';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { diskStore } from '../../src/platform/files.ts';
import { bufferSource, inspectFile, storedSource, usualLimits } from '../../src/platform/inspect-file.ts';
import { anObjectStream, anOffice, aPdf, aZip, jpeg, pages, png, video } from './made-files.ts';

const look = (name: string, bytes: Buffer, limits = usualLimits) => inspectFile(bufferSource(bytes), name, limits);
async function codesOf(name: string, bytes: Buffer, limits = usualLimits): Promise<string[]> {
  const { findings } = await look(name, bytes, limits);
  for (const { message } of findings) assert.match(message, /[\u4e00-\u9fff]/);
  return findings.map(({ code }) => code);
}

describe('what is in order has no findings', () => {
  test('real Word and Excel files', async () => {
    const word = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('申报书')] }] }));
    const book = new ExcelJS.Workbook();
    book.addWorksheet('推进表').addRow(['剧名', 1]);
    const excel = Buffer.from(await book.xlsx.writeBuffer());
    assert.deepEqual([(await look('申报书.docx', word)).kind, await codesOf('申报书.docx', word)], ['docx', []]);
    assert.deepEqual([(await look('推进表.XLSX', excel)).kind, await codesOf('推进表.XLSX', excel)], ['xlsx', []]);
  });

  test('pictures with their size, videos, archives and texts in both encodings', async () => {
    assert.deepEqual(await look('海报.png', png(1920, 1080)), { kind: 'png', findings: [], width: 1920, height: 1080 });
    assert.deepEqual(await look('海报.jpeg', jpeg), { kind: 'jpg', findings: [], width: 512, height: 256 });
    assert.deepEqual(await look('样片.mp4', video()), { kind: 'mp4', findings: [] });
    assert.deepEqual(await look('样片.mov', video('qt  ')), { kind: 'mov', findings: [] });
    assert.deepEqual(await look('材料.zip', aZip([{ name: '说明.txt' }])), { kind: 'zip', findings: [], entries: 1 });
    assert.deepEqual(await look('梗概.txt', Buffer.from('山河入梦来\r\n')), { kind: 'txt', findings: [] });
    assert.deepEqual(await look('梗概.txt', Buffer.from('c9bdbad3c8ebc3ce', 'hex')), { kind: 'txt', findings: [] });
  });

  test('a PDF tells its pages, in plain objects, in object streams, and after a later revision', async () => {
    assert.deepEqual(await look('剧本.pdf', aPdf(pages(3))), { kind: 'pdf', findings: [], pages: 3 });
    const [catalog = '', ...tree] = pages(2).map((text) => text.replace(/^\d+ 0 obj\n|\nendobj$/g, ''));
    const contained = [catalog, ...tree].map((body, i): [number, string] => [[1, 2, 10, 11][i] ?? 0, body]);
    const modern = aPdf([anObjectStream(contained)]);
    assert.deepEqual(await look('剧本.pdf', modern), { kind: 'pdf', findings: [], pages: 2 });
    const revised = aPdf([
      ...pages(3),
      '2 0 obj << /Type /Pages /Kids 5 0 R >> endobj',
      '5 0 obj [10 0 R 11 0 R] endobj',
    ]);
    assert.equal((await look('剧本.pdf', revised)).pages, 2);
  });
});

describe('names and types', () => {
  test('an empty file, a type that is not ours, a name that lies', async () => {
    assert.deepEqual(await codesOf('申报书.pdf', Buffer.alloc(0)), ['file_empty']);
    assert.deepEqual(await codesOf('申报书.pdf', Buffer.from('4d5a90000300', 'hex')), ['type_unknown']);
    assert.deepEqual(await codesOf('申报书.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex')), ['type_unknown']);
    assert.deepEqual(await codesOf('海报.pdf', png(2, 2)), ['type_mismatch']);
    assert.deepEqual(await codesOf('申报书.pdf.exe', aPdf(pages(1))), ['type_mismatch']);
    assert.deepEqual(await codesOf('申报书', aPdf(pages(1))), ['type_mismatch']);
    const { findings } = await look('海报.pdf', png(2, 2));
    assert.equal(findings[0]?.message, '文件名后缀是 .pdf，内容却是PNG 图片');
  });
});

describe('PDF', () => {
  const script = '<< /S /JavaScript /JS (app.alert) >>';
  const hostile: [string, Buffer, string[]][] = [
    ['a script', aPdf([...pages(1), `5 0 obj ${script} endobj`]), ['pdf_script']],
    ['a script spelt with #', aPdf([...pages(1), '5 0 obj << /S /J#61vaScript /#4a#53 (x) >> endobj']), ['pdf_script']],
    ['a script inside an object stream', aPdf([...pages(1), anObjectStream([[5, script]])]), ['pdf_script']],
    [
      'a script behind a text that says endobj',
      aPdf([...pages(1), `5 0 obj << /A (endobj) /B ${script} >> endobj`]),
      ['pdf_script'],
    ],
    ['a script between comments', aPdf([...pages(1), '5 0 obj << /S % (\n/JavaScript >> endobj']), ['pdf_script']],
    [
      'a script hidden in a text for a crafted table',
      aPdf([...pages(1), `5 0 obj ( 6 0 obj ${script} endobj ) endobj`]),
      ['pdf_script'],
    ],
    ['a launch action', aPdf([...pages(1), '5 0 obj << /S /Launch /F (cmd.exe) >> endobj']), ['pdf_launch']],
    ['an embedded file', aPdf([...pages(1), '5 0 obj << /Type /EmbeddedFile >> endobj']), ['pdf_embedded_file']],
    ['encryption', aPdf(pages(1), '<< /Root 1 0 R /Encrypt 9 0 R >>'), ['pdf_encrypted']],
    [
      'an encoding that cannot be read',
      aPdf([...pages(1), '5 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /LZWDecode >>\nstream\nx\nendstream endobj']),
      ['pdf_unreadable'],
    ],
    [
      'an object stream that unpacks to more than the limit',
      aPdf([...pages(1), anObjectStream([[5, ' '.repeat(70 * 2 ** 20)]])]),
      ['pdf_unreadable'],
    ],
    ['no pages', aPdf(pages(0)), ['pdf_damaged']],
    [
      'a page tree that bites its tail',
      aPdf(['1 0 obj << /Pages 2 0 R >> endobj', '2 0 obj << /Kids [2 0 R] >> endobj']),
      ['pdf_damaged'],
    ],
    ['a cut-off end', aPdf(pages(1)).subarray(0, -7), ['pdf_cut_off']],
    ['only a beginning', Buffer.from('%PDF-1.7\n'), ['pdf_damaged']],
  ];
  for (const [what, bytes, codes] of hostile) {
    test(`${what} is found`, async () => assert.deepEqual(await codesOf('剧本.pdf', bytes), codes));
  }

  test('a file made to be searched for ever is answered soon', async () => {
    const before = process.cpuUsage();
    const crafted = [
      '/Filter[',
      '/Kids [',
      '/Root ',
      '(',
      '%',
      '1 0 obj stream\n',
      '1 0 obj << /Type /ObjStm /Filter [',
    ];
    for (const piece of crafted) {
      const bytes = aPdf([`1 0 obj << /Type /ObjStm /Pages 1 0 R ${piece.repeat(300_000)}`, 'stream\nx endstream']);
      assert.ok((await codesOf('剧本.pdf', bytes)).length > 0);
    }
    assert.ok(process.cpuUsage(before).user < 20e6, 'seconds of the processor, whatever else the machine does');
  });

  test('words in a text are no script', async () => {
    const harmless = aPdf([...pages(1), '5 0 obj << /Title (Type/JavaScript \\( /JS \\) /Launch) >> endobj']);
    assert.deepEqual(await codesOf('剧本.pdf', harmless), []);
  });

  test('one beyond the limit is left to a person, and said so', async () => {
    const { findings } = await look('剧本.pdf', aPdf(pages(1)), { ...usualLimits, pdfBytes: 10 });
    assert.deepEqual(
      findings.map(({ code, weight }) => [code, weight]),
      [['pdf_not_inspected', 'look']],
    );
  });
});

describe('ZIP and Office', () => {
  const macro = { name: 'word/vbaProject.bin' };
  const disguised =
    '<Types><Override PartName="/word/x.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>';
  const remote = '<Relationship Type="…/attachedTemplate" Target="http://x" TargetMode="External"/>';
  const hostile: [string, string, Buffer, string[]][] = [
    ['a bomb by its ratio', '.zip', aZip([{ name: 'a', bytes: Buffer.alloc(30 * 2 ** 20) }]), ['zip_bomb']],
    ['a bomb by what it claims', '.zip', aZip([{ name: 'a', says: 0xfffffffe }]), ['zip_bomb']],
    ['a bomb of entries that share their bytes', '.zip', aZip([{ name: 'a' }, { name: 'b', offset: 0 }]), ['zip_bomb']],
    ['an archive in an archive', '.zip', aZip([{ name: '内层.7z' }]), ['zip_nested']],
    ['a way out of the folder', '.zip', aZip([{ name: '../../etc/cron.d/x' }]), ['zip_path']],
    ['a way out, the Windows way', '.zip', aZip([{ name: 'c:\\windows\\x' }]), ['zip_path']],
    ['a password', '.zip', aZip([{ name: 'a', flags: 0x801 }]), ['zip_encrypted']],
    ['a directory that is cut off', '.zip', aZip([{ name: 'a' }]).subarray(0, -30), ['zip_damaged']],
    ['a macro', '.docx', anOffice('word/document.xml', [macro]), ['office_macro']],
    [
      'a macro under another name',
      '.docx',
      anOffice('word/document.xml', [{ name: 'word/x.bin' }], disguised),
      ['office_macro'],
    ],
    ['a macro in a workbook', '.xlsx', anOffice('xl/workbook.xml', [{ name: 'xl/vbaProject.bin' }]), ['office_macro']],
    [
      'a template from elsewhere',
      '.docx',
      anOffice('word/document.xml', [{ name: 'word/_rels/settings.xml.rels', bytes: Buffer.from(remote) }]),
      ['office_remote_template'],
    ],
    [
      'an embedded object',
      '.docx',
      anOffice('word/document.xml', [{ name: 'word/embeddings/oleObject1.bin' }]),
      ['office_embedded'],
    ],
    ['a workbook called a document', '.docx', anOffice('xl/workbook.xml'), ['type_mismatch']],
  ];
  for (const [what, ending, bytes, codes] of hostile) {
    test(`${what} is found`, async () => assert.deepEqual(await codesOf(`材料${ending}`, bytes), codes));
  }

  test('too many entries are counted, not opened', async () => {
    const many = aZip([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
    assert.deepEqual(await codesOf('材料.zip', many, { ...usualLimits, zipEntries: 2 }), ['zip_too_many']);
  });
});

describe('pictures and videos', () => {
  const hostile: [string, string, Buffer, string[]][] = [
    ['a picture of impossible size', '海报.png', png(100_000, 100_000), ['picture_too_large']],
    ['a picture without a size', '海报.png', png(0, 5), ['picture_damaged']],
    ['a picture that breaks off', '海报.jpg', jpeg.subarray(0, -2), ['picture_cut_off']],
    ['a JPEG of nothing but a beginning', '海报.jpg', jpeg.subarray(0, 8), ['picture_damaged']],
    ['a video that breaks off', '样片.mp4', video().subarray(0, 80), ['video_cut_off']],
    ['a video without its index', '样片.mp4', video().subarray(0, 116), ['video_damaged']],
    ['a text with something behind it', '梗概.txt', Buffer.from(`${'山'.repeat(3000)}\0`), ['text_damaged']],
  ];
  for (const [what, name, bytes, codes] of hostile) {
    test(`${what} is found`, async () => assert.deepEqual(await codesOf(name, bytes), codes));
  }
});

test('bytes of any kind are answered, never thrown at', async () => {
  const beginnings = ['%PDF-1.7\n1 0 obj', 'PK\x03\x04', '\xff\xd8\xff', '\x89PNG\r\n\x1a\n', '\0\0\0\x10ftyp', ''];
  const anything = fc.tuple(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 400 }), fc.boolean());
  await fc.assert(
    fc.asyncProperty(anything, async ([beginning, rest, asZip]) => {
      const bytes = Buffer.concat([Buffer.from(beginning, 'latin1'), rest, asZip ? aZip([]) : Buffer.alloc(0)]);
      const { findings } = await look('a.pdf', bytes);
      assert.ok(Array.isArray(findings));
    }),
    { numRuns: 500 },
  );
});

test('a file of the store is looked at by ranges', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'inspect-'));
  const store = diskStore(folder);
  const stored = await store.put(Readable.from([anOffice('word/document.xml', [{ name: 'word/vbaProject.bin' }])]));
  const { findings } = await inspectFile(storedSource(store, stored), '申报书.docx');
  assert.deepEqual(
    findings.map(({ code }) => code),
    ['office_macro'],
  );
  fs.rmSync(folder, { recursive: true });
});
