/**
 * The house's import rules (house-style §4), read from import statements; tests/architecture.test.ts proves each one.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { order } from '../src/modules/order.ts';

export type Import = { from: string; to: string; typeOnly: boolean };
export type ImportRule = { says: string; breaks: (edge: Import) => boolean };

const project = path.resolve(import.meta.dirname, '..');
const pureFile =
  /^src\/modules\/[^/]+\/([a-z]+-)?(terms|schema|rules|workflow|policy|views|endpoints|problems|contract)\.ts$/;
// A module whose record other modules' pages stand on offers them its frame (docs/decisions/0010).
const door = /^src\/modules\/[^/]+\/((contract|index)\.ts|pages\/frame\.tsx)$/;
const serverOnly =
  /\/(index|tables|store|queries|routes|jobs|cli|subscriptions|todos)\.ts$|\/(store|queries)-[a-z-]+\.ts$|\/use-cases\//;
const moduleOf = (file: string): string | undefined => /^src\/modules\/([^/]+)\//.exec(file)?.[1];
const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);
const places = new Map<string, number>(order.map((name, i) => [name, i]));

const between = ({ from, to }: Import): [string, string] | undefined => {
  const [a, b] = [moduleOf(from), moduleOf(to)];
  return a && b && a !== b && !isTest(from) ? [a, b] : undefined;
};

export const importRules: ImportRule[] = [
  {
    says: 'base stands alone',
    breaks: ({ from, to }) =>
      from.startsWith('src/base/') &&
      !isTest(from) &&
      (to.startsWith('src/') ? !to.startsWith('src/base/') : to !== 'zod'),
  },
  {
    says: 'methods know base only',
    breaks: ({ from, to }) => from.startsWith('src/methods/') && !isTest(from) && !/^src\/(base|methods)\//.test(to),
  },
  {
    says: 'platform knows no module',
    breaks: ({ from, to, typeOnly }) =>
      from.startsWith('src/platform/') && !isTest(from) && /^src\/(modules|web|main)\//.test(to) && !typeOnly,
  },
  {
    says: 'pure files import base, methods, zod and pure files',
    breaks: (edge) => pureFile.test(edge.from) && !mayPureImport(edge),
  },
  {
    says: 'another module is entered by its contract or index',
    breaks: (edge) => between(edge) !== undefined && !door.test(edge.to),
  },
  {
    says: 'a module imports only modules listed before it',
    breaks: (edge) => {
      const pair = between(edge);
      return pair !== undefined && (places.get(pair[1]) ?? Infinity) >= (places.get(pair[0]) ?? -1);
    },
  },
  {
    says: 'pages and web see no server file',
    breaks: ({ from, to, typeOnly }) =>
      /^src\/(web|modules\/[^/]+\/pages)\//.test(from) &&
      !isTest(from) &&
      !typeOnly &&
      (to.startsWith('src/platform/') ||
        to.startsWith('node:') ||
        (to.startsWith('src/modules/') && !/\/pages\//.test(to) && serverOnly.test(to))),
  },
  {
    says: 'SQL is written in store and queries',
    breaks: ({ from, to }) =>
      from.startsWith('src/modules/') &&
      !isTest(from) &&
      /^(kysely|pg)$/.test(to) &&
      !/\/(store|queries|tables)(-[a-z-]+)?\.ts$/.test(from),
  },
  {
    says: 'only main and tests import main',
    breaks: ({ from, to }) =>
      to.startsWith('src/main/') &&
      !from.startsWith('src/main/') &&
      !from.startsWith('tests/') &&
      !from.startsWith('tools/') &&
      !isTest(from),
  },
];

function mayPureImport({ from, to }: Import): boolean {
  if (to === 'zod' || /^src\/(base|methods)\//.test(to)) return true;
  if (!to.startsWith('src/modules/')) return false;
  return moduleOf(to) === moduleOf(from) ? !serverOnly.test(to) : to.endsWith('/contract.ts');
}

/** Every import and re-export of a source text, its target as a path from the project or a package name. */
export function importsIn(file: string, text: string): Import[] {
  const found: Import[] = [];
  const pattern =
    /^\s*(?:import|export)\s+(type\s)?(?:[^'";]*?from\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gm;
  for (const [, type, named, lazy] of text.matchAll(pattern)) {
    const target = named ?? lazy ?? '';
    found.push({
      from: file,
      to: target.startsWith('.') ? path.posix.join(path.posix.dirname(file), target) : target,
      typeOnly: type !== undefined,
    });
  }
  return found;
}

export function sourceFiles(...roots: string[]): string[] {
  return roots
    .flatMap((root) =>
      readdirSync(path.join(project, root), { recursive: true, encoding: 'utf8' })
        .map((name) => path.posix.join(root, name))
        .filter((name) => /\.tsx?$/.test(name)),
    )
    .sort();
}
export const textOf = (file: string): string => readFileSync(path.join(project, file), 'utf8');
export const readImports = (): Import[] => sourceFiles('src').flatMap((file) => importsIn(file, textOf(file)));
export const violations = (edges: readonly Import[]): string[] =>
  edges.flatMap((edge) =>
    importRules.filter((rule) => rule.breaks(edge)).map((rule) => `${edge.from} → ${edge.to}: ${rule.says}`),
  );
