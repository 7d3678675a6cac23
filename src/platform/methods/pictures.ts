import type { Luma } from '../../methods/pdq.ts';
import { lumaOf } from '../../methods/pdq.ts';

/** The size of a JPEG from its frame header; undefined when the bytes are no JPEG. */
export function jpegSize(bytes: Uint8Array): { width: number; height: number; channels: number } | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  for (let at = 2; at + 9 < bytes.length; ) {
    const marker = bytes[at + 1] ?? 0;
    const two = (offset: number) => ((bytes[at + offset] ?? 0) << 8) | (bytes[at + offset + 1] ?? 0);
    if (bytes[at] !== 0xff) return undefined;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { height: two(5), width: two(7), channels: bytes[at + 9] ?? 0 };
    }
    at += marker === 0xff ? 1 : 2 + two(2);
  }
  return undefined;
}

/** A PDF of one page that holds just this JPEG: the reader of PDFs we already have is also our JPEG decoder. */
function wrapped(
  jpeg: Uint8Array,
  { width, height, channels }: { width: number; height: number; channels: number },
): Uint8Array<ArrayBuffer> {
  const space = channels === 1 ? 'DeviceGray' : channels === 4 ? 'DeviceCMYK' : 'DeviceRGB';
  const draw = 'q 1 0 0 1 0 0 cm /P Do Q';
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>>>`,
    `<</Length ${draw.length}>>\nstream\n${draw}\nendstream`,
  ].map((body, i) => `${i + 1} 0 obj\n${body}\nendobj\n`);
  const picture =
    `5 0 obj\n<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/${space}/BitsPerComponent 8` +
    `/Filter/DCTDecode/Length ${jpeg.length}>>\nstream\n`;
  const parts = [
    Buffer.from(`%PDF-1.4\n${objects.join('')}${picture}`),
    Buffer.from(jpeg),
    Buffer.from('\nendstream\nendobj\ntrailer\n<</Root 1 0 R/Size 6>>\n%%EOF\n'),
  ];
  return new Uint8Array(Buffer.concat(parts));
}

/** Larger pictures are left to a person: decoding them would take memory that others need. */
const mostPixels = 50_000_000;

/** The reader of PDFs, loaded at first use; it looks for drawing classes of a browser, which decoding does not need. */
async function pdfReader() {
  const missing = Object.entries({ DOMMatrix: class {}, Path2D: class {} }).filter(([name]) => !(name in globalThis));
  Object.assign(globalThis, Object.fromEntries(missing));
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

type Decoded = { width: number; height: number; data: Uint8ClampedArray };

/** The luma of a JPEG, or undefined when it cannot be read: then a person looks. */
export async function lumaOfJpeg(jpeg: Uint8Array): Promise<Luma | undefined> {
  const size = jpegSize(jpeg);
  if (!size || size.width === 0 || size.height === 0 || size.width * size.height > mostPixels) return undefined;
  const { getDocument, OPS } = await pdfReader();
  const task = getDocument({
    data: wrapped(jpeg, size),
    verbosity: 0,
    isImageDecoderSupported: false,
    isOffscreenCanvasSupported: false,
    useSystemFonts: false,
  });
  try {
    const page = await (await task.promise).getPage(1);
    const { fnArray, argsArray } = await page.getOperatorList();
    const at = fnArray.indexOf(OPS.paintImageXObject);
    const name: unknown = argsArray[at]?.[0];
    if (typeof name !== 'string') return undefined;
    const objects = name.startsWith('g_') ? page.commonObjs : page.objs;
    const image = await new Promise<Decoded | null>((resolve) => objects.get(name, resolve));
    return image ? lumaOf(image.width, image.height, image.data) : undefined;
  } finally {
    await task.destroy();
  }
}
