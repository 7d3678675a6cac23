import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Document, Packer, Paragraph } from 'docx';
import { samplePdf } from '../main/demo/sample-file.ts';
import { textReader } from './file-text.ts';

test('text is read from PDF, Word and plain files; what holds none is empty, whatever it is', async () => {
  const { textOf, close } = textReader();
  const line = '海风吹过旧码头，阿珍回到村里';
  assert.equal((await textOf(samplePdf(line), 'pdf')).trim(), line);
  const word = await Packer.toBuffer(
    new Document({ sections: [{ children: [new Paragraph(line), new Paragraph('甲 & 乙')] }] }),
  );
  assert.equal(await textOf(word, 'docx'), `${line}\n甲 & 乙\n`);
  assert.equal(await textOf(Buffer.from(line), 'txt'), line);
  assert.equal(await textOf(Buffer.from([0xba, 0xa3, 0xb7, 0xe7]), 'txt'), '海风', 'GB 18030');
  for (const kind of ['pdf', 'docx'] as const) assert.equal(await textOf(Buffer.from('什么也不是'), kind), '');
  assert.equal(await textOf(samplePdf(line).subarray(0, 300), 'pdf'), '', 'cut off');
  assert.equal((await textOf(samplePdf('又一份'), 'pdf')).trim(), '又一份', 'and the next one is read again');
  await close();
});
