-- 资金账: funds and their years, the append-only double-entry ledger with its balances, bank statements, grants,
-- recoveries and proofs. What the ledger must answer stands in src/methods/ledger.ts; here stand its last guards.
create table fund_rules (
  name text primary key, label text not null, value text not null, unit text not null, clause text not null,
  source text not null, version int not null default 1
);
create table funds (
  id uuid primary key, version int not null default 1, name text not null, kind text not null
    check (kind in ('national_special', 'provincial', 'city', 'platform', 'own', 'social')),
  owner_org_id uuid not null references organizations (id), clause text not null, bank_name text not null default '',
  bank_account text not null default '', created_by_name text not null, created_at timestamptz not null,
  constraint funds_one_name unique (owner_org_id, name)
);
create table fund_years (
  fund_id uuid not null references funds (id), year int not null, ledger int generated always as identity unique,
  state text not null default 'open' check (state in ('open', 'closed')), last_seq bigint not null default 0,
  head_digest text not null default '', opened_at timestamptz not null, closed_at timestamptz, closed_by_name text,
  primary key (fund_id, year)
);
-- Four sides in fen. The chart (科目) is that of the method's paper; holder: a province that keeps money on its way.
create table ledger_accounts (
  id text primary key, ledger int not null references fund_years (ledger), chart int not null check (chart between 0 and 11),
  holder_org_id uuid, project_id uuid, purpose text, source text,
  debits_pending bigint not null default 0, debits_posted bigint not null default 0,
  credits_pending bigint not null default 0, credits_posted bigint not null default 0,
  debits_limited boolean not null, credits_limited boolean not null default false, closed boolean not null default false,
  constraint ledger_accounts_once unique nulls not distinct (ledger, chart, holder_org_id, project_id, purpose, source),
  constraint ledger_accounts_not_negative
    check (debits_pending >= 0 and debits_posted >= 0 and credits_pending >= 0 and credits_posted >= 0),
  constraint ledger_accounts_debits_limit check (not debits_limited or debits_pending + debits_posted <= credits_posted),
  constraint ledger_accounts_credits_limit check (not credits_limited or credits_pending + credits_posted <= debits_posted)
);
create index ledger_accounts_project on ledger_accounts (project_id) where project_id is not null;
create function keep_ledger_account() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (new.id, new.ledger, new.chart, new.debits_limited, new.credits_limited)
      is distinct from (old.id, old.ledger, old.chart, old.debits_limited, old.credits_limited)
    or (new.holder_org_id, new.project_id, new.purpose, new.source)
      is distinct from (old.holder_org_id, old.project_id, old.purpose, old.source) then
    raise exception 'a ledger account keeps its identity' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger ledger_accounts_kept before update or delete on ledger_accounts
  for each row execute function keep_ledger_account();
create trigger ledger_accounts_not_truncated before truncate on ledger_accounts execute function refuse_change();

create table ledger_transfers (
  id text primary key, ledger int not null references fund_years (ledger), seq bigint not null,
  kind text not null check (kind in ('direct', 'reserve', 'post', 'void', 'expire')),
  debit text not null references ledger_accounts (id), credit text not null references ledger_accounts (id),
  settled bigint not null check (settled >= 0), pending_id text references ledger_transfers (id), timeout int not null,
  flags text[] not null, linked boolean not null, code text not null, reverses text references ledger_transfers (id),
  project_id uuid, evidence jsonb not null default '{}', note text not null default '', day date not null,
  at timestamptz not null, by_id uuid not null, by_name text not null, previous text not null, suite text not null,
  digest text not null, unique (ledger, seq), check (debit <> credit), check ((pending_id is not null) = (kind in ('post', 'void', 'expire')))
);
create unique index ledger_transfers_one_answer on ledger_transfers (pending_id) where pending_id is not null;
create index ledger_transfers_debit on ledger_transfers (debit, seq);
create index ledger_transfers_credit on ledger_transfers (credit, seq);
create index ledger_transfers_project on ledger_transfers (project_id) where project_id is not null;
create index ledger_transfers_expiring on ledger_transfers (at) where kind = 'reserve' and timeout > 0;
create trigger ledger_transfers_append_only before update or delete on ledger_transfers
  for each row execute function refuse_change();
create trigger ledger_transfers_not_truncated before truncate on ledger_transfers execute function refuse_change();
create function refuse_closed_year() returns trigger language plpgsql as $$
begin
  if exists (select 1 from (select distinct ledger from added) a join fund_years y using (ledger) where y.state = 'closed') then
    raise exception 'the year of this ledger is closed' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create trigger ledger_transfers_year_open after insert on ledger_transfers referencing new table as added
  for each statement execute function refuse_closed_year();
-- Ids that failed for a passing reason stay spent (I6).
create table ledger_spent_ids (id text primary key, status text not null, at timestamptz not null);
create trigger ledger_spent_ids_append_only before update or delete on ledger_spent_ids
  for each row execute function refuse_change();
-- What moved on a day, by account and kind of movement: statements and daily balances read this, the proof checks it.
create table ledger_days (
  account_id text not null references ledger_accounts (id), day date not null, code text not null,
  debits bigint not null, credits bigint not null, primary key (account_id, day, code)
);
create table ledger_proofs (
  id uuid primary key, at timestamptz not null, transfers bigint not null, accounts int not null, proven boolean not null,
  differences jsonb not null, by_name text not null
);
create table bank_lines (
  id uuid primary key, fund_id uuid not null references funds (id), holder_org_id uuid, serial text not null, day date not null,
  direction text not null check (direction in ('in', 'out')), kind text not null, amount_fen bigint not null check (amount_fen > 0),
  balance_fen bigint, counterparty text not null default '', remark text not null default '',
  transfer_id text unique references ledger_transfers (id), entered_by_name text not null, entered_at timestamptz not null,
  constraint bank_lines_one_serial unique (fund_id, serial)
);
create index bank_lines_fund on bank_lines (fund_id, day);
create table grants (
  id uuid primary key, version int not null default 1, fund_id uuid not null references funds (id), project_id uuid not null,
  agreement_id uuid not null, year int not null, transfer_id text not null unique, amount_fen bigint not null check (amount_fen > 0),
  path text not null check (path in ('direct', 'via_province')), holder_org_id uuid, reservation_id text references ledger_transfers (id),
  state text not null check (state in ('open', 'closed')), created_at timestamptz not null,
  foreign key (fund_id, year) references fund_years (fund_id, year)
);
create unique index grants_one_open on grants (fund_id, project_id) where state = 'open';
create index grants_project on grants (project_id);
create table grant_payments (
  transfer_id text primary key, grant_id uuid not null references grants (id), project_id uuid not null, instalment_key text not null,
  year int not null, amount_fen bigint not null check (amount_fen > 0), purposes jsonb not null, holder_org_id uuid,
  paid_at timestamptz not null, returned_at timestamptz
);
create index grant_payments_grant on grant_payments (grant_id);
create table project_sources (
  fund_id uuid not null references funds (id), project_id uuid not null, source text not null, label text not null, year int not null,
  primary key (fund_id, project_id, source)
);
create table recovery_counters (year int primary key, last_serial int not null);
create table recoveries (
  id uuid primary key, version int not null default 1, number text not null unique, project_id uuid not null,
  fund_id uuid not null references funds (id), grant_id uuid not null references grants (id), producer_org_id uuid not null,
  state text not null check (state in ('proposed', 'decided', 'demanded', 'write_off_proposed', 'settled', 'written_off', 'cancelled')),
  reason text not null, statement text not null, source text not null default '', unaccounted_fen bigint not null, misused_fen bigint not null,
  breach_fen bigint not null, amount_fen bigint not null check (amount_fen > 0), due_days int not null, due_on date,
  returned_fen bigint not null default 0, written_off_fen bigint not null default 0, opened_by uuid not null, opened_by_name text not null,
  opened_at timestamptz not null, decided_by uuid, decided_by_name text, decided_at timestamptz, decision text,
  letter_id uuid references official_documents (id), letter_number text, demanded_at timestamptz, letter jsonb,
  write_off_reason text, write_off_by uuid, closed_at timestamptz,
  check (unaccounted_fen >= 0 and misused_fen >= 0 and breach_fen >= 0 and amount_fen = unaccounted_fen + misused_fen + breach_fen),
  check (returned_fen + written_off_fen <= amount_fen)
);
create index recoveries_project on recoveries (project_id);
create table recovery_returns (
  id uuid primary key, recovery_id uuid not null references recoveries (id), amount_fen bigint not null check (amount_fen > 0),
  serial text not null, day date not null, transfer_id text not null unique, by_name text not null, at timestamptz not null,
  constraint recovery_returns_one_serial unique (recovery_id, serial)
);
create trigger recovery_returns_append_only before update or delete on recovery_returns
  for each row execute function refuse_change();
do $$ begin assert (select count(*) from ledger_transfers) = 0; end $$;
