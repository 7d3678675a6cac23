-- The kernel: hash-chained audit entries, answered requests, refusals, settings and deliveries to subscribers.
create table audit_entries (
  seq bigint primary key, id uuid not null unique, at timestamptz not null, act text not null, subject uuid not null,
  also uuid[] not null default '{}', actor_kind text not null, actor_id uuid not null, actor_name text not null,
  org_id uuid not null, org_name text not null, before jsonb, after jsonb, note text, suite text not null,
  previous text not null, digest text not null
);
create index audit_entries_subject on audit_entries (subject, seq);
create index audit_entries_also on audit_entries using gin (also);
create index audit_entries_actor on audit_entries (actor_id, seq);
create table audit_head (id int primary key check (id = 1), seq bigint not null, digest text not null);
insert into audit_head values (1, 0, '');

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger audit_entries_append_only before update or delete on audit_entries
  for each row execute function refuse_change();
create trigger audit_entries_not_truncated before truncate on audit_entries execute function refuse_change();

create table answered_requests (
  actor_id uuid not null, key text not null, act text not null, input text not null, answer jsonb not null,
  at timestamptz not null, primary key (actor_id, key)
);
create table refusals (
  id uuid primary key, at timestamptz not null, act text not null, actor_id uuid not null, actor_name text not null,
  subject text, code text not null, address text
);
create index refusals_at on refusals (at);
create table settings (name text primary key, value jsonb not null, version int not null);
create table deliveries (subscriber text primary key, seq bigint not null);
