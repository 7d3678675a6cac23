/**
 * Writes what `npm test` runs into dist/tests: the files of a folder share a process, because to load the system costs
 * more than most of them take. Each stays a suite with hooks of its own; the longest batch comes first.
 */
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const most = 8;
const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'dist/tests');

type Batch = { name: string; files: string[] };

/** The test files in batches of one folder and at most `most` files. */
function batchesOf(files: readonly string[]): Batch[] {
  const folders = Object.entries(Object.groupBy(files, (file) => path.dirname(file)));
  const batches = folders.flatMap(([from, all = []]) => {
    const pieces = Math.ceil(all.length / most);
    return Array.from({ length: pieces }, (_, piece) => ({
      name: `${from.replaceAll(path.sep, '-')}${pieces > 1 ? `-${piece + 1}` : ''}`,
      files: all.filter((_file, i) => i % pieces === piece),
    }));
  });
  return batches.toSorted((a, b) => lengthOf(b) - lengthOf(a));
}

/** About how long it takes: by the length of the text, and several times as long where a browser is opened. */
const lengthOf = ({ files }: Batch): number =>
  files
    .map((file) => readFileSync(path.join(root, file), 'utf8'))
    .reduce((sum, text) => sum + text.length * (/\baStage\b|\baBrowser\b/.test(text) ? 8 : 1), 0);

/**
 * Each file is loaded in a suite of its own: there its tests and hooks belong. What cannot be loaded fails a test; a
 * process that something keeps alive after its last test ends soon after.
 */
const textOf = ({ files }: Batch): string => `import { after, suite, test } from 'node:test';
after(() => void setTimeout(() => process.exit(), 20_000).unref());
for (const file of ${JSON.stringify(files, null, 2)})
  suite(file, () =>
    import(\`${pathToFileURL(root).href}/\${file}\`).then(
      () => {},
      (error) => test('it can be loaded', () => Promise.reject(error)),
    ),
  );
`;

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const wanted = process.argv.length > 2 ? process.argv.slice(2) : ['src/**/*.test.ts', 'tests/**/*.test.ts'];
for (const [i, { name, files }] of batchesOf(globSync(wanted, { cwd: root }).toSorted()).entries()) {
  writeFileSync(path.join(folder, `${String(i + 1).padStart(2, '0')}-${name}.mjs`), textOf({ name, files }));
}
