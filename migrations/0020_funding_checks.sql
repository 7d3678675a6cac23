-- Central money once (方案六（一）3): pairs of a work and other public money, how alike they are, what people decided.
alter table outside_awards add column organization_name text, add column former_titles text[] not null default '{}',
  add column import_id uuid;
create view v_outside_awards as select * from outside_awards;
create table funding_checks (
  id uuid primary key, version int not null default 1, work_id uuid not null references works (id),
  subject_key uuid not null, application_id uuid, project_id uuid, recommender_org_id uuid,
  record_kind text not null check (record_kind in ('outside', 'project', 'declared')), record_key text not null,
  grade text not null check (grade in ('block', 'person', 'look')),
  state text not null check (state in ('open', 'cleared', 'noted', 'confirmed', 'gone')),
  fingerprint text not null, work_title text not null, work_side jsonb not null, money_side jsonb not null,
  reasons jsonb not null, likeness int, found_at timestamptz not null, changed_at timestamptz not null,
  decided_by uuid, decided_by_name text, decided_at timestamptz, opinion text, decided_fingerprint text,
  constraint funding_checks_one_per_pair unique (subject_key, record_kind, record_key)
);
create index funding_checks_work on funding_checks (work_id);
-- What was decided on which two records, word for word; a decision is never changed, only followed by another.
create table funding_check_decisions (
  id uuid primary key, check_id uuid not null references funding_checks (id), act text not null, grade text not null,
  fingerprint text not null, work_side jsonb not null, money_side jsonb not null, reasons jsonb not null,
  opinion text not null, decided_by uuid not null, decided_by_name text not null, decided_at timestamptz not null
);
create index funding_check_decisions_check on funding_check_decisions (check_id);
create function funding_check_decisions_stand() returns trigger language plpgsql as $$
begin raise exception 'decisions are never changed' using errcode = 'restrict_violation'; end $$;
create trigger funding_check_decisions_stand before update or delete on funding_check_decisions
  for each row execute function funding_check_decisions_stand();
-- A workbook with money given elsewhere: read, looked at, carried out whole or not at all.
create table award_imports (
  id uuid primary key, version int not null default 1, file_id uuid not null references files (id), file_name text not null,
  sha256 text not null, source text not null, state text not null check (state in ('faulty', 'read', 'done', 'dropped')),
  rows jsonb not null, faults jsonb not null, row_count int not null, added int, unchanged int,
  read_by uuid not null, read_by_name text not null, read_at timestamptz not null, done_at timestamptz, done_by_name text
);
