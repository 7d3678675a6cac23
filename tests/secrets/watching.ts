/** Everything that somebody can read: every GET route about every subject there is, with every filter, as one text. */
import type { Endpoint } from '../../src/base/endpoint.ts';
import { bindings } from '../../src/main/assembly.ts';
import { parametersOf } from '../permissions-matrix.ts';
import { wellFormed } from '../well-formed.ts';
import type { Client, World } from '../world/world.ts';

/** The states whose lists could betray who went on. */
const shownStates = ['recommended', 'second_review', 'final_review', 'draft', 'not_selected'];

/** Ids of every kind of subject by the parameter's name. */
export type Subjects = Record<string, readonly string[]>;

const tables: Record<string, string> = {
  applicationId: 'applications',
  batchId: 'batches',
  callId: 'calls',
  versionId: 'call_versions',
  roundId: 'review_rounds',
  seatId: 'review_seats',
  sheetId: 'review_sheets',
  expertId: 'experts',
  workId: 'works',
  noticeId: 'publicity_notices',
};
/** All subjects of the world as they stand, so that what a secret act made is asked for too. */
export async function subjectsOf(world: World): Promise<Subjects> {
  const found: Record<string, string[]> = {};
  for (const [name, table] of Object.entries(tables)) {
    const rows = await world.db
      .selectFrom(table as never)
      .select('id' as never)
      .orderBy('id' as never)
      .limit(8)
      .execute();
    found[name] = (rows as { id: string }[]).map((row) => row.id);
  }
  const lists = await world.db.selectFrom('reviewDecisionLists').select('id').execute();
  const first = await world.db.selectFrom('recommendationLists').select('id').execute();
  const producers = await world.db.selectFrom('organizations').select('id').where('kind', '=', 'producer').execute();
  const people = await world.db.selectFrom('persons').select('id').limit(8).execute();
  const ids = (rows: { id: string }[]) => rows.map((row) => row.id);
  return { ...found, listId: ids([...lists, ...first]), organizationId: ids(producers), personId: ids(people) };
}

/** The filters of a list, each tried alone. */
function variantsOf({ input }: Endpoint, words: readonly string[]): Record<string, unknown>[] {
  const shape = (input as unknown as { shape?: Record<string, unknown> }).shape ?? {};
  const of = (name: string, values: readonly unknown[]) =>
    name in shape ? values.map((value) => ({ [name]: value })) : [];
  const all = [
    {},
    ...of('size', [1, 2000]),
    ...of('page', [2]),
    ...of('words', words),
    ...of('q', words),
    ...of('whole', ['true']),
    ...of('state', shownStates),
    ...of('sort', ['submitted']),
    ...of('tab', ['done', 'mine', 'copies']),
  ];
  return all.filter((one) => input.safeParse({ ...(wellFormed(input) as object), ...one }).success);
}

/** Every combination of the ids that a path asks for; only the first few where a path asks for several. */
function placesOf({ path, answers }: Endpoint, subjects: Subjects): Record<string, string>[] {
  const isFile = answers === 'file';
  const names = parametersOf(path).filter((name) => name.endsWith('Id'));
  return names.reduce<Record<string, string>[]>(
    (made, name) =>
      made.flatMap((one) =>
        (subjects[name] ?? []).slice(0, names.length > 1 || isFile ? 1 : 4).map((id) => ({ ...one, [name]: id })),
      ),
    [{}],
  );
}

const hasSubject = ({ path }: Endpoint): boolean => parametersOf(path).some((name) => name.endsWith('Id'));

/** One line per question: the question, the status, the very bytes of the answer (of a paper its size only). */
export async function allThatIsRead(
  who: Client,
  subjects: Subjects,
  words: readonly string[] | 'no lists',
): Promise<Map<string, string>> {
  const read = new Map<string, string>();
  for (const { endpoint } of bindings.filter((one) => one.endpoint.method === 'GET')) {
    if (words === 'no lists' && !hasSubject(endpoint)) continue;
    const places = placesOf(endpoint, subjects);
    const variants = words === 'no lists' || hasSubject(endpoint) ? [{}] : variantsOf(endpoint, words);
    const questions = places.flatMap((place) =>
      variants.map((variant) => ({ ...(wellFormed(endpoint.input) as object), ...variant, ...place })),
    );
    for (let i = 0; i < questions.length; i += 6) {
      await Promise.all(
        questions.slice(i, i + 6).map(async (question) => {
          const { status, bytes, headers } = await who.get(endpoint, question);
          const isPaper = /pdf|officedocument/.test(String(headers['content-type']));
          read.set(`${endpoint.path} ${JSON.stringify(question)}`, `${status} ${isPaper ? 'paper' : bytes.toString()}`);
        }),
      );
    }
  }
  return read;
}

/** The questions that were answered differently, with both answers from where they part. */
export function differences(before: Map<string, string>, now: Map<string, string>): string[] {
  return [...before]
    .filter(([question, answer]) => now.get(question) !== answer)
    .map(([question, answer]) => {
      const other = now.get(question) ?? '';
      const from = Math.max(0, [...answer].findIndex((c, i) => c !== other[i]) - 40);
      return `${question}: …${answer.slice(from, from + 160)} ≠ …${other.slice(from, from + 160)}`;
    });
}
