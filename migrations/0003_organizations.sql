-- Organisations of every kind, their names over time, and the licences that let them apply (方案六（一）1).
create table organizations (
  id uuid primary key, version int not null default 1,
  kind text not null check (kind in
    ('national_bureau', 'provincial_bureau', 'central_direct_unit', 'association', 'platform', 'producer')),
  state text not null check (state in ('pending', 'verified', 'returned', 'suspended')),
  name text not null, short_name text not null, code text unique, licence_mark text, region_code text,
  credit_code text, body_kind text, licence_kind text, licence_number text, licence_from date, licence_until date,
  home_org_id uuid references organizations (id),
  legal_person text, contact_name text, contact_phone text, address text,
  return_reason text, source text, confidence text, synthetic boolean not null default false,
  search tsvector not null default '', created_at timestamptz not null
);
create unique index organizations_one_per_credit_code on organizations (credit_code) where credit_code is not null;
create index organizations_home on organizations (home_org_id, state);
create index organizations_search on organizations using gin (search);
create table organization_names (
  organization_id uuid not null references organizations (id), name text not null, valid_from date not null,
  valid_until date, source text, primary key (organization_id, valid_from)
);
-- What other modules may read of an organisation in their own lists.
create view v_organizations as
  select id, name, short_name, kind, state, region_code, credit_code, home_org_id from organizations;
