-- Applications: answers field by field (so that two editors merge), files by slot, corrections, submitted editions.
create table applications (
  id uuid primary key, version int not null default 1,
  state text not null check (state in ('draft', 'submitted', 'correcting', 'refused', 'accepted', 'not_recommended',
    'recommended', 'second_review', 'final_review', 'selected', 'selected_unfunded', 'reserve', 'not_selected', 'removed', 'withdrawn')),
  draft_number text not null unique, number text unique, batch_id uuid not null references batches (id),
  call_version_id uuid not null references call_versions (id), work_id uuid not null references works (id),
  applicant_org_id uuid not null references organizations (id), recommender_org_id uuid not null references organizations (id),
  title text not null, category_code text, requested_fen bigint, handler_id uuid, edition int not null default 0,
  submitted_at timestamptz, accepted_at timestamptz, recommended_at timestamptz, refusal_code text, refusal_note text,
  -- What the search looks through: title, numbers, and the texts of the latest submitted edition.
  search_text text not null default '', search tsvector not null default '', created_by uuid not null,
  created_at timestamptz not null
);
create unique index applications_one_per_work_and_batch on applications (work_id, batch_id) where state not in ('withdrawn', 'refused');
create index applications_recommender on applications (recommender_org_id, batch_id, state);
create index applications_applicant on applications (applicant_org_id, batch_id);
create index applications_batch on applications (batch_id, state);
create index applications_search on applications using gin (search);
create table application_answers (
  application_id uuid not null references applications (id), field text not null, value jsonb not null,
  version int not null, saved_by uuid not null, saved_by_name text not null, saved_at timestamptz not null,
  primary key (application_id, field)
);
create table application_sections (
  application_id uuid not null references applications (id), section text not null, assigned_to uuid references persons (id),
  primary key (application_id, section)
);
create table application_files (
  id uuid primary key, application_id uuid not null references applications (id), slot text not null,
  file_id uuid not null references files (id), added_by uuid not null, added_at timestamptz not null,
  replaced_at timestamptz
);
create index application_files_slot on application_files (application_id, slot) where replaced_at is null;
create table application_editions (
  application_id uuid not null references applications (id), edition int not null, version_code text not null,
  content jsonb not null, digest text not null, receipt jsonb not null, submitted_by uuid not null,
  submitted_at timestamptz not null, primary key (application_id, edition)
);
create trigger application_editions_append_only before update or delete on application_editions
  for each row execute function refuse_change();
create table application_corrections (
  id uuid primary key, application_id uuid not null references applications (id), fields text[] not null,
  reasons jsonb not null, due_on date not null, asked_by uuid not null, asked_at timestamptz not null,
  answered_at timestamptz, edition_before int not null
);
create table number_counters (name text primary key, last_serial int not null);
create unique index application_corrections_one_open on application_corrections (application_id) where answered_at is null;
create view v_applications as
  select a.*, applicant.name as applicant_name, applicant.region_code as applicant_region_code, applicant.credit_code,
    recommender.name as recommender_name, recommender.short_name as recommender_short_name,
    recommender.region_code, batches.number as batch_number, batches.name as batch_name,
    works.filing_number, handler.name as handler_name, correction.due_on as correction_due_on,
    correction.asked_at as correction_asked_at
  from applications a
  -- left joins on keys, so that a count that needs none of their columns skips them
  left join organizations applicant on applicant.id = a.applicant_org_id
  left join organizations recommender on recommender.id = a.recommender_org_id
  left join batches on batches.id = a.batch_id
  left join works on works.id = a.work_id
  left join persons handler on handler.id = a.handler_id
  left join application_corrections correction on correction.application_id = a.id and correction.answered_at is null;
