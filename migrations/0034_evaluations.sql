-- 考核评价: quarterly and yearly appraisal of units and platforms (方案五（一）6 年度评议、七（四）总结评估).
create table evaluation_sets (
  id uuid primary key, kind text not null check (kind in ('quarterly', 'yearly')),
  audience text not null check (audience in ('province', 'platform')), edition int not null, valid_from date not null,
  content jsonb not null, digest text not null, note text not null, created_by_name text not null, created_at timestamptz not null,
  constraint evaluation_sets_edition unique (kind, audience, edition)
);
create trigger evaluation_sets_append_only before update or delete on evaluation_sets
  for each row execute function refuse_change();
create table evaluations (
  id uuid primary key, version int not null default 1, kind text not null check (kind in ('quarterly', 'yearly')),
  audience text not null check (audience in ('province', 'platform')), year int not null, quarter int check (quarter between 1 and 4),
  set_id uuid not null references evaluation_sets (id), from_on date not null, until_on date not null,
  state text not null check (state in ('scoring', 'checking', 'announced', 'published')),
  self_due_on date not null, objections_until date, opened_by_name text not null, opened_at timestamptz not null,
  announced_at timestamptz, published_at timestamptz,
  check ((kind = 'quarterly') = (quarter is not null)), check (from_on <= until_on),
  constraint evaluations_once unique nulls not distinct (kind, audience, year, quarter)
);
create table evaluation_sheets (
  id uuid primary key, version int not null default 1, evaluation_id uuid not null references evaluations (id),
  org_id uuid not null references organizations (id),
  state text not null check (state in ('filling', 'returned', 'submitted', 'absent', 'checked')),
  summary text not null default '', submitted_by_name text, submitted_at timestamptz, return_reason text,
  checked_by uuid, checked_by_name text, checked_at timestamptz, computed_at timestamptz,
  constraint evaluation_sheets_one_a_body unique (evaluation_id, org_id)
);
create index evaluation_sheets_org on evaluation_sheets (org_id);
-- One indicator of one body: the figure with the rows behind it, what the body says, what the nation settled. Scores in hundredths.
create table evaluation_marks (
  sheet_id uuid not null references evaluation_sheets (id), key text not null, version int not null default 1,
  value double precision, value_text text not null default '', basis jsonb not null default '[]', computed_score int,
  self_score int check (self_score >= 0), self_note text not null default '',
  settled boolean not null default false, score int check (score >= 0), reason text not null default '', settled_by_name text,
  primary key (sheet_id, key)
);
create table evaluation_evidence (
  file_id uuid primary key references files (id), sheet_id uuid not null references evaluation_sheets (id), key text not null,
  name text not null, size bigint not null, sha256 text not null, added_by_name text not null, added_at timestamptz not null,
  removed_at timestamptz
);
create index evaluation_evidence_sheet on evaluation_evidence (sheet_id, key);
create table evaluation_objections (
  id uuid primary key, version int not null default 1, sheet_id uuid not null references evaluation_sheets (id), key text not null,
  state text not null check (state in ('open', 'upheld', 'rejected')), statement text not null, file_id uuid references files (id),
  file_name text, raised_by_name text not null, raised_at timestamptz not null,
  score_before int, score_after int, answer text, decided_by_name text, decided_at timestamptz
);
create unique index evaluation_objections_one_open on evaluation_objections (sheet_id, key) where state = 'open';
-- A result as published; never altered.
create table evaluation_results (
  evaluation_id uuid primary key references evaluations (id), code text not null unique, content jsonb not null, digest text not null,
  published_by uuid not null, published_by_name text not null, published_at timestamptz not null
);
create trigger evaluation_results_append_only before update or delete on evaluation_results
  for each row execute function refuse_change();
-- What a yearly result proposes for the next year; becomes a quota or a share of money by an act of the office only.
create table evaluation_suggestions (
  id uuid primary key, version int not null default 1, evaluation_id uuid not null references evaluations (id),
  org_id uuid not null references organizations (id), kind text not null check (kind in ('quota', 'money')), year int not null,
  /* works for a quota, percent for money; more or less than this year */
  change int not null, band text not null, state text not null check (state in ('proposed', 'adopted', 'declined')),
  adopted_change int, batch_id uuid, quota int, reason text, decided_by_name text, decided_at timestamptz,
  constraint evaluation_suggestions_once unique (evaluation_id, org_id, kind), check ((state = 'adopted') = (adopted_change is not null))
);
create view v_evaluation_suggestions as
  select s.*, e.kind as evaluation_kind, e.audience, e.year as evaluation_year, o.name as org_name, o.short_name as org_short_name,
    o.region_code, r.code as result_code, r.published_at
  from evaluation_suggestions s join evaluations e on e.id = s.evaluation_id join organizations o on o.id = s.org_id
  join evaluation_results r on r.evaluation_id = e.id;
-- What computed indicators read of modules before this one.
create view v_evaluation_recognitions as
  select r.id, r.work_id, r.list_name, r.listed_on, p.id as project_id, p.number, p.title, p.recommender_org_id, p.owner_org_id
  from work_recognitions r join v_projects p on p.work_id = r.work_id;
create view v_evaluation_promises as
  select m.id, m.project_id, m.platform_org_id, m.place, m.from_on, m.until_on, m.days, p.number, p.title, p.recommender_org_id,
    coalesce((select jsonb_agg(jsonb_build_object('fromOn', f.from_on, 'untilOn', f.until_on) order by f.from_on)
      from promotion_proofs f where f.promise_id = m.id and f.state = 'confirmed'), '[]') as shown
  from promotion_promises m join v_projects p on p.id = m.project_id where m.state <> 'cancelled';
-- Works on published lists of excellence, of each list the latest edition.
create view v_evaluation_listed as
  select e.list_id, e.published_at, e.content ->> 'title' as list_title, p.id as project_id, p.number, p.title, p.recommender_org_id,
    p.owner_org_id
  from selected_list_editions e
  cross join lateral jsonb_array_elements(e.content -> 'rows') r
  join v_projects p on p.number = r ->> 'projectNumber'
  where e.edition = (select max(l.edition) from selected_list_editions l where l.list_id = e.list_id);
do $$ begin assert (select count(*) from evaluations) = 0; end $$;
