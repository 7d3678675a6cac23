import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { z } from 'zod';
import { type Actor, hasRole } from '../../base/policy.ts';
import { dayOf, type Instant } from '../../base/time.ts';
import type { Tables, Tx } from '../../platform/database.ts';
import { likeText } from '../../platform/search-words.ts';
import { projectsVisibleTo } from '../projects/index.ts';
import type { ListCases } from './schema.ts';
import { type CaseState, caseStates } from './terms.ts';
import type {} from './tables.ts';
import { reviewedStates, sentBackStates, uncalledStates } from './workflow.ts';

type Filter = Pick<z.output<typeof ListCases>, 'q' | 'state' | 'cut'>;
type Columns = ExpressionBuilder<Tables, 'vProjects' | 'acceptanceCases'>;

/** `casePolicy.view` in SQL: who sees the project sees its acceptance, and so do the experts of its panels. */
const visible =
  (actor: Actor) =>
  (e: Columns): Expression<SqlBool> =>
    e.or([
      e(
        'acceptanceCases.projectId',
        'in',
        e.selectFrom('vProjects').select('vProjects.id').where(projectsVisibleTo(actor)),
      ),
      ...(hasRole(actor, 'expert')
        ? [
            sql<SqlBool>`exists (select 1 from acceptance_panel m where m.case_id = acceptance_cases.id
              and m.person_id = ${actor.personId})`,
          ]
        : []),
    ]);

const waitingOpinions = sql<SqlBool>`exists (select 1 from acceptance_panel m where m.case_id = acceptance_cases.id
  and m.round = acceptance_cases.round and m.verdict is null)`;

/** What waits for this person: the same rows as the to-dos. */
export const waitsFor =
  (actor: Actor) =>
  (e: Columns): Expression<SqlBool> => {
    const turns: Expression<SqlBool>[] = [];
    const owner = e('vProjects.ownerOrgId', '=', actor.orgId);
    if (hasRole(actor, 'producer_admin', 'producer_editor')) {
      turns.push(
        sql<SqlBool>`(v_projects.producer_org_id = ${actor.orgId} and (acceptance_cases.state = 'rectifying'
          or (acceptance_cases.state = 'preparing' and acceptance_cases.return_reason is not null)))`,
      );
    }
    if (hasRole(actor, 'national_officer', 'unit_secretary')) {
      turns.push(e.and([owner, e('acceptanceCases.state', 'in', [...uncalledStates])]));
      turns.push(
        e.and([
          owner,
          e('acceptanceCases.state', 'in', [...reviewedStates]),
          sql<SqlBool>`(select count(*) from acceptance_points t where t.case_id = acceptance_cases.id
            and t.round = acceptance_cases.round) < (select jsonb_array_length(c.points) from acceptance_checklists c
            where c.edition = acceptance_cases.checklist_edition)`,
        ]),
      );
    }
    if (hasRole(actor, 'national_leader', 'unit_leader')) {
      turns.push(
        e.and([
          owner,
          e('acceptanceCases.state', 'in', [...reviewedStates]),
          e('acceptanceCases.convenedBy', '<>', actor.personId),
          e.not(waitingOpinions),
        ]),
      );
    }
    if (hasRole(actor, 'expert')) {
      turns.push(
        sql<SqlBool>`(acceptance_cases.state = 'reviewing' and exists (select 1 from acceptance_panel m
          where m.case_id = acceptance_cases.id and m.round = acceptance_cases.round
          and m.person_id = ${actor.personId} and m.verdict is null))`,
      );
    }
    return turns.length === 0 ? e.lit(false) : e.or(turns);
  };

function matching(tx: Tx, { actor, now }: { actor: Actor; now: Instant }, filter: Filter) {
  const today = dayOf(now);
  return tx
    .selectFrom('acceptanceCases')
    .innerJoin('vProjects', 'vProjects.id', 'acceptanceCases.projectId')
    .where(visible(actor))
    .$if(filter.cut === 'mine', (query) => query.where(waitsFor(actor)))
    .$if(filter.cut === 'late', (query) =>
      query.where('acceptanceCases.state', 'in', [...sentBackStates]).where('rectifyBy', '<', today),
    )
    .$if(filter.q.trim() !== '', (query) =>
      query.where((e) =>
        e.or([
          e('vProjects.title', 'ilike', likeText(filter.q)),
          e('vProjects.number', 'ilike', likeText(filter.q)),
          e('vProjects.producerName', 'ilike', likeText(filter.q)),
        ]),
      ),
    );
}
type Asking = { actor: Actor; now: Instant };

/** Cases in the order in which they were last handed in, the waiting ones first. */
export async function caseLines(tx: Tx, asking: Asking, filter: Filter, page?: { size: number; page: number }) {
  return matching(tx, asking, filter)
    .$if(filter.state !== '', (query) => query.where('acceptanceCases.state', '=', filter.state as CaseState))
    .select([
      'acceptanceCases.id',
      'acceptanceCases.projectId',
      'acceptanceCases.state',
      'acceptanceCases.round',
      'acceptanceCases.rectifyBy',
      'acceptanceCases.certificateNumber',
      'acceptanceCases.createdAt',
      'acceptanceCases.decidedAt',
      'vProjects.number as projectNumber',
      'vProjects.title',
      'vProjects.producerName',
      'vProjects.recommenderShortName as recommenderName',
    ])
    .select([
      sql<number>`(select count(*)::int from acceptance_episodes x where x.case_id = acceptance_cases.id)`.as(
        'episodes',
      ),
      sql<Instant | null>`(select r.submitted_at from acceptance_rounds r where r.case_id = acceptance_cases.id
        and r.round = acceptance_cases.round)`.as('submittedAt'),
      sql<number>`(select count(m.verdict)::int from acceptance_panel m where m.case_id = acceptance_cases.id
        and m.round = acceptance_cases.round)`.as('opinions'),
      sql<number>`(select count(*)::int from acceptance_panel m where m.case_id = acceptance_cases.id
        and m.round = acceptance_cases.round)`.as('panelSize'),
    ])
    .orderBy(sql`array_position(array['submitted','reviewing','rectifying','preparing','accepted','rejected'],
      acceptance_cases.state)`)
    .orderBy('submittedAt', 'desc')
    .orderBy('acceptanceCases.id')
    .$if(page !== undefined, (query) =>
      query.limit(page?.size ?? 1).offset(((page?.page ?? 1) - 1) * (page?.size ?? 1)),
    )
    .execute();
}

/** How many cases stand in each state under the rest of the filter. */
export async function caseCounts(tx: Tx, asking: Asking, filter: Filter): Promise<{ state: CaseState; n: number }[]> {
  const rows = await matching(tx, asking, filter)
    .select(['acceptanceCases.state', (e) => e.fn.countAll<number>().as('n')])
    .groupBy('acceptanceCases.state')
    .execute();
  return (Object.keys(caseStates) as CaseState[]).flatMap((state) => {
    const n = rows.find((row) => row.state === state)?.n;
    return n ? [{ state, n }] : [];
  });
}
