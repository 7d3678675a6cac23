-- 台账: what platforms and provinces report of each work (方案七（一）创作、播出、扶持资金), by page, workbook, interface or signed package.
-- Keys with which senders sign packages; the system holds public keys only.
create table ledger_keys (
  id uuid primary key, version int not null default 1, org_id uuid not null references organizations (id), name text not null,
  suite text not null check (suite in ('sha256-ed25519', 'sm3-sm2')), public_key text not null, fingerprint text not null unique,
  holder text not null, valid_from date not null, valid_until date not null check (valid_until >= valid_from),
  registered_by uuid not null, registered_by_name text not null, registered_at timestamptz not null,
  revoked_by_name text, revoked_at timestamptz, revoke_reason text
);
create index ledger_keys_org on ledger_keys (org_id);
-- One delivery, whatever way it came in, and what became of it.
create table ledger_receipts (
  id uuid primary key, version int not null default 1, sender_org_id uuid not null references organizations (id),
  via text not null check (via in ('page', 'workbook', 'interface', 'package')), period text not null, kinds text[] not null,
  sequence int, package_digest text, previous_digest text, manifest text, signatures jsonb not null default '[]',
  file_id uuid, file_name text, key_id uuid references ledger_keys (id),
  accepted int not null, duplicate int not null, stale int not null, conflict int not null, invalid int not null,
  faults jsonb not null default '[]', findings jsonb not null default '[]', totals jsonb not null default '[]',
  is_late boolean not null, correction_code text, correction_note text,
  received_by uuid not null, received_by_name text not null, received_at timestamptz not null,
  noted_by_name text, noted_at timestamptz, note text
);
create unique index ledger_receipts_package on ledger_receipts (sender_org_id, package_digest) where package_digest is not null;
create index ledger_receipts_period on ledger_receipts (period, sender_org_id);
create index ledger_receipts_sender on ledger_receipts (sender_org_id, received_at desc);
-- Every arrival is kept; content is left out where the same content stands at the same version already.
create table ledger_arrivals (
  id bigint generated always as identity primary key, source_org_id uuid not null, kind text not null, key text not null,
  record_version bigint not null, deleted boolean not null, content jsonb, digest text not null, format text not null, period text not null,
  result text not null check (result in ('accepted', 'duplicate', 'stale', 'conflict')), receipt_id uuid not null, line int not null, at timestamptz not null
);
create index ledger_arrivals_record on ledger_arrivals (source_org_id, kind, key);
create index ledger_arrivals_conflicts on ledger_arrivals (receipt_id) where result in ('conflict', 'stale');
create function ledger_arrivals_stand() returns trigger language plpgsql as $$
begin raise exception 'what has arrived is not altered'; end $$;
create trigger ledger_arrivals_stand before update or delete on ledger_arrivals for each row execute function ledger_arrivals_stand();
-- The highest version of each record: what applying all arrivals in any order leads to. Hundreds of thousands of rows come
-- at once: the receipt refers to the sender, the rows do not.
create table ledger_records (
  id uuid primary key default gen_random_uuid(), source_org_id uuid not null, kind text not null, key text not null, version bigint not null,
  deleted boolean not null, digest text not null, period text not null, arrival_id bigint not null, receipt_id uuid not null,
  title text not null, filing_number text, credit_code text, project_number text,
  work_id uuid references works (id), project_id uuid references projects (id), received_at timestamptz not null, via text not null,
  unique (source_org_id, kind, key)
);
create index ledger_records_work on ledger_records (work_id) where work_id is not null;
create index ledger_records_project on ledger_records (project_id) where project_id is not null;
create view v_ledger_records as
  select r.id, r.source_org_id, o.name as source_name, o.short_name as source_short_name, o.home_org_id as source_home_org_id, r.kind, r.key,
    r.version, r.period, r.work_id, r.project_id, r.title, r.filing_number, r.credit_code, a.content, a.format, r.received_at, r.via, r.receipt_id
  from ledger_records r
  join organizations o on o.id = r.source_org_id
  join ledger_arrivals a on a.id = r.arrival_id
  where not r.deleted;
-- A filled workbook as read: its faults by cell, or what it would change.
create table ledger_imports (
  id uuid primary key, version int not null default 1, org_id uuid not null references organizations (id), kind text not null, period text not null,
  file_id uuid not null, file_name text not null, sha256 text not null, store_key text not null,
  state text not null check (state in ('faulty', 'read', 'done', 'dropped')), faults jsonb not null, rows jsonb not null,
  added int not null, changed int not null, unchanged int not null, receipt_id uuid references ledger_receipts (id),
  read_by uuid not null, read_by_name text not null, read_at timestamptz not null, done_at timestamptz
);
create index ledger_imports_org on ledger_imports (org_id, read_at desc);
