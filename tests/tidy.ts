/** Sizes, words and habits of the house (house-style §5, §6, §7) as checks over source texts. */

export type Source = { file: string; text: string };
export type Habit = { says: string; applies: (file: string) => boolean; breaks: (source: Source) => string[] };

const linesOf = (text: string): string[] => text.split('\n');
const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file) || file.startsWith('tests/');
const inSource = (file: string): boolean => file.startsWith('src/') && !isTest(file);
const each = (
  text: string,
  pattern: RegExp,
  say: (found: RegExpMatchArray) => string = (found) => found[0],
): string[] => [...text.matchAll(pattern)].map(say);
const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');

const bannedWords = ['service', 'manager', 'helper', 'util', 'utils', 'handler', 'common', 'misc', 'DTO', 'VO', 'impl'];
const bannedFile = new RegExp(`(^|[-/])(${bannedWords.join('|').toLowerCase()})s?(-|\\.|/)`, 'i');
const bannedName = new RegExp(
  `\\b(?:const|function|type|let)\\s+\\w*(?:${['Service', 'Manager', 'Helper', 'Util', 'Utils', 'Misc', 'Dto', 'Impl'].join('|')})\\b`,
  'g',
);

const namesStates = /(^|[-/])(rules|workflow|policy|terms)\.ts$/;
/** `x.state === 'open'` and its like, in TypeScript and in SQL; a comparison with '' is a filter that is not set. */
const stateWords = [
  /\b\w*[sS]tate\b\s*[!=]==\s*'\w+'/g,
  /'\w+'\s*[!=]==\s*[\w.?]*[sS]tate\b/g,
  /\[\s*'[^\]]*\]\.includes\([\w.?]*[sS]tate\b/g,
  /'(?:\w+\.)?\w*[sS]tate',\s*'(?:=|!=|<>|in|not in)',\s*\[?'\w/g,
];

/** Texts, patterns and templates that no formatter breaks. */
const unbreakable = /https?:|['"`][^'"`]{40,}|\/\S{40,}\/|`[^`]{60,}/;

export const habits: Habit[] = [
  {
    says: 'a file has at most 300 lines',
    applies: () => true,
    breaks: ({ text }) => (linesOf(text).length > 301 ? [`${linesOf(text).length - 1} lines`] : []),
  },
  {
    says: 'a line has at most 120 columns',
    applies: () => true,
    breaks: ({ text }) =>
      linesOf(text).flatMap((line, i) =>
        [...line].length > 120 && !unbreakable.test(line) ? [`line ${i + 1}: ${[...line].length}`] : [],
      ),
  },
  {
    says: 'folders and files carry no empty words',
    applies: inSource,
    breaks: ({ file }) => (bannedFile.test(file) ? [file] : []),
  },
  {
    says: 'names carry no empty words',
    applies: inSource,
    breaks: ({ text }) => each(withoutComments(text), bannedName),
  },
  {
    says: 'only the clock asks what time it is',
    applies: (file) => inSource(file) && file !== 'src/platform/clock.ts' && file !== 'src/web/clock.ts',
    breaks: ({ text }) => each(withoutComments(text), /\bDate\.now\(\)|new Date\(\)/g),
  },
  {
    says: 'no class but Problem',
    applies: inSource,
    breaks: ({ file, text }) =>
      file === 'src/base/problem.ts' || file.startsWith('src/web/')
        ? []
        : each(withoutComments(text), /^\s*(?:export\s+)?(?:abstract\s+)?class\s+\w+/gm),
  },
  {
    says: 'no skipped or lonely test',
    applies: isTest,
    breaks: ({ file, text }) =>
      file.startsWith('tests/tidy')
        ? []
        : each(text, /\b(?:test|describe|it)\.(?:only|skip|todo)\b|\{\s*(?:skip|only|todo):\s*true/g),
  },
  {
    says: 'a later duty names its issue',
    applies: () => true,
    breaks: ({ file, text }) => (file.startsWith('tests/tidy') ? [] : each(text, /\b(?:TODO|FIXME)\b(?!.*#\d+)/g)),
  },
  {
    says: 'no escape from the types',
    applies: inSource,
    breaks: ({ text }) => each(withoutComments(text), /@ts-(?:ignore|nocheck)|\bas any\b/g),
  },
  {
    says: 'a module has at most three levels of folders',
    applies: (file) => file.startsWith('src/modules/'),
    breaks: ({ file }) => (file.split('/').length > 6 ? [file] : []),
  },
  {
    says: 'SQL is written in store and queries',
    applies: (file) =>
      file.startsWith('src/modules/') && inSource(file) && !/\/(store|queries|tables)(-[a-z-]+)?\.ts$/.test(file),
    breaks: ({ text }) => each(withoutComments(text), /\.(?:selectFrom|insertInto|updateTable|deleteFrom)\(/g),
  },
  {
    says: 'a transaction is opened in platform, main or an upload',
    applies: (file) => file.startsWith('src/modules/') && inSource(file),
    breaks: ({ file, text }) =>
      /record-upload\.ts$/.test(file) ? [] : each(withoutComments(text), /\.transaction\(\)/g),
  },
  {
    says: 'states are moved by the table',
    applies: (file) => /\/use-cases\/[^/]+\.ts$/.test(file) && !isTest(file),
    breaks: ({ text }) => each(withoutComments(text), /\{ \.\.\.\w+,[^}]*\bstate: '[a-z_]+'/g),
  },
  {
    says: 'a state has its name in rules or workflow',
    // Pages show a state by its shape and word: what they may do comes from the moves of the view.
    applies: (file) =>
      file.startsWith('src/modules/') && inSource(file) && !/\/pages\//.test(file) && !namesStates.test(file),
    breaks: ({ text }) => stateWords.flatMap((pattern) => each(withoutComments(text), pattern)),
  },
];

/** Files that may break a habit, each with its reason; one that no longer needs it fails too. */
export const exceptions: { file: string; says: string; why: string }[] = [];

export function untidy(sources: readonly Source[]): { broken: string[]; unused: string[] } {
  const used = new Set<unknown>();
  const broken = sources.flatMap((source) =>
    habits
      .filter(({ applies }) => applies(source.file))
      .flatMap((habit) => {
        const found = habit.breaks(source);
        const exception = exceptions.find((one) => one.file === source.file && one.says === habit.says);
        if (found.length > 0 && exception) used.add(exception);
        return found.length > 0 && !exception
          ? [`${source.file}: ${habit.says} (${found.slice(0, 3).join('; ')})`]
          : [];
      }),
  );
  return { broken, unused: exceptions.filter((one) => !used.has(one)).map((one) => `${one.file}: ${one.says}`) };
}
