import { z } from 'zod';
import { nothing } from '../../../base/endpoint.ts';
import { jobActor, machinery } from '../../../base/policy.ts';
import { textKinds, textReader } from '../../../platform/file-text.ts';
import { bytesOf } from '../../../platform/files.ts';
import { newId } from '../../../platform/ids.ts';
import { answer, type House, perform, reading, useCase } from '../../../platform/use-case.ts';
import { fileById } from '../../documents/index.ts';
import { insertPrints } from '../store-scripts.ts';
import { scriptPrint, unreadScripts } from '../sides.ts';

/** How many scripts one turn reads and keeps. */
const together = 50;

const unread = reading({
  input: nothing,
  load: async () => null,
  view: machinery,
  async show({ tx }) {
    const files = (await unreadScripts(tx)).slice(0, together);
    const rows = [];
    for (const { fileId } of files) rows.push(await fileById(tx, fileId));
    return rows;
  },
});

const Prints = z.object({
  rows: z.array(z.object({ sha256: z.string(), print: z.string().nullable(), characters: z.int() })).min(1),
});
/** 读取剧本: the fingerprints of scripts handed in, kept by the digest of their files. */
const keepPrints = useCase({
  act: 'funding_check.read_scripts',
  label: '读取剧本文字',
  input: Prints,
  load: async () => null,
  view: machinery,
  allow: machinery,
  async run({ tx, now, record }, _, { rows }) {
    await insertPrints(
      tx,
      rows.map((row) => ({ ...row, readAt: now })),
    );
    const read = rows.filter(({ print }) => print !== null).length;
    const id = newId();
    record({
      act: 'funding_check.read_scripts',
      subject: id,
      after: { files: rows.length, read },
      note: `剧本文件 ${rows.length} 份，取得文字 ${read} 份`,
    });
    return { id };
  },
});

/** Reads scripts that nobody has read yet, until none is left; answers how many. Harmless when run twice. */
export async function readScripts(house: House): Promise<number> {
  const actor = jobActor('重复资助核查');
  const reader = textReader();
  try {
    for (let count = 0; ; ) {
      const files = await answer(house, unread, { actor }, {});
      if (files.length === 0) return count;
      const rows = [];
      for (const { storeKey, mediaType, sha256 } of files) {
        const kind = textKinds[mediaType];
        const text = kind ? await reader.textOf(await bytesOf(await house.files.open(storeKey)), kind) : '';
        rows.push({ sha256, print: scriptPrint(text), characters: [...text].length });
      }
      await perform(house, keepPrints, { actor }, { rows });
      count += rows.length;
    }
  } finally {
    await reader.close();
  }
}
