// Reads the text of PDF files away from the server's thread; nothing is drawn, nothing in a file is carried out.
import { createRequire } from 'node:module';
import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const library = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

async function textIn(data: Uint8Array): Promise<string> {
  const reading = getDocument({
    data,
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
  await reading.destroy();
  return text;
}

parentPort?.on('message', (data: Uint8Array) => {
  textIn(data).then(
    (text) => parentPort?.postMessage(text),
    () => parentPort?.postMessage(''),
  );
});
