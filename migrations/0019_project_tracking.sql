-- 项目跟踪: plans, milestones with evidence, reports, guidance, changes, supervision visits (方案六（一）3、七（一）).
create table project_plans (
  project_id uuid primary key references projects (id), version int not null default 1, edition int not null,
  state text not null check (state in ('proposed', 'returned', 'agreed')), lines jsonb not null, note text not null default '',
  proposed_by uuid not null, proposed_by_name text not null, proposed_at timestamptz not null,
  decided_by_name text, decided_at timestamptz, return_reason text,
  constraint project_plans_decided check ((state = 'proposed') = (decided_at is null))
);
alter table project_milestones
  add column state text not null default 'open' check (state in ('open', 'claimed', 'done')),
  add column version int not null default 1, add column touched_at timestamptz,
  add column claimed_on date, add column claim_note text not null default '', add column claimed_at timestamptz,
  add column claimed_by uuid, add column claimed_by_name text, add column return_reason text,
  add constraint project_milestones_done check ((state = 'done') = (done_on is not null and confirmed_at is not null));
create table project_reports (
  id uuid primary key, project_id uuid not null references projects (id), serial int not null,
  kind text not null, percent int not null check (percent between 0 and 100),
  done text not null, next text not null, problems text not null, reported_on date not null,
  created_by uuid not null, created_by_name text not null, created_at timestamptz not null, unique (project_id, serial)
);
create trigger project_reports_append_only before update or delete on project_reports
  for each row execute function refuse_change();
create table guiding_experts (
  expert_id uuid primary key references experts (id), named_by_name text not null, named_at timestamptz not null, ended_at timestamptz
);
create table project_advice (
  id uuid primary key, version int not null default 1, project_id uuid not null references projects (id), serial int not null,
  state text not null check (state in ('open', 'answered', 'closed')), seen text not null, advice text not null, due_on date not null,
  seen_on date not null, written_by uuid not null, written_by_name text not null, written_at timestamptz not null,
  take text check (take in ('taken', 'partly', 'refused')), answer text, answered_by_name text, answered_at timestamptz,
  closed_by_name text, closed_at timestamptz, close_note text, unique (project_id, serial),
  constraint project_advice_answered check (state = 'open' or (take is not null and answered_at is not null))
);
create table project_changes (
  id uuid primary key, version int not null default 1, project_id uuid not null references projects (id), serial int not null,
  kind text not null, state text not null check (state in ('submitted', 'passed', 'approved', 'done', 'refused', 'withdrawn')),
  approver text not null check (approver in ('unit', 'owner')), filing text not null check (filing in ('none', 'amend', 'again')),
  rule jsonb not null, before jsonb not null, after jsonb not null, reason text not null,
  asked_by uuid not null, asked_by_name text not null, asked_at timestamptz not null,
  passed_by_name text, passed_at timestamptz, pass_opinion text,
  decided_by_name text, decided_at timestamptz, opinion text,
  filing_number text, filed_on date, effective_at timestamptz, unique (project_id, serial)
);
create unique index project_changes_one_open on project_changes (project_id, kind)
  where state in ('submitted', 'passed', 'approved');
create table project_visits (
  id uuid primary key, version int not null default 1, project_id uuid not null references projects (id), serial int not null,
  visited_on date not null, place text not null, people text not null, findings text not null, demands text not null,
  follow_up_on date, follow_up_note text, followed_up_at timestamptz, followed_up_by_name text,
  written_by uuid not null, written_by_name text not null, org_id uuid not null, org_name text not null,
  written_at timestamptz not null, unique (project_id, serial)
);
-- Evidence hangs on a milestone (place is its kind), a report, advice, a change or a visit (place is their id).
create table project_files (
  file_id uuid primary key, project_id uuid not null references projects (id),
  part text not null check (part in ('milestone', 'report', 'advice', 'answer', 'change', 'filing', 'visit')), place text not null,
  added_by uuid not null, added_by_name text not null, added_at timestamptz not null
);
create index project_files_place on project_files (project_id, part, place);
create trigger project_files_append_only before update or delete on project_files
  for each row execute function refuse_change();
-- What tracking knows of a project, for lists, counts, to-dos and the nightly watch.
create view v_project_tracking as
  select p.id as project_id, plan.state as plan_state,
    greatest(p.created_at, report.at, stone.touched_at, resumed.at) as last_progress_at, report.reported_on as last_report_on,
    coming.kind as next_kind, coming.planned_on as next_on, coming.percent as next_percent,
    (select count(*) from project_advice a where a.project_id = p.id and a.state <> 'closed')::int as open_advice,
    (select count(*) from project_risks r where r.project_id = p.id and r.closed_at is null)::int as open_risks
  from projects p
  left join project_plans plan on plan.project_id = p.id
  left join lateral (select max(created_at) as at, max(reported_on) as reported_on from project_reports r
    where r.project_id = p.id) report on true
  left join lateral (select max(touched_at) as touched_at from project_milestones m where m.project_id = p.id) stone on true
  -- The clock of progress stands still while a project is suspended and starts anew when it goes on.
  left join lateral (select max(a.at) as at from audit_entries a where a.subject = p.id and a.act = 'project.resume') resumed on true
  -- A claimed milestone waits for the unit: the producer is not late with it.
  left join lateral (select kind, planned_on, percent from project_milestones m where m.project_id = p.id
    and m.state = 'open' and m.planned_on is not null order by m.planned_on, m.kind limit 1) coming on true;
do $$ begin assert (select count(*) from v_project_tracking) = (select count(*) from projects); end $$;
