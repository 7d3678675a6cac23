import type { z } from 'zod';
import { roles } from '../../../base/policy.ts';
import { type Cx, reading } from '../../../platform/use-case.ts';
import { searchPeople } from '../../accounts/index.ts';
import { applicationStates } from '../../applications/contract.ts';
import { findApplications } from '../../applications/index.ts';
import { batchesAll } from '../../calls/index.ts';
import { isVoid } from '../../documents/contract.ts';
import { bureausIn, organizationList } from '../../organizations/index.ts';
import { organizationStates } from '../../organizations/contract.ts';
import { allCategories } from '../../plans/index.ts';
import { milestoneKinds, projectStates } from '../../projects/contract.ts';
import { findProjects } from '../../projects/index.ts';
import { searchWorks } from '../../works/index.ts';
import { findDocuments } from '../../documents/index.ts';
import { target } from '../home-parts.ts';
import { dashboardsPolicy } from '../policy.ts';
import { SearchIn } from '../schema.ts';
import { type Chip, parseQuery } from '../search-query.ts';
import type { SearchOut } from '../views.ts';
import { collectionGroups } from './search-collection.ts';

type Found = z.input<typeof SearchOut>;
type Group = Found['groups'][number];
const shown = 8;

/** Finds records, bodies, colleagues and papers; every module answers by its own rule of who sees what. */
export const search = reading({
  input: SearchIn,
  load: async () => null,
  view: dashboardsPolicy.search,
  async show(cx, _, { q }): Promise<Found> {
    const { tx } = cx;
    const known = { units: await bureausIn(tx), batches: await batchesAll(tx), categories: await allCategories(tx) };
    const { words, chips } = parseQuery(q, known);
    if (words === '' && chips.length === 0) return { words, chips, groups: [] };
    const groups =
      chips.length > 0
        ? [await applications(cx, words, chips)]
        : [
            await applications(cx, words, chips),
            await works(cx, words),
            await projects(cx, words),
            ...(await collectionGroups(cx, { words, size: shown })),
            await organizations(cx, words),
            await people(cx, words),
            await documents(cx, words),
          ];
    return { words, chips, groups: groups.filter((group) => group.total > 0) };
  },
});

const chipValue = (chips: readonly Chip[], key: Chip['key']): string =>
  chips.find((chip) => chip.key === key)?.value ?? '';

async function applications({ tx, actor }: Cx, words: string, chips: readonly Chip[]): Promise<Group> {
  const line = { key: 'applications', label: '申报' };
  if (chips.some((chip) => !chip.known)) return { ...line, total: 0, rows: [], all: null };
  const [state, recommender, batch, category] = [
    chipValue(chips, 'state'),
    chipValue(chips, 'unit'),
    chipValue(chips, 'batch'),
    chipValue(chips, 'category'),
  ];
  const { rows, total } = await findApplications(tx, actor, {
    words,
    state,
    recommender,
    batchId: batch,
    category,
    size: 20,
  });
  const filter = Object.fromEntries(
    Object.entries({ q: words, state, recommender, batch, category }).filter(([, value]) => value !== ''),
  );
  return {
    ...line,
    total,
    all: batch ? target('/applications', filter) : null, // the list behind it is of one batch
    rows: rows.map((row) => ({
      id: row.id,
      title: `《${row.title}》`,
      note: `${row.number ?? row.draftNumber}　${row.applicantName}　${row.batchName}　${applicationStates[row.state]}`,
      to: target(`/applications/${row.id}`),
    })),
  };
}

async function works({ tx, actor }: Cx, words: string): Promise<Group> {
  const rows = await searchWorks(tx, actor, words);
  return {
    key: 'works',
    label: '作品',
    total: rows.length,
    all: target('/works', { words }),
    rows: rows
      .slice(0, shown)
      .map((row) => ({ id: row.id, title: `《${row.title}》`, note: '', to: target(`/works/${row.id}`) })),
  };
}

async function projects({ tx, actor }: Cx, words: string): Promise<Group> {
  const { rows, total } = await findProjects(tx, actor, { words, size: shown });
  return {
    key: 'projects',
    label: '项目',
    total,
    all: target('/projects', { words }),
    rows: rows.map((row) => ({
      id: row.id,
      title: `《${row.title}》`,
      note: `${row.number}　${row.producerName}　${milestoneKinds[row.stage]}　${projectStates[row.state]}`,
      to: target(`/projects/${row.id}`),
    })),
  };
}

async function organizations({ tx, actor }: Cx, words: string): Promise<Group> {
  const { rows, total } = await organizationList(tx, actor, { words, size: shown, page: 1 });
  return {
    key: 'organizations',
    label: '单位',
    total,
    all: target('/organizations', { words }),
    rows: rows.map((row) => ({
      id: row.id,
      title: row.name,
      note: organizationStates[row.state],
      to: target(`/organizations/${row.id}`),
    })),
  };
}

async function documents({ tx, actor }: Cx, words: string): Promise<Group> {
  const { rows, total } = await findDocuments(tx, actor, { words, size: shown });
  return {
    key: 'documents',
    label: '公文',
    total,
    all: target('/documents', { q: words }),
    rows: rows.map((row) => ({
      id: row.id,
      title: row.number,
      note: `${row.title}　${row.organizationName}${isVoid(row) ? '　已作废' : ''}`,
      to: target('/documents', { q: row.number }),
    })),
  };
}

async function people({ tx, actor }: Cx, words: string): Promise<Group> {
  const rows = await searchPeople(tx, actor, words);
  return {
    key: 'people',
    label: '本单位人员',
    total: rows.length,
    all: null,
    rows: rows.slice(0, shown).map((row) => ({
      id: row.id,
      title: row.name,
      note: row.roles.map((role) => roles[role]).join('、'),
      to: target(`/people/${row.id}`),
    })),
  };
}
