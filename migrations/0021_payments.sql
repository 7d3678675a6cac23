-- 拨付: instalments of agreements, approval in levels, batches to the bank and what it answers, vouchers, money brought.
create table payment_rules (
  name text primary key, label text not null, value text not null, unit text not null, clause text not null,
  source text not null, version int not null default 1
);
create table payment_levels (
  payer_kind text not null check (payer_kind in ('national_bureau', 'provincial_bureau', 'central_direct_unit')),
  level int not null check (level > 0), label text not null, role text not null, from_fen bigint not null check (from_fen >= 0),
  source text not null, version int not null default 1, primary key (payer_kind, level)
);
create table payment_layouts (
  key text primary key, name text not null, kind text not null check (kind in ('csv', 'xlsx')), columns jsonb not null,
  returns jsonb not null, source text not null, version int not null default 1
);
-- Where a producer is paid: entered by it, verified by the money desk, usable after its cooling-off.
create table payee_accounts (
  id uuid primary key, version int not null default 1, organization_id uuid not null references organizations (id),
  holder text not null, bank_name text not null, bank_code text not null, account_number text not null,
  state text not null check (state in ('entered', 'verified', 'refused', 'replaced', 'withdrawn')),
  proof_file_id uuid references files (id), entered_by uuid not null, entered_by_name text not null, entered_at timestamptz not null,
  decided_by uuid, decided_by_name text, decided_at timestamptz, reason text, usable_on date
);
create unique index payee_accounts_one_verified on payee_accounts (organization_id) where state = 'verified';
create unique index payee_accounts_one_entered on payee_accounts (organization_id) where state = 'entered';
-- The money of one agreement: which fund and year it stands on, and who pays.
create table payment_plans (
  project_id uuid primary key, version int not null default 1, agreement_id uuid not null, agreement_number text not null,
  agreement_version int not null, state text not null check (state in ('waiting', 'reserved', 'closed')),
  amount_fen bigint not null check (amount_fen > 0), fund_id uuid, year int, path text not null check (path in ('direct', 'via_province')),
  payer_org_id uuid not null references organizations (id), purposes jsonb not null, held_why text, created_at timestamptz not null,
  reserved_at timestamptz
);
create index payment_plans_payer on payment_plans (payer_org_id);
create table instalments (
  id uuid primary key, version int not null default 1, project_id uuid not null references payment_plans (project_id),
  key text not null, ordinal int not null, label text not null, trigger text not null, percent text not null, evidence text[] not null,
  amount_fen bigint not null check (amount_fen >= 0), full_fen bigint not null,
  state text not null check (state in ('planned', 'requested', 'approved', 'batched', 'sent', 'paid', 'failed', 'cancelled')),
  round int not null default 0, account_id uuid references payee_accounts (id), purposes jsonb not null default '[]',
  requested_by uuid, requested_by_name text, requested_at timestamptz, request_note text, conditions jsonb,
  transfer_id text unique, paid_at timestamptz, paid_on date, bank_serial text, failed_reason text, cancelled_reason text,
  created_at timestamptz not null
);
create unique index instalments_one_living on instalments (project_id, key) where state <> 'cancelled';
create table payment_approvals (
  id uuid primary key, instalment_id uuid not null references instalments (id), round int not null, level int not null,
  label text not null, decision text not null check (decision in ('approved', 'refused')), opinion text not null,
  by_id uuid not null, by_name text not null, org_name text not null, at timestamptz not null,
  constraint payment_approvals_one_per_level unique (instalment_id, round, level),
  constraint payment_approvals_one_per_person unique (instalment_id, round, by_id)
);
create trigger payment_approvals_append_only before update or delete on payment_approvals
  for each row execute function refuse_change();
create table payment_counters (payer_org_id uuid not null, year int not null, last_serial int not null, primary key (payer_org_id, year));
create table payment_batches (
  id uuid primary key, version int not null default 1, number text not null, payer_org_id uuid not null references organizations (id),
  layout_key text not null references payment_layouts (key), state text not null check (state in ('making', 'sent', 'settled', 'cancelled')),
  line_count int not null, total_fen bigint not null, digest text, made_by uuid not null, made_by_name text not null,
  made_at timestamptz not null, released_by uuid, released_by_name text, released_at timestamptz, settled_at timestamptz,
  cancelled_reason text, unique (payer_org_id, number)
);
create table payment_lines (
  id uuid primary key, batch_id uuid not null references payment_batches (id), instalment_id uuid not null references instalments (id),
  serial int not null, transfer_id text not null unique, amount_fen bigint not null check (amount_fen > 0), holder text not null,
  bank_name text not null, bank_code text not null, account_number text not null, project_number text not null, title text not null,
  instalment_label text not null, purposes jsonb not null, state text not null check (state in ('ready', 'sent', 'paid', 'failed', 'dropped')),
  bank_serial text, settled_on date, failed_reason text, unique (batch_id, serial)
);
create index payment_lines_instalment on payment_lines (instalment_id);
-- What the bank answered, file by file; one serial of a bank counts once for a payer.
create table payment_returns (
  id uuid primary key, version int not null default 1, payer_org_id uuid not null references organizations (id), layout_key text not null,
  file_id uuid not null references files (id), file_name text not null, sha256 text not null,
  state text not null check (state in ('faulty', 'read', 'done', 'dropped')), lines jsonb not null, faults jsonb not null,
  total_fen bigint not null, stated_fen bigint, paid_count int, failed_count int, unknown_count int, read_by uuid not null,
  read_by_name text not null, read_at timestamptz not null, done_at timestamptz, done_by_name text
);
create unique index payment_returns_once on payment_returns (payer_org_id, sha256) where state = 'done';
create table bank_serials (
  payer_org_id uuid not null, serial text not null, line_id uuid not null references payment_lines (id), result text not null,
  at timestamptz not null, primary key (payer_org_id, serial)
);
create trigger bank_serials_append_only before update or delete on bank_serials for each row execute function refuse_change();
create table vouchers (
  id uuid primary key, version int not null default 1, project_id uuid not null references payment_plans (project_id),
  purpose text not null, amount_fen bigint not null check (amount_fen > 0), spent_on date not null, seller text not null,
  invoice_number text not null, invoice_key text not null, summary text not null, file_id uuid references files (id),
  state text not null check (state in ('entered', 'returned', 'accepted', 'withdrawn')), transfer_id text unique,
  moved jsonb not null default '[]',
  entered_by uuid not null, entered_by_name text not null, entered_at timestamptz not null, decided_by uuid, decided_by_name text,
  decided_at timestamptz, reason text
);
create index vouchers_project on vouchers (project_id);
create unique index vouchers_one_invoice on vouchers (invoice_key) where state in ('entered', 'accepted');
-- Own and social money that really came, with its proof: 足额到位 is a figure of confirmed rows.
create table source_arrivals (
  id uuid primary key, version int not null default 1, project_id uuid not null references payment_plans (project_id),
  source text not null, label text not null, amount_fen bigint not null check (amount_fen > 0), arrived_on date not null, note text not null,
  file_id uuid references files (id), state text not null check (state in ('entered', 'confirmed', 'refused')),
  transfer_id text unique, entered_by uuid not null, entered_by_name text not null, entered_at timestamptz not null,
  decided_by uuid, decided_by_name text, decided_at timestamptz, reason text
);
create index source_arrivals_project on source_arrivals (project_id);
do $$ begin assert (select count(*) from instalments) = 0; end $$;
