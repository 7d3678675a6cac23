// Prints every kind of paper with made-up content, PDF and Word, and pictures of the pages where pdftoppm is there.
// node tools/papers.ts [folder] [points per inch]; without a folder it renews docs/papers.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as papers from '../src/platform/papers/index.ts';
import { agreementSample } from '../tests/documents/sample-agreement.ts';
import * as samples from '../tests/documents/samples.ts';

type Print = { name: string; pdf: () => Promise<Buffer>; word: () => Promise<Buffer> };

function print<T>(
  name: string,
  content: T,
  pdf: (one: T) => Promise<Buffer>,
  word: (one: T) => Promise<Buffer>,
): Print {
  return { name, pdf: () => pdf(content), word: () => word(content) };
}

const { officialLetterPdf, officialLetterWord } = papers;
const prints = [
  print('letter-upward', samples.upwardLetter, officialLetterPdf, officialLetterWord),
  print('letter-downward', samples.downwardLetter, officialLetterPdf, officialLetterWord),
  print('letter-plain', samples.plainLetter, officialLetterPdf, officialLetterWord),
  print('form', samples.formSample, papers.formPaperPdf, papers.formPaperWord),
  print('commitment', samples.commitmentSample, papers.commitmentPaperPdf, papers.commitmentPaperWord),
  print('receipt', samples.receiptSample, papers.receiptPaperPdf, papers.receiptPaperWord),
  print('list', samples.listSample, papers.listPaperPdf, papers.listPaperWord),
  print('opinion', samples.opinionSample, papers.opinionSheetPdf, papers.opinionSheetWord),
  print('agreement', agreementSample, papers.agreementPaperPdf, papers.agreementPaperWord),
  print('notice', samples.noticeSample, papers.noticePaperPdf, papers.noticePaperWord),
];

const project = path.resolve(import.meta.dirname, '..');
const shown = process.argv[2] === undefined;
const target = path.resolve(process.argv[2] ?? path.join(tmpdir(), 'jingwei-papers'));
mkdirSync(target, { recursive: true });
for (const { name, pdf, word } of prints) {
  writeFileSync(path.join(target, `${name}.pdf`), await pdf());
  writeFileSync(path.join(target, `${name}.docx`), await word());
  const options = ['-gray', '-png', '-r', process.argv[3] ?? '66', `${name}.pdf`, name];
  const colour = name.startsWith('letter') ? options.slice(1) : options;
  const drawn = spawnSync('pdftoppm', colour, { cwd: target });
  if (drawn.status !== 0) console.error(`${name}: no pictures, pdftoppm is missing or failed`);
}
if (shown) renewPictures();
console.log(`papers in ${target}${shown ? ', pictures in docs/papers' : ''}`);

function renewPictures() {
  const folder = path.join(project, 'docs/papers');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(target).filter((name) => name.endsWith('.png'))) {
    renameSync(path.join(target, file), path.join(folder, file));
  }
  const pictures = readdirSync(folder).map((file) => `![${file}](${file})`);
  const told = '# 纸质文书样张\n\n内容均为示例。由 `npm exec -- node tools/papers.ts` 生成，请勿手改。\n\n';
  writeFileSync(path.join(folder, 'README.md'), `${told}${pictures.join('\n')}\n`);
}
