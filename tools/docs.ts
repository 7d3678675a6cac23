// docs/generated: the tables of the source as pages. `npm run docs` writes them, `--check` says which are stale.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { roles } from '../src/base/policy.ts';
import type { Rule } from '../src/base/policy.ts';
import type { Workflow } from '../src/base/workflow.ts';
import { bindings } from '../src/main/assembly.ts';
import { problems } from '../src/main/assembly-words.ts';
import { order } from '../src/modules/order.ts';
import { scopeOf } from '../src/platform/http.ts';

type AnyWorkflow = Workflow<string, string, never>;
const project = path.resolve(import.meta.dirname, '..');
const folder = path.join(project, 'docs/generated');
const notice = '<!-- Written by `npm run docs` from the source. Do not edit. -->\n';

async function exportsOf(module: string, file: string): Promise<[string, unknown][]> {
  const place = path.join(project, 'src/modules', module, file);
  return existsSync(place) ? Object.entries((await import(place)) as Record<string, unknown>) : [];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isWorkflow = (value: unknown): value is AnyWorkflow => isRecord(value) && 'moves' in value && 'states' in value;
const isRule = (value: unknown): value is Rule<unknown> =>
  isRecord(value) && typeof value.says === 'string' && typeof value.test === 'function';
const row = (...cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
const table = (heads: readonly string[], rows: readonly string[]): string =>
  [row(...heads), row(...heads.map(() => '---')), ...rows].join('\n');

async function workflows(): Promise<string> {
  const parts = ['# Workflows', ''];
  for (const module of order) {
    for (const [, value] of await exportsOf(module, 'workflow.ts')) {
      if (!isWorkflow(value)) continue;
      parts.push(
        `## ${value.name}（${module}）`,
        '',
        '```mermaid',
        'stateDiagram-v2',
        ...diagramOf(value),
        '```',
        '',
        table(
          ['办理', '从', '到', '条件', '依据'],
          value.moves.map((move) =>
            row(
              move.label,
              move.from.map((one) => value.states[one] ?? one).join('、'),
              value.states[move.to] ?? move.to,
              move.unless ? `\`${move.unless.name}\`` : '',
              move.basis ?? '',
            ),
          ),
        ),
        '',
      );
    }
  }
  return parts.join('\n');
}

const diagramOf = ({ states, start, ends, moves }: AnyWorkflow): string[] => [
  `  [*] --> ${start}`,
  ...Object.entries(states).map(([state, label]) => `  ${state}: ${label}`),
  ...moves.flatMap((move) => move.from.map((from) => `  ${from} --> ${move.to}: ${move.label}`)),
  ...ends.map((end) => `  ${end} --> [*]`),
];

async function permissions(): Promise<string> {
  const parts = [
    '# Permissions',
    '',
    table(
      ['角色', '名称'],
      Object.entries(roles).map(([role, label]) => row(`\`${role}\``, label)),
    ),
    '',
  ];
  for (const module of order) {
    for (const [name, value] of await exportsOf(module, 'policy.ts')) {
      if (!isRecord(value)) continue;
      const rules = Object.entries(value).filter((entry): entry is [string, Rule<unknown>] => isRule(entry[1]));
      if (rules.length > 0)
        parts.push(
          `## ${module} · ${name}`,
          '',
          table(
            ['办理', '谁'],
            rules.map(([act, rule]) => row(`\`${act}\``, rule.says)),
          ),
          '',
        );
    }
  }
  return parts.join('\n');
}

async function glossary(): Promise<string> {
  const parts = ['# Glossary', '', 'Value in the code → Chinese shown to people, by module.', ''];
  for (const module of order) {
    for (const [name, value] of await exportsOf(module, 'terms.ts')) {
      if (
        !isRecord(value) ||
        !Object.values(value).every((one) => typeof one === 'string' && /[\u4e00-\u9fff]/.test(one))
      )
        continue;
      parts.push(
        `## ${module} · ${name}`,
        '',
        table(
          ['code', '中文'],
          Object.entries(value).map(([code, label]) => row(`\`${code}\``, String(label))),
        ),
        '',
      );
    }
  }
  return parts.join('\n');
}

const refusals = (): string =>
  [
    '# Problems',
    '',
    table(
      ['code', 'status', '中文'],
      Object.entries(problems)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([code, { status, title }]) => row(`\`${code}\``, String(status), title)),
    ),
    '',
  ].join('\n');

const endpoints = (): string =>
  [
    '# Endpoints',
    '',
    'Below `/api`; scopes are those of API tokens.',
    '',
    table(
      ['method', 'path', '用途', 'scope', 'act'],
      bindings.map(({ endpoint, act }) =>
        row(
          endpoint.method,
          `\`${endpoint.path}\``,
          endpoint.title,
          endpoint.access === 'open' ? 'open' : `\`${scopeOf(endpoint)}\``,
          act ? `\`${act}\`` : '',
        ),
      ),
    ),
    '',
  ].join('\n');

/** Every generated page by file name. */
export async function generatedDocs(): Promise<Record<string, string>> {
  const pages = {
    'workflows.md': await workflows(),
    'permissions.md': await permissions(),
    'glossary.md': await glossary(),
    'problems.md': refusals(),
    'endpoints.md': endpoints(),
  };
  return Object.fromEntries(Object.entries(pages).map(([name, text]) => [name, `${notice}${text}`]));
}

/** The pages that differ from what the source says. */
export const staleDocs = async (): Promise<string[]> =>
  Object.entries(await generatedDocs()).flatMap(([name, text]) => {
    const place = path.join(folder, name);
    return existsSync(place) && readFileSync(place, 'utf8') === text ? [] : [name];
  });

if (import.meta.main) {
  if (process.argv.includes('--check')) {
    const stale = await staleDocs();
    process.stdout.write(
      stale.length ? `stale: ${stale.join(', ')}; run npm run docs\n` : 'generated docs are up to date\n',
    );
    process.exitCode = stale.length ? 1 : 0;
  } else {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(await generatedDocs())) writeFileSync(path.join(folder, name), text);
  }
}
