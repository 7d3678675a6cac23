-- The plan of a year, the five categories, the open list of 微短剧+ sub-plans, and the working-day calendar.
create table plans (
  id uuid primary key, version int not null default 1, year int not null unique, name text not null,
  document_number text not null, target_count int, goal text not null, clauses jsonb not null default '[]',
  source text not null
);
create table categories (
  plan_id uuid not null references plans (id), code text not null, label text not null, short_label text not null,
  clause text not null, ordinal int not null, primary key (plan_id, code)
);
create table sub_plans (
  id uuid primary key, version int not null default 1, code text not null constraint sub_plans_one_per_code unique,
  label text not null, owner_org_id uuid references organizations (id), valid_from date not null, valid_until date,
  source text not null, confidence text not null, check (valid_until is null or valid_from <= valid_until)
);
-- Exceptions to Monday–Friday, read by date; whether a year is provisional stands with the year.
create table calendar_days (day date primary key, working boolean not null, name text not null, source text not null);
create table calendar_years (
  year int primary key, version int not null default 1, state text not null check (state in ('draft', 'final')),
  source text not null
);
do $$ begin assert (select count(*) from plans) = 0; end $$;
