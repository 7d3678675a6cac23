-- 项目: what a selected work becomes; agreement, money, tracking, acceptance and promotion hang on it.
create table project_counters (year int primary key, last_serial int not null);
create table projects (
  id uuid primary key, version int not null default 1, number text not null unique,
  work_id uuid not null references works (id), application_id uuid unique references applications (id), batch_id uuid references batches (id),
  level text not null check (level in ('national', 'provincial', 'platform')),
  owner_org_id uuid not null references organizations (id), producer_org_id uuid not null references organizations (id),
  recommender_org_id uuid not null references organizations (id),
  category_code text, sub_plan text, title text not null,
  support text not null check (support in ('funded', 'unfunded')), awarded_fen bigint not null check (awarded_fen >= 0),
  state text not null check (state in ('running', 'suspended', 'closed', 'stopped')), state_reason text,
  stage text not null, notice_document_number text, created_at timestamptz not null,
  check (support = 'funded' or awarded_fen = 0)
);
create index projects_producer on projects (producer_org_id);
create index projects_recommender on projects (recommender_org_id);
create index projects_work on projects (work_id);
create table project_experts (
  project_id uuid not null references projects (id), person_id uuid not null references persons (id), person_name text not null,
  assigned_by uuid not null, assigned_at timestamptz not null, released_at timestamptz, primary key (project_id, person_id)
);
create index project_experts_person on project_experts (person_id) where released_at is null;
create table project_milestones (
  project_id uuid not null references projects (id), kind text not null, planned_on date, percent int not null default 0 check (percent between 0 and 100),
  done_on date, note text not null default '', confirmed_at timestamptz, confirmed_by uuid, confirmed_by_name text, primary key (project_id, kind)
);
create table project_risks (
  id uuid primary key, project_id uuid not null references projects (id), kind text not null, severity text not null check (severity in ('high', 'middle', 'low')),
  summary text not null, source text not null, opened_by uuid not null, opened_by_name text not null, opened_at timestamptz not null,
  closed_at timestamptz, closed_by_name text, close_reason text
);
create index project_risks_open on project_risks (project_id) where closed_at is null;
create view v_projects as
  select p.*, producer.name as producer_name, producer.region_code as producer_region_code, recommender.name as recommender_name,
    recommender.short_name as recommender_short_name, recommender.region_code, owner.name as owner_name
  from projects p
  left join organizations producer on producer.id = p.producer_org_id
  left join organizations recommender on recommender.id = p.recommender_org_id
  left join organizations owner on owner.id = p.owner_org_id;
do $$ begin assert (select count(*) from projects) = 0; end $$;
