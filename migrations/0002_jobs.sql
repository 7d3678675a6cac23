-- Why: every background job says when it last ran, how it went and how far it is; the queue itself belongs to pg-boss.
create table job_runs (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  job_id uuid not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  result text constraint job_runs_result check (result in ('done', 'failed', 'cancelled', 'lost')),
  error text,
  progress jsonb,
  cancelled boolean not null default false,
  constraint job_runs_finished_with_result check ((finished_at is null) = (result is null))
);
create index job_runs_by_name on job_runs (name, started_at desc);
create index job_runs_running on job_runs (job_id) where finished_at is null;
do $$ begin assert (select count(*) from job_runs) = 0; end $$;
