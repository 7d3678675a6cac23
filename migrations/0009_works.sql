-- One work, one dossier (一剧一档): the facts entered once, lists it stood on, and other public money it holds.
create table works (
  id uuid primary key, version int not null default 1, title text not null, former_titles text[] not null default '{}',
  owner_org_id uuid references organizations (id), region_code text, production_form text, orientation text,
  filing_number text, filing_on date, class_code int, subject text, episode_count int, episode_minutes numeric,
  category_code text, first_aired_on date, source text, confidence text, synthetic_fields text[] not null default '{}',
  search tsvector not null default '', created_at timestamptz not null
);
create index works_owner on works (owner_org_id);
create index works_search on works using gin (search);
create table work_recognitions (
  id uuid primary key, work_id uuid not null references works (id), list_name text not null, list_batch text,
  listed_on date, issuing_body text, credited_org text, credited_role text, theme text, source text, confidence text
);
create index work_recognitions_work on work_recognitions (work_id);
create table outside_awards (
  id uuid primary key, work_id uuid references works (id), title text not null, credit_code text, filing_number text,
  programme text not null, level text not null check (level in ('central', 'provincial', 'city', 'other')),
  amount_fen bigint, awarded_on date, source text not null, created_at timestamptz not null
);
