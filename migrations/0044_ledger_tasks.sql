-- Large bodies of programs: kept, answered by 202, and carried out by a job as the person who sent them.
create table ledger_tasks (
  id uuid primary key, org_id uuid not null references organizations (id), person_id uuid not null, what text not null check (what in ('package', 'records')),
  sent jsonb, state text not null check (state in ('waiting', 'done', 'refused')), receipt_id uuid references ledger_receipts (id),
  problem jsonb, asked_at timestamptz not null, ended_at timestamptz
);
create index ledger_tasks_org on ledger_tasks (org_id, asked_at desc);
