import { newId } from '../../../platform/ids.ts';
import { useCase } from '../../../platform/use-case.ts';
import { worksPolicy } from '../policy.ts';
import { awardsKnown } from '../queries.ts';
import { ImportAwards } from '../schema.ts';
import { insertAward } from '../store.ts';

/** 方案六（一）3：中央财政资金只给一次；名单从外部导入，同一行两次不重复。 */
export const importAwards = useCase({
  act: 'award.import',
  label: '登记其他财政支持',
  input: ImportAwards,
  load: async () => null,
  view: worksPolicy.import,
  allow: worksPolicy.import,
  async run({ tx, now, record }, _, { rows }) {
    const known = await awardsKnown(tx);
    const keyOf = (one: (typeof rows | typeof known)[number]) =>
      [one.title, one.programme, one.creditCode ?? '', one.level, one.awardedOn ?? ''].join('|');
    const there = new Set(known.map(keyOf));
    const fresh = rows.filter((row) => !there.has(keyOf(row)));
    for (const row of fresh) {
      const unknown = { workId: null, organizationName: null, formerTitles: [], importId: null };
      await insertAward(tx, { ...row, ...unknown, id: newId(), createdAt: now });
    }
    const id = newId();
    record({ act: 'award.import', subject: id, after: fresh, note: `新增 ${fresh.length} 条` });
    return { id, added: fresh.length, unchanged: rows.length - fresh.length };
  },
});
