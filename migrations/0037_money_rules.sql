-- Rules of money that an office keeps in the browser: every version stays as it was. Recoveries opened by the system wait
-- for somebody to check their sums. Statements of the bank read from a file. Roles of central staff that two hands give.
alter table fund_rules add column kind text not null default 'text' check (kind in ('count', 'percent', 'yes_no', 'text'));
update fund_rules set kind = case when unit in ('年', '个工作日') then 'count' when unit = '%' then 'percent' else 'text' end;
create table fund_rule_versions (
  name text not null references fund_rules (name), version int not null, value text not null, clause text not null,
  source text not null, by_name text not null, at timestamptz not null, primary key (name, version)
);
create trigger fund_rule_versions_append_only before update or delete on fund_rule_versions
  for each row execute function refuse_change();
create table payment_rule_versions (
  kind text not null check (kind in ('rule', 'level', 'layout')), key text not null, version int not null, content jsonb not null,
  source text not null, by_name text not null, at timestamptz not null, primary key (kind, key, version)
);
create trigger payment_rule_versions_append_only before update or delete on payment_rule_versions
  for each row execute function refuse_change();
alter table acceptance_rules add column by_name text not null default '系统初始数据', add column reason text not null default '',
  add column changed_at timestamptz;

alter table recoveries add column checked_by uuid, add column checked_by_name text, add column checked_at timestamptz;
update recoveries set checked_by = opened_by, checked_by_name = opened_by_name, checked_at = opened_at;
create unique index recoveries_one_per_source on recoveries (source) where source <> '';

create table bank_statements (
  id uuid primary key, fund_id uuid not null references funds (id), file_id uuid not null references files (id), file_name text not null,
  sha256 text not null, line_count int not null, added int not null, unchanged int not null, matched int not null, by_name text not null,
  at timestamptz not null
);
create index bank_statements_fund on bank_statements (fund_id, at);

create table role_proposals (
  id uuid primary key, version int not null default 1, person_id uuid not null references persons (id), roles text[] not null,
  former text[] not null, reason text not null, state text not null check (state in ('proposed', 'confirmed', 'refused', 'withdrawn')),
  proposed_by uuid not null, proposed_by_name text not null, proposed_at timestamptz not null, decided_by uuid,
  decided_by_name text, decided_at timestamptz, opinion text not null default '', check (decided_by is null or decided_by <> proposed_by or state = 'withdrawn')
);
create unique index role_proposals_one_open on role_proposals (person_id) where state = 'proposed';
do $$ begin assert not exists (select 1 from recoveries where checked_at is null); end $$;
