-- 双周推进表: what units report on their projects each half month (方案七（一）, 附件3), and the calendar of it.
create table report_definitions (
  id uuid primary key, form text not null, edition int not null, valid_from date not null, content jsonb not null, digest text not null,
  note text not null, created_by_name text not null, created_at timestamptz not null, unique (form, edition), unique (form, valid_from, edition)
);
create table report_periods (
  id uuid primary key, form text not null, year int not null, serial int not null, starts_on date not null, ends_on date not null,
  opens_on date not null, nominal_due_on date not null, due_on date not null,
  definition_id uuid not null references report_definitions (id), created_at timestamptz not null,
  unique (form, year, serial), unique (form, starts_on), check (starts_on <= ends_on)
);
-- One obligation of one unit; its state is the state of the table.
create table reports (
  id uuid primary key, version int not null default 1, period_id uuid not null references report_periods (id),
  org_id uuid not null references organizations (id),
  state text not null check (state in ('filling', 'prepared', 'checked', 'submitted', 'returned', 'confirmed', 'archived', 'restating')),
  prepared_by uuid, prepared_by_name text, prepared_at timestamptz, phone text,
  checked_by uuid, checked_by_name text, checked_at timestamptz,
  certified_by uuid, certified_by_name text, certified_at timestamptz,
  first_submitted_at timestamptz, confirmed_by_name text, confirmed_at timestamptz, archived_at timestamptz,
  return_reason text, restate_reason text, edition int not null default 0, created_at timestamptz not null,
  unique (period_id, org_id)
);
create index reports_org on reports (org_id);
-- What has been answered for a project so far: values by column, and whether anything changed.
create table report_rows (
  report_id uuid not null references reports (id), project_id uuid not null references projects (id), version int not null,
  cells jsonb not null, answer text not null check (answer in ('changed', 'unchanged')), by_name text not null, at timestamptz not null,
  primary key (report_id, project_id)
);
-- A table as its leader certified it; never altered, a correction is another edition.
create table report_editions (
  report_id uuid not null references reports (id), edition int not null, period_id uuid not null references report_periods (id),
  org_id uuid not null references organizations (id), definition_id uuid not null references report_definitions (id),
  content jsonb not null, digest text not null, workbook_sha256 text not null, reason text, certified_at timestamptz not null,
  confirmed_at timestamptz, primary key (report_id, edition)
);
create index report_editions_period on report_editions (period_id);
create function report_editions_stand() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (to_jsonb(new) - 'confirmed_at') is distinct from (to_jsonb(old) - 'confirmed_at')
    or (old.confirmed_at is not null and new.confirmed_at is distinct from old.confirmed_at)
  then raise exception 'a certified table is not altered'; end if;
  return new;
end $$;
create trigger report_editions_stand before update or delete on report_editions for each row execute function report_editions_stand();
create table report_imports (
  id uuid primary key, version int not null default 1, report_id uuid not null references reports (id), file_id uuid not null,
  file_name text not null, sha256 text not null, store_key text not null,
  state text not null check (state in ('faulty', 'read', 'done', 'dropped')),
  faults jsonb not null, rows jsonb not null, changed int not null, unchanged int not null,
  read_by uuid not null, read_by_name text not null, read_at timestamptz not null, done_at timestamptz
);
create index report_imports_report on report_imports (report_id);
-- What the record knows of a project for the table, so that nobody types it again.
create view v_report_projects as
  select p.id, p.number, p.title, p.level, p.state, p.stage, p.category_code, p.sub_plan, p.recommender_org_id, p.owner_org_id, p.created_at,
    p.producer_name, p.owner_name, p.region_code, w.filing_number, w.class_code, w.episode_count, w.episode_minutes, w.first_aired_on,
    at_stage.percent as stage_percent, at_stage.done_on as stage_done_on, air.done_on as on_air_on,
    exists (select 1 from project_milestones m where m.project_id = p.id and (m.percent > 0 or m.done_on is not null)) as tracked
  from v_projects p
  join works w on w.id = p.work_id
  left join project_milestones at_stage on at_stage.project_id = p.id and at_stage.kind = p.stage
  left join project_milestones air on air.project_id = p.id and air.kind = 'on_air';
