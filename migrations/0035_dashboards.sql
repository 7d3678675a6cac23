-- Filters that a person keeps under a name for one list; shared ones are seen by the person's whole organisation.
create table saved_views (
  id uuid primary key, version int not null default 1, list text not null, name text not null, filter jsonb not null,
  person_id uuid not null references persons (id), person_name text not null, org_id uuid not null references organizations (id),
  is_shared boolean not null, saved_at timestamptz not null, unique (person_id, list, name)
);
create index saved_views_org on saved_views (org_id, list);
-- Settings of the dashboards: changed on the page, every version kept.
create table dashboard_rules (
  name text not null, version int not null, label text not null, value int not null check (value between 0 and 100000), unit text not null,
  clause text not null, source text not null, reason text not null, by_name text not null, at timestamptz not null,
  primary key (name, version)
);
create trigger dashboard_rules_append_only before update or delete on dashboard_rules for each row execute function refuse_change();
-- Milestones reached on a day are counted by month and by list filter.
create index project_milestones_done on project_milestones (kind, done_on) where done_on is not null;
