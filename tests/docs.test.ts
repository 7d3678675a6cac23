import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { order } from '../src/modules/order.ts';
import { shots } from '../tools/screen-list.ts';

const project = path.resolve(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(path.join(project, file), 'utf8');
const found = (...patterns: string[]): string[] => patterns.flatMap((one) => globSync(one, { cwd: project })).sort();
const guides = (): string[] => found('README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/**/*.md');
const documents = (): string[] => [...guides(), ...found('src/**/*.md')];
const handbook = (): string[] => found('docs/handbook/*.md');

/** Where the links and pictures of a document lead that stay inside the project. */
const linksIn = (text: string): string[] =>
  [...text.matchAll(/!?\[[^\]]*\]\(([^)\s]+)\)/g)]
    .map(([, to = '']) => decodeURI(to))
    .filter((to) => !/^[a-z]+:/.test(to));

const anchorsIn = (text: string): string[] =>
  [...text.matchAll(/^#+ +(.+)$/gm)].map(([, words = '']) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );

/** Links of one document that lead nowhere. */
function broken(file: string, text: string): string[] {
  return linksIn(text).filter((to) => {
    const [place = '', anchor] = to.split('#');
    const target = place === '' ? file : path.join(path.dirname(file), place);
    if (!existsSync(path.join(project, target))) return true;
    return anchor !== undefined && !anchorsIn(place === '' ? text : read(target)).includes(anchor);
  });
}

test('every module says in at most 60 lines what it is for', () => {
  const homes = [
    ...order.map((name) => `src/modules/${name}`),
    ...['base', 'methods', 'platform', 'web', 'main'].map((name) => `src/${name}`),
  ];
  assert.deepEqual(
    homes.filter((home) => !existsSync(path.join(project, home, 'README.md'))),
    [],
  );
  const long = homes.filter((home) => read(`${home}/README.md`).trimEnd().split('\n').length > 60);
  assert.deepEqual(long, []);
});

test('every link and picture of the documents leads somewhere', () => {
  assert.ok(guides().length > 15);
  assert.deepEqual(
    documents().flatMap((file) => broken(file, read(file)).map((to) => `${file}: ${to}`)),
    [],
  );
});

test('every picture of a page is one that the command takes', () => {
  const taken = new Set(shots.map(({ name }) => `${name}.png`));
  const named = guides()
    .flatMap((file) => linksIn(read(file)))
    .filter((to) => to.includes('screens/'))
    .map((to) => path.basename(to));
  assert.ok(named.length > 20);
  assert.deepEqual(
    named.filter((name) => !taken.has(name)),
    [],
  );
});

test('every picture is of a page that there is', () => {
  const pages = found('src/modules/*/pages/routes.ts').flatMap((file) =>
    [...read(file).matchAll(/path: '([^']+)'/g)].map(([, at]) => at),
  );
  const paths = shots.flatMap(({ path: at }) => (typeof at === 'string' ? [at.split('?')[0]] : []));
  assert.deepEqual(
    paths.filter((at) => !pages.includes(at)),
    [],
  );
});

test('every command named in the documents exists', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const said = documents().flatMap((file) => [...read(file).matchAll(/\bnpm (?:run ([\w:-]+)|(test|start)\b)/g)]);
  assert.ok(said.length > 10);
  assert.deepEqual(
    said.map(([, run, short]) => run ?? short ?? '').filter((name) => !(name in scripts)),
    [],
  );
  const cli = read('src/main/commands.ts');
  const commands = documents().flatMap((file) =>
    [...read(file).matchAll(/\bjingwei -- ([a-z]+)/g)].map(([, name = '']) => name),
  );
  assert.ok(commands.length > 4);
  assert.deepEqual(
    commands.filter((name) => !new RegExp(`^  ${name}: \\{`, 'm').test(cli)),
    [],
  );
});

test('every setting named in the documents is read by the program', () => {
  const source = found('{src,tests}/**/*.ts').map(read).join('\n');
  const named = guides().flatMap((file) =>
    [...read(file).matchAll(/\b(JINGWEI_[A-Z]+|DATABASE_URL)\b/g)].map(([name]) => name),
  );
  assert.deepEqual(
    [...new Set(named)].filter(
      (name) => !source.includes(`env.${name}`) && !source.includes(`${name}:`) && !source.includes(`${name} `),
    ),
    [],
  );
});

const pageSource = (): string =>
  found('src/{base,modules,platform,web}/**/*.{ts,tsx}', 'reference/*.json')
    .filter((file) => !file.includes('.test.'))
    .map(read)
    .join('\n');

test('every 【button】 of the handbook stands on a page', () => {
  const source = pageSource();
  const words = handbook().flatMap((file) =>
    [...read(file).matchAll(/【([^】]+)】/g)].map(([, word = '']) => ({ file, word: word.replace(/…$/, '') })),
  );
  assert.ok(words.length > 150);
  assert.deepEqual(
    words.filter(({ word }) => !source.includes(word)).map(({ file, word }) => `${file}: ${word}`),
    [],
  );
});

test('every sentence that the handbook puts into the mouth of the system is one it says', () => {
  const source = pageSource();
  const pieces = handbook().flatMap((file) =>
    [...read(file).matchAll(/“([^”]{6,})”/g)].flatMap(([, said = '']) =>
      said
        .split(/…|\d+|\s|《》/)
        .filter((piece) => [...piece].length >= 5)
        .map((piece) => ({ file, piece })),
    ),
  );
  assert.ok(pieces.length > 20);
  assert.deepEqual(
    pieces.filter(({ piece }) => !source.includes(piece)).map(({ file, piece }) => `${file}: ${piece}`),
    [],
  );
});

/** Names of things outside the project that no document may lean on. */
const foreign: readonly [string, RegExp][] = [
  ['a registry', /\bregistry\.|\bnpmjs\b|\bnpmmirror\b|\bartifactory\b|\bverdaccio\b|\bpypi\b|\bproxy\.golang\b/i],
  ['a path of one machine', /(?:^|[\s"'`(=])\/(?:home|root|Users|work|tmp|mnt|srv)\//m],
  ['a host of one house', /\b(?:\d{1,3}\.){3}\d{1,3}:\d+|\.(?:internal|corp|lan|local)\b/],
  [
    'a tool of one workplace',
    /\bissues show\b|\bheavy\.lock\b|\bjira\b|\bconfluence\b|\bslack\b|\bfeishu\b|飞书|钉钉|企业微信/i,
  ],
];
const leansOn = (text: string): string[] => foreign.filter(([, pattern]) => pattern.test(text)).map(([what]) => what);

test('no document names a registry, a path of this machine or a tool of a workplace', () => {
  const [here, home] = [project, os.homedir()].filter((one) => one.length > 2);
  const wrong = documents().flatMap((file) => {
    const text = read(file);
    return [...leansOn(text), ...[here, home].filter((one) => one !== undefined && text.includes(one))].map(
      (what) => `${file}: ${what}`,
    );
  });
  assert.deepEqual(wrong, []);
});

test('the checks of documents catch what they are for', () => {
  assert.deepEqual(broken('README.md', '[a](docs/none.md) [b](README.md) [c](#nowhere) ![d](docs/screens/none.png)'), [
    'docs/none.md',
    '#nowhere',
    'docs/screens/none.png',
  ]);
  const planted = ['get it from registry.example.org', 'see `/home/me/x`', 'ask db.corp', 'write in Slack'];
  for (const [i, text] of planted.entries()) assert.deepEqual(leansOn(text), [foreign[i]?.[0]]);
});
