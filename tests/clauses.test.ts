/** A citation of the plan names a clause that the plan has; the clauses are those of reference/plan-2026.json. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const root = path.resolve(import.meta.dirname, '..');
const { clauses } = JSON.parse(readFileSync(path.join(root, 'reference/plan-2026.json'), 'utf8')) as {
  clauses: { key: string }[];
};
const known = new Set(clauses.map(({ key }) => key));

const numeral = '[一二三四五六七八九十]';
/** After 方案: a chapter with sections and points, and whatever further ones follow by 、 or ；. */
const citation = new RegExp(
  `方案(${numeral}(?![份个次条款些批部致种类级直定般旦同年]))((?:[（）、；]|${numeral}(?=[（）])|[1-9])*)`,
  'g',
);

/** `六（一）1、3、五（三）7` → 六（一）1, 六（一）3, 五（三）7. */
function keysIn(text: string): string[] {
  return [...text.matchAll(citation)].flatMap(([, first = '', rest = '']) => {
    const found: string[] = [];
    let [chapter, section] = ['', ''];
    for (const part of (first + rest).split(/[、；]/)) {
      const read = new RegExp(`^(${numeral})?(?:（(${numeral})）)?([1-9])?`).exec(part);
      if (!read?.[0]) continue;
      if (read[1]) [chapter, section] = [read[1], ''];
      if (read[2]) section = `（${read[2]}）`;
      found.push(`${chapter}${section}${read[3] ?? ''}`);
    }
    return found;
  });
}

function* texts(folder: string): Generator<string> {
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })) {
    const name = path.join(entry.parentPath, entry.name);
    if (entry.isFile() && /\.(ts|tsx|json|md)$/.test(entry.name) && !name.includes('/generated/')) yield name;
  }
}

test('every clause of the plan that is cited stands in it', () => {
  const wrong: string[] = [];
  for (const folder of ['src', 'reference', 'docs/handbook']) {
    for (const name of texts(folder)) {
      const lines = readFileSync(name, 'utf8').split('\n');
      for (const [i, line] of lines.entries()) {
        for (const key of keysIn(line))
          if (!known.has(key)) wrong.push(`${path.relative(root, name)}:${i + 1} 方案${key}`);
      }
    }
  }
  assert.deepEqual(wrong, []);
});

test('a citation of a clause that is not there is found', () => {
  assert.deepEqual(keysIn('（方案六（四）1）和方案六（一）1、3、五（三）7'), [
    '六（四）1',
    '六（一）1',
    '六（一）3',
    '五（三）7',
  ]);
  assert.deepEqual(keysIn('方案一致；方案四：五个一批；方案五（二）'), ['四', '五（二）']);
  assert.ok(!known.has('六（四）1') && known.has('六（一）3'));
});
