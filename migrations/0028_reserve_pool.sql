-- 储备库: entries of provinces, units and platforms, rules and goals in editions, workbooks read in (方案五（二）1).
create table reserve_rules (
  id uuid primary key, edition int not null unique, valid_from date not null, content jsonb not null, digest text not null,
  note text not null, created_by_name text not null, created_at timestamptz not null
);
create trigger reserve_rules_append_only before update or delete on reserve_rules for each row execute function refuse_change();
-- What a year is to bring: of the nation by category, sub-plan and unit; of a unit or platform by category and sub-plan.
create table reserve_goals (
  id uuid primary key, year int not null, org_id uuid not null references organizations (id), edition int not null,
  content jsonb not null, basis text not null, created_by_name text not null, created_at timestamptz not null,
  constraint reserve_goals_one_edition unique (year, org_id, edition)
);
create trigger reserve_goals_append_only before update or delete on reserve_goals for each row execute function refuse_change();
create table reserve_counters (year int primary key, last_serial int not null);
create table reserve_entries (
  id uuid primary key, version int not null default 1, number text not null unique,
  owner_org_id uuid not null references organizations (id), title text not null,
  producer_org_id uuid references organizations (id), producer_name text not null default '',
  category_code text, sub_plan text, region_code text, level text not null check (level in ('national', 'provincial', 'city', 'platform')),
  stage text not null, stage_since date not null, stall_on date, priority text not null check (priority in ('key', 'normal', 'spare')),
  filing_number text, shooting_on date, finish_on date, apply_on date, wanted_fen bigint check (wanted_fen >= 0),
  logline text not null default '', synopsis text not null default '', notes text not null default '',
  work_id uuid references works (id), application_id uuid references applications (id),
  state text not null check (state in ('in_pool', 'promoted', 'removed')), removal_code text, removal_note text,
  entered_on date not null, entered_by_name text not null, created_at timestamptz not null, changed_at timestamptz not null,
  promoted_at timestamptz, removed_at timestamptz,
  check ((state = 'removed') = (removal_code is not null)), check (state <> 'promoted' or application_id is not null)
);
create index reserve_entries_owner on reserve_entries (owner_org_id, state);
create index reserve_entries_producer on reserve_entries (producer_org_id);
create index reserve_entries_application on reserve_entries (application_id);
create index reserve_entries_stage on reserve_entries (state, stage, stage_since);
-- The same work lies in a pool once.
create unique index reserve_entries_one_title on reserve_entries (owner_org_id, title, producer_name) where state = 'in_pool';
create table reserve_imports (
  id uuid primary key, version int not null default 1, org_id uuid not null references organizations (id), file_id uuid not null,
  file_name text not null, sha256 text not null, store_key text not null,
  state text not null check (state in ('faulty', 'read', 'done', 'dropped')),
  faults jsonb not null, rows jsonb not null, added int not null, changed int not null, unchanged int not null,
  read_by uuid not null, read_by_name text not null, read_at timestamptz not null, done_at timestamptz
);
create index reserve_imports_org on reserve_imports (org_id);
create view v_reserve_entries as
  select e.id, e.number, e.owner_org_id, owner.name as owner_name, owner.short_name as owner_short_name, owner.kind as owner_kind,
    e.title, e.producer_org_id, e.producer_name, e.category_code, e.sub_plan, e.region_code, e.level, e.stage, e.stage_since, e.stall_on,
    e.priority, e.filing_number, e.shooting_on, e.finish_on, e.apply_on, e.wanted_fen, e.work_id, e.application_id, e.state,
    e.removal_code, e.entered_on, e.created_at, e.changed_at, e.promoted_at, e.removed_at
  from reserve_entries e left join organizations owner on owner.id = e.owner_org_id;
do $$ begin assert (select count(*) from v_reserve_entries) = 0; end $$;
