import type { Version } from './blocks.ts';
import { qrSvg } from './version.ts';

/** What the foot of every page says: the version, the sentence that binds paper and record, and the QR code. */
export const footOf = ({ versionCode, qrText }: Version, footNote = '，不一致的以系统记载为准。') => ({
  versionCode,
  qrText,
  qrSvg: qrSvg(qrText),
  footNote,
});
export type Foot = ReturnType<typeof footOf>;
