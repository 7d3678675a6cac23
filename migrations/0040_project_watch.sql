-- What lists of projects are cut and sorted by, gathered once for all projects: v_project_tracking asks project by project.
create view v_project_watch as
  select p.id as project_id, greatest(p.created_at, report.at, stone.touched_at, resumed.at) as last_progress_at, stone.next_on,
    coalesce(advice.n, 0) as open_advice, coalesce(risk.n, 0) as open_risks
  from projects p
  left join (select project_id, max(created_at) as at from project_reports group by project_id) report on report.project_id = p.id
  left join (select project_id, max(touched_at) as touched_at, min(planned_on) filter (where state = 'open') as next_on
    from project_milestones group by project_id) stone on stone.project_id = p.id
  left join (select subject, max(at) as at from audit_entries where act = 'project.resume' group by subject) resumed
    on resumed.subject = p.id
  left join (select project_id, count(*)::int as n from project_advice where state <> 'closed' group by project_id) advice
    on advice.project_id = p.id
  left join (select project_id, count(*)::int as n from project_risks where closed_at is null group by project_id) risk
    on risk.project_id = p.id;
create index audit_entries_project_resumed on audit_entries (subject, at) where act = 'project.resume';
-- What may wait for an office is found without reading every project it owns.
create index projects_owner on projects (owner_org_id);
create index project_plans_undecided on project_plans (project_id) where state = 'proposed';
create index project_milestones_claimed on project_milestones (project_id) where state = 'claimed';
create index project_advice_unsettled on project_advice (project_id) where state <> 'closed';
create index project_visits_open on project_visits (project_id) where followed_up_at is null;
create index ledger_records_unlinked on ledger_records (source_org_id, kind, key) where work_id is null and not deleted;
do $$ begin assert (select count(*) from v_project_watch w join v_project_tracking t using (project_id)
  where (w.last_progress_at, w.open_advice, w.open_risks) = (t.last_progress_at, t.open_advice, t.open_risks)
  and w.next_on is not distinct from t.next_on) = (select count(*) from projects); end $$;
