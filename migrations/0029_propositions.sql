-- 出题谋划: topics of the national office with support attached, who claims them, what became of the claims (方案五（一）1).
create table proposition_counters (year int primary key, last_serial int not null);
create table propositions (
  id uuid primary key, version int not null default 1, number text not null unique, title text not null,
  category_code text, sub_plan text, brief text not null, requirements text not null, support jsonb not null,
  audience jsonb not null, unit_org_ids jsonb not null, is_public boolean not null, opens_on date not null, closes_on date not null,
  most_accepted int check (most_accepted > 0), basis text not null,
  state text not null check (state in ('draft', 'submitted', 'published', 'ended', 'cancelled')),
  return_reason text, result text, cancel_reason text,
  created_by uuid not null, created_by_name text not null, created_at timestamptz not null, submitted_at timestamptz,
  published_by_name text, published_at timestamptz, ended_at timestamptz, check (opens_on <= closes_on)
);
create table proposition_claims (
  id uuid primary key, version int not null default 1, proposition_id uuid not null references propositions (id),
  org_id uuid not null references organizations (id), title text not null, plan text not null, finish_on date, wanted_fen bigint check (wanted_fen >= 0),
  contact text not null, state text not null check (state in ('claimed', 'accepted', 'declined', 'withdrawn', 'completed', 'dropped')),
  reason text, entry_id uuid references reserve_entries (id), project_id uuid references projects (id),
  claimed_by uuid not null, claimed_by_name text not null, claimed_at timestamptz not null,
  decided_by_name text, decided_at timestamptz, ended_at timestamptz, result text
);
-- An organisation has one live claim on a topic.
create unique index proposition_claims_one_live on proposition_claims (proposition_id, org_id) where state in ('claimed', 'accepted', 'completed');
create index proposition_claims_org on proposition_claims (org_id);
create index proposition_claims_entry on proposition_claims (entry_id);
create table proposition_reports (
  id uuid primary key, claim_id uuid not null references proposition_claims (id), text text not null,
  by_name text not null, at timestamptz not null
);
create index proposition_reports_claim on proposition_reports (claim_id);
create trigger proposition_reports_append_only before update or delete on proposition_reports for each row execute function refuse_change();
create view v_propositions as
  select p.id, p.number, p.title, p.category_code, p.sub_plan, p.state, p.audience, p.is_public, p.opens_on, p.closes_on, p.published_at, p.ended_at,
    coalesce(c.claims, 0)::int as claims, coalesce(c.waiting, 0)::int as waiting, coalesce(c.accepted, 0)::int as accepted,
    coalesce(c.entries, 0)::int as entries, coalesce(c.projects, 0)::int as projects, coalesce(c.completed, 0)::int as completed
  from propositions p
  left join lateral (
    select count(*) filter (where k.state <> 'withdrawn') as claims, count(*) filter (where k.state = 'claimed') as waiting,
      count(*) filter (where k.state in ('accepted', 'completed')) as accepted,
      count(*) filter (where k.state in ('accepted', 'completed') and k.entry_id is not null) as entries,
      count(*) filter (where k.state in ('accepted', 'completed') and coalesce(k.project_id, made.id) is not null) as projects,
      count(*) filter (where k.state = 'completed') as completed
    from proposition_claims k
    left join v_reserve_entries e on e.id = k.entry_id
    left join v_projects made on made.application_id = e.application_id
    where k.proposition_id = p.id
  ) c on true;
do $$ begin assert (select count(*) from v_propositions) = 0; end $$;
