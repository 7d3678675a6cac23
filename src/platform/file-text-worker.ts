// Reads the text of a PDF away from the server's thread; nothing is drawn, nothing in the file is carried out.
import { createRequire } from 'node:module';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const library = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const reading = getDocument({
  data: workerData as Uint8Array,
  cMapUrl: `${library}/cmaps/`,
  cMapPacked: true,
  standardFontDataUrl: `${library}/standard_fonts/`,
  disableFontFace: true,
  useSystemFonts: false,
  verbosity: 0,
});
const document = await reading.promise;
let text = '';
for (let number = 1; number <= document.numPages; number += 1) {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  text += `${items.map((one) => ('str' in one ? one.str : '')).join('')}\n`;
  page.cleanup();
}
parentPort?.postMessage(text);
