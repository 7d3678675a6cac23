import type { Version } from './blocks.ts';
import { qrSvg } from './version.ts';

/** What every page says that a demonstration made up. */
export const sampleWords = '示例：演示数据，不代表任何单位的真实情况';

/** What the foot of every page says: the version, the sentence that binds paper and record, and the QR code. */
export const footOf = ({ versionCode, qrText, sample }: Version, footNote = '，不一致的以系统记载为准。') => ({
  versionCode,
  qrText,
  qrSvg: qrSvg(qrText),
  footNote,
  sampleNote: sample ? sampleWords : '',
});
export type Foot = ReturnType<typeof footOf>;
