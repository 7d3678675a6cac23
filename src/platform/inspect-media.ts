// Pictures and video: size in pixels and whether the container is whole, from a few bytes of each.
import { type Finding, findingsOf } from '../base/problem.ts';
import type { ByteSource, InspectionLimits } from './inspect-file.ts';

export type PictureSize = { width: number; height: number };

/** Width and height of a PNG or JPEG as its header says; `undefined` where it says nothing sensible. */
export async function pictureSize(source: ByteSource, kind: 'png' | 'jpg'): Promise<PictureSize | undefined> {
  const size = kind === 'png' ? await pngSize(source) : await jpegSize(source);
  return size && size.width > 0 && size.height > 0 ? size : undefined;
}

async function pngSize(source: ByteSource): Promise<PictureSize | undefined> {
  const head = await source.read(0, 24);
  if (head.length < 24 || head.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
}

/** Goes from segment to segment to the start of frame; EXIF and colour profiles may come before it. */
async function jpegSize(source: ByteSource): Promise<PictureSize | undefined> {
  let at = 2;
  for (let segments = 0; segments < 500; segments++) {
    const head = await source.read(at, 9);
    if (head.length < 9 || head[0] !== 0xff) return undefined;
    const marker = head[1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: head.readUInt16BE(5), width: head.readUInt16BE(7) };
    at += 2 + head.readUInt16BE(2);
  }
  return undefined;
}

/** What speaks against a picture. */
export async function pictureFindings(
  source: ByteSource,
  kind: 'png' | 'jpg',
  size: PictureSize | undefined,
  limits: InspectionLimits,
): Promise<Finding[]> {
  if (!size) return [{ code: 'picture_damaged', message: '图片已损坏，读不出尺寸' }];
  const { width, height } = size;
  const tail = await source.read(Math.max(0, source.size - 65_536), Math.min(source.size, 65_536));
  const whole = kind === 'png' ? tail.includes('IEND') : tail.includes(Buffer.from([0xff, 0xd9]));
  return findingsOf(
    width * height > limits.pixels && {
      code: 'picture_too_large',
      message: `图片尺寸 ${width}×${height} 过大，请缩小后上传`,
    },
    !whole && { code: 'picture_cut_off', message: '图片结尾不完整，请重新导出后上传' },
  );
}

/** Walks the outer boxes of an MP4 or MOV: the index (moov) must be there and no box may reach beyond the end. */
export async function videoFindings(source: ByteSource): Promise<Finding[]> {
  let at = 0;
  let indexed = false;
  for (let boxes = 0; boxes < 200 && at < source.size; boxes++) {
    const head = await source.read(at, 16);
    if (head.length < 8) return [cutOff];
    const short = head.readUInt32BE(0);
    const long = short === 1 && head.length === 16 ? Number(head.readBigUInt64BE(8)) : short;
    const length = short === 0 ? source.size - at : long;
    if (length < 8 || at + length > source.size) return [cutOff];
    indexed ||= head.toString('latin1', 4, 8) === 'moov';
    at += length;
  }
  return indexed ? [] : [{ code: 'video_damaged', message: '视频缺少索引（moov），无法播放，请重新导出' }];
}

const cutOff: Finding = { code: 'video_cut_off', message: '视频文件不完整，可能没有传完或导出中断' };
