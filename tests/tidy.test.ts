import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { problems } from '../src/main/assembly-words.ts';
import { sourceFiles, textOf } from './architecture.ts';
import { habits, type Source, untidy } from './tidy.ts';

const sources = (): Source[] => sourceFiles('src', 'tests', 'tools').map((file) => ({ file, text: textOf(file) }));

test('the source keeps every habit of the house', () => {
  const { broken, unused } = untidy(sources());
  assert.deepEqual(broken, []);
  assert.deepEqual(unused, [], 'exceptions that nobody needs');
});

test('every habit catches the mistake it exists for', () => {
  const planted: Source[] = [
    { file: 'src/base/long.ts', text: 'x\n'.repeat(302) },
    { file: 'src/base/wide.ts', text: `const a = ${'1 + '.repeat(40)}1;` },
    { file: 'src/platform/mail-helper.ts', text: '' },
    { file: 'src/base/named.ts', text: 'export const workManager = 1;' },
    { file: 'src/base/clocked.ts', text: 'const now = Date.now();' },
    { file: 'src/platform/classy.ts', text: 'export class Pool {}' },
    { file: 'src/base/x.test.ts', text: 'test.only("a", () => {});' },
    { file: 'src/base/later.ts', text: '// TODO tidy' },
    { file: 'src/base/any.ts', text: 'const a = b as any;' },
    { file: 'src/modules/works/a/b/c/d.ts', text: '' },
    { file: 'src/modules/works/use-cases/a.ts', text: "tx.selectFrom('works')" },
    { file: 'src/modules/works/use-cases/b.ts', text: 'db.transaction()' },
    { file: 'src/modules/works/use-cases/c.ts', text: "save({ ...work, state: 'done' })" },
    { file: 'src/modules/works/use-cases/d.ts', text: "if (work.state === 'done') return;" },
  ];
  const { broken } = untidy(planted);
  for (const { says } of habits)
    assert.ok(
      broken.some((line) => line.includes(says)),
      `nothing proves: ${says}`,
    );
});

test('a state compared in place is found in every form it is written, and nothing else is', () => {
  const says = 'a state has its name in rules or workflow';
  const found = (text: string, file = 'src/modules/works/queries.ts') =>
    untidy([{ file, text }]).broken.filter((line) => line.includes(says)).length;
  const planted = [
    "if (row.state === 'open') return;",
    "if (list?.state !== 'sealed') return;",
    "if (row.paperState === 'fixed') return;",
    "if ('open' === row.state) return;",
    "const a = ['draft', 'submitted'].includes(row.state);",
    "query.where('o.state', '=', 'open')",
    "query.where('state', 'in', ['open', 'closed'])",
  ];
  for (const text of planted) {
    assert.equal(found(text), 1, text);
    assert.equal(found(text, 'src/modules/works/board-rules.ts'), 0);
    assert.equal(found(text, 'src/modules/works/pages/WorkPage.tsx'), 0);
  }
  for (const text of [
    "filter.state !== ''",
    "query.where('state', 'in', [...openStates])",
    "// row.state === 'open'",
    'states.includes(row.state)',
  ])
    assert.equal(found(text), 0, text);
});

test('every refusal that the code throws has its Chinese wording', () => {
  const thrown = sources()
    .filter(({ file }) => file.startsWith('src/') && !file.endsWith('.test.ts'))
    .flatMap(({ text }) => [...text.matchAll(/new Problem\(\s*'([^']+)'/g)].map(([, code]) => code ?? ''));
  assert.ok(thrown.length > 50);
  assert.deepEqual([...new Set(thrown)].filter((code) => !(code in problems)).sort(), []);
  for (const [code, { title }] of Object.entries(problems)) assert.match(title, /[\u4e00-\u9fff]/, code);
});

test('the lock file pins every dependency and names no host', () => {
  const read = (name: string) => readFileSync(path.resolve(import.meta.dirname, '..', name), 'utf8');
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+/.test(version),
  );
  assert.deepEqual(loose, []);
  assert.doesNotMatch(read('package-lock.json'), /"resolved"/);
});
