-- 宣推: promised places, proofs, checks; 优秀片单 in editions; results of quarterly reviews and yearly selection.
create table promotion_rules (
  name text primary key, label text not null, value text not null, unit text not null, clause text not null, source text not null
);
create table promotion_promises (
  id uuid primary key, version int not null default 1, project_id uuid not null references projects (id),
  platform_org_id uuid not null references organizations (id), place text not null, place_note text not null, members jsonb not null,
  from_on date not null, until_on date not null, days int not null check (days >= 1), targets jsonb not null, basis text not null,
  state text not null check (state in ('promised', 'cancelled')), cancel_reason text,
  entered_by uuid not null, entered_by_name text not null, entered_at timestamptz not null,
  check (from_on <= until_on), check (days <= until_on - from_on + 1)
);
create index promotion_promises_project on promotion_promises (project_id);
create index promotion_promises_platform on promotion_promises (platform_org_id);
create table promotion_proofs (
  id uuid primary key, version int not null default 1, promise_id uuid not null references promotion_promises (id), serial int not null,
  from_on date not null, until_on date not null, address text not null, file_id uuid not null references files (id),
  file_name text not null, sha256 text not null, figures jsonb not null, note text not null default '',
  state text not null check (state in ('reported', 'confirmed', 'returned')),
  reported_by uuid not null, reported_by_name text not null, reported_at timestamptz not null,
  checked_by uuid, checked_by_name text, checked_at timestamptz, check_note text,
  check (from_on <= until_on), constraint promotion_proofs_serial unique (promise_id, serial)
);
create table selected_lists (
  id uuid primary key, version int not null default 1, year int not null, period text not null, title text not null, intro text not null,
  state text not null check (state in ('draft', 'submitted', 'published')), choices jsonb not null, edition int not null default 0,
  return_reason text, created_by uuid not null, created_by_name text not null, created_at timestamptz not null, submitted_at timestamptz,
  constraint selected_lists_one_a_period unique (year, period)
);
create table selected_list_editions (
  list_id uuid not null references selected_lists (id), edition int not null, code text not null unique,
  document_id uuid not null references official_documents (id), document_number text not null, content jsonb not null,
  digest text not null, former_digest text, published_by uuid not null, published_by_name text not null, published_at timestamptz not null,
  primary key (list_id, edition)
);
create trigger selected_list_editions_append_only before update or delete on selected_list_editions
  for each row execute function refuse_change();
create table promotion_reviews (
  id uuid primary key, version int not null default 1, kind text not null check (kind in ('quarterly', 'yearly')), year int not null,
  period text not null, title text not null, held_on date not null, participants text not null default '', summary text not null default '',
  results jsonb not null, state text not null check (state in ('open', 'closed')), created_by_name text not null,
  created_at timestamptz not null, closed_by_name text, closed_at timestamptz
);
do $$ begin assert (select count(*) from promotion_promises) = 0; end $$;
