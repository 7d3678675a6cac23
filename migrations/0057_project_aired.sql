-- What is on the air does not stall: both views say whether 播出 is reached, here or by a certified table.
create or replace view v_project_tracking as
  select p.id as project_id, plan.state as plan_state,
    greatest(p.created_at, report.at, stone.touched_at, resumed.at, standing.moved_at) as last_progress_at,
    report.reported_on as last_report_on,
    coming.kind as next_kind, coming.planned_on as next_on, coming.percent as next_percent,
    (select count(*) from project_advice a where a.project_id = p.id and a.state <> 'closed')::int as open_advice,
    (select count(*) from project_risks r where r.project_id = p.id and r.closed_at is null)::int as open_risks,
    coalesce(stone.aired, false) or standing.aired_on is not null as aired
  from projects p
  left join project_plans plan on plan.project_id = p.id
  left join project_standings standing on standing.project_id = p.id
  left join lateral (select max(created_at) as at, max(reported_on) as reported_on from project_reports r
    where r.project_id = p.id) report on true
  left join lateral (select max(touched_at) as touched_at, bool_or(kind = 'on_air' and done_on is not null) as aired
    from project_milestones m where m.project_id = p.id) stone on true
  -- The clock of progress stands still while a project is suspended and starts anew when it goes on.
  left join lateral (select max(a.at) as at from audit_entries a where a.subject = p.id and a.act = 'project.resume') resumed on true
  -- A claimed milestone waits for the unit: the producer is not late with it.
  left join lateral (select kind, planned_on, percent from project_milestones m where m.project_id = p.id
    and m.state = 'open' and m.planned_on is not null order by m.planned_on, m.kind limit 1) coming on true;
create or replace view v_project_watch as
  select p.id as project_id, greatest(p.created_at, report.at, stone.touched_at, resumed.at, standing.moved_at) as last_progress_at,
    stone.next_on, coalesce(advice.n, 0) as open_advice, coalesce(risk.n, 0) as open_risks,
    coalesce(stone.aired, false) or standing.aired_on is not null as aired
  from projects p
  left join project_standings standing on standing.project_id = p.id
  left join (select project_id, max(created_at) as at from project_reports group by project_id) report on report.project_id = p.id
  left join (select project_id, max(touched_at) as touched_at, min(planned_on) filter (where state = 'open') as next_on,
    bool_or(kind = 'on_air' and done_on is not null) as aired
    from project_milestones group by project_id) stone on stone.project_id = p.id
  left join (select subject, max(at) as at from audit_entries where act = 'project.resume' group by subject) resumed
    on resumed.subject = p.id
  left join (select project_id, count(*)::int as n from project_advice where state <> 'closed' group by project_id) advice
    on advice.project_id = p.id
  left join (select project_id, count(*)::int as n from project_risks where closed_at is null group by project_id) risk
    on risk.project_id = p.id;
