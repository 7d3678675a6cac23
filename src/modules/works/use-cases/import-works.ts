import { localDate } from '../../../base/time.ts';
import { newId } from '../../../platform/ids.ts';
import { useCase } from '../../../platform/use-case.ts';
import { worksPolicy } from '../policy.ts';
import { listedWorks, listPlaces } from '../queries.ts';
import { plainKey } from '../rules.ts';
import { ImportWorks, type ListedWork } from '../schema.ts';
import { insertRecognition, insertWork } from '../store.ts';
import type { Work } from '../terms.ts';

/** Works of published lists enter as they were published; the same row twice changes nothing. */
export const importWorks = useCase({
  act: 'work.import',
  label: '导入作品',
  input: ImportWorks,
  load: async () => null,
  view: worksPolicy.import,
  allow: worksPolicy.import,
  async run({ tx, now, record }, _, { rows }) {
    const known = await listedWorks(tx);
    const keyOf = (title: string, region: string | null) => `${plainKey(title)}|${region ?? ''}`;
    const ids = new Map(known.map((one) => [keyOf(one.title, one.regionCode), one.id]));
    const listed = await listPlaces(tx);
    const stands = new Set(listed.map((one) => `${one.workId}|${one.listName}|${one.listBatch ?? ''}`));
    let added = 0;
    for (const row of rows) {
      const key = keyOf(row.title, row.regionCode);
      const workId = ids.get(key) ?? newId();
      if (!ids.has(key)) await insertWork(tx, workOf(row, workId, now));
      ids.set(key, workId);
      const place = `${workId}|${row.listName}|${row.listBatch}`;
      if (stands.has(place)) continue;
      stands.add(place);
      await insertRecognition(tx, recognitionOf(row, workId));
      added += 1;
    }
    const id = newId();
    record({
      act: 'work.import',
      subject: id,
      after: { rows: rows.length, added },
      note: `新增 ${added} 条，已有 ${rows.length - added} 条`,
    });
    return { id, added, unchanged: rows.length - added };
  },
});

const workOf = (row: ListedWork, id: string, createdAt: Work['createdAt']): Work => ({
  id,
  version: 1,
  title: row.title,
  formerTitles: [],
  ownerOrgId: null,
  regionCode: row.regionCode,
  productionForm: null,
  orientation: null,
  filingNumber: null,
  filingOn: null,
  classCode: null,
  subject: row.theme || null,
  episodeCount: row.episodeCount,
  episodeMinutes: row.episodeMinutes,
  categoryCode: null,
  firstAiredOn: null,
  source: row.source,
  confidence: row.confidence,
  syntheticFields: [],
  createdAt,
});

const recognitionOf = (row: ListedWork, workId: string) => ({
  id: newId(),
  workId,
  listName: row.listName,
  listBatch: row.listBatch || null,
  listedOn: row.listedOn === null ? null : localDate(row.listedOn),
  issuingBody: row.issuingBody || null,
  creditedOrg: row.creditedOrg || null,
  creditedRole: row.creditedRole || null,
  theme: row.theme || null,
  source: row.source,
  confidence: row.confidence,
});
