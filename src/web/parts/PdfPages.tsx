import { Suspense } from 'react';
import { Bars } from './Waiting.tsx';
import { lazyPart } from '../new-build.tsx';

// Loaded only where a PDF is shown: the viewer and its worker weigh more than the rest of the page.
const Canvas = lazyPart(async () => (await import('./pdf-canvas.tsx')).PdfCanvas);

/** The pages of a PDF one below the other, read on the page itself. */
export function PdfPages({ url, label, scale = 1.2 }: { url: string; label: string; scale?: number }) {
  return (
    <Suspense fallback={<Bars what="正在打开文件" />}>
      <Canvas url={url} label={label} scale={scale} />
    </Suspense>
  );
}
