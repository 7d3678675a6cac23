import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { useEffect, useRef, useState } from 'react';
import { Empty } from './Empty.tsx';

GlobalWorkerOptions.workerSrc = workerUrl;

type Drawing = { place: HTMLElement; label: string; scale: number; open: () => boolean };

async function draw(file: PDFDocumentProxy, { place, label, scale, open }: Drawing): Promise<void> {
  for (let number = 1; open() && number <= file.numPages; number++) {
    const page = await file.getPage(number);
    const sharp = window.devicePixelRatio || 1;
    const viewport = page.getViewport({ scale: scale * sharp });
    const canvas = Object.assign(document.createElement('canvas'), { width: viewport.width, height: viewport.height });
    canvas.style.width = `${viewport.width / sharp}px`;
    canvas.setAttribute('aria-label', `${label}，第 ${number} 页，共 ${file.numPages} 页`);
    canvas.setAttribute('role', 'img');
    if (!open()) return;
    place.append(canvas);
    await page.render({ canvas, viewport }).promise;
    canvas.dataset.shown = 'yes';
  }
}

/** Draws a PDF with pdf.js; the fonts and maps for strangers' files lie beside us under /pdfjs. */
export function PdfCanvas({ url, label, scale }: { url: string; label: string; scale: number }) {
  const box = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState<string>();
  useEffect(() => {
    const place = box.current;
    let open = true;
    const loading = getDocument({
      url,
      cMapUrl: '/pdfjs/cmaps/',
      standardFontDataUrl: '/pdfjs/standard_fonts/',
      wasmUrl: '/pdfjs/wasm/',
    });
    loading.promise
      .then((file) => (place ? draw(file, { place, label, scale, open: () => open }) : undefined))
      .catch(() => open && setFailed(url));
    return () => {
      open = false;
      place?.replaceChildren();
      void loading.destroy();
    };
  }, [url, label, scale]);
  return (
    <>
      {failed === url ? (
        <Empty kind="fault" title="文件打不开">
          可<a href={url}>下载原件</a>用本机软件查看。
        </Empty>
      ) : null}
      <div ref={box} className="pdf-pages" />
    </>
  );
}
