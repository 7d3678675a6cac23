/** Contents and texts of ledgers that need no world. */
export const contentOf = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  title: '示例剧',
  level: 'platform',
  producerName: '示例影视',
  stage: 'script',
  ...more,
});

/** A CSV of RFC 4180, every cell in quotes. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`).join('');

const creationHead = 'key,version,deleted,title,filingNumber,level,producerName,producerCreditCode,stage,investmentFen';
export type CreationRow = {
  key: string;
  version?: number;
  deleted?: boolean;
  title?: string;
  filing?: string;
  credit?: string;
  stage?: string;
  fen?: number;
};
/** A 创作台账 as CSV. */
export const creationCsv = (rows: readonly CreationRow[]): string =>
  [
    creationHead,
    ...rows.map(
      ({ key, version = 1, deleted, title = '示例剧', filing = '', credit = '', stage = 'script', fen = 100 }) =>
        [key, version, deleted ? 'true' : '', title, filing, 'platform', '示例影视', credit, stage, fen].join(','),
    ),
    '',
  ].join('\n');
