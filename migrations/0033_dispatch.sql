-- 月度调度: the pack of each month, the meeting, and what was decided there with its owner and due day (方案五（一）6、七（一）).
create table dispatch_layouts (
  id uuid primary key, edition int not null unique, valid_from date not null, content jsonb not null, digest text not null,
  note text not null, created_by_name text not null, created_at timestamptz not null
);
create trigger dispatch_layouts_append_only before update or delete on dispatch_layouts
  for each row execute function refuse_change();
create table dispatches (
  id uuid primary key, version int not null default 1, year int not null, month int not null check (month between 1 and 12),
  state text not null check (state in ('preparing', 'issued', 'held', 'closed')), layout_id uuid not null references dispatch_layouts (id),
  remarks jsonb not null default '{}', edition int not null default 0,
  held_on date, place text not null default '', chair text not null default '', attendees text not null default '',
  minutes text not null default '', minutes_file_id uuid references files (id), minutes_file_name text,
  created_at timestamptz not null, closed_at timestamptz,
  constraint dispatches_one_a_month unique (year, month), check (state in ('preparing', 'issued') or held_on is not null)
);
-- A pack as it went to the meeting; never altered, a later one is another edition bound to it.
create table dispatch_editions (
  dispatch_id uuid not null references dispatches (id), edition int not null, code text not null unique, content jsonb not null,
  digest text not null, former_digest text, issued_by uuid not null, issued_by_name text not null, issued_at timestamptz not null,
  primary key (dispatch_id, edition)
);
create trigger dispatch_editions_append_only before update or delete on dispatch_editions
  for each row execute function refuse_change();
create table dispatch_actions (
  id uuid primary key, version int not null default 1, dispatch_id uuid not null references dispatches (id), serial int not null,
  state text not null check (state in ('open', 'claimed', 'done', 'cancelled')), matter text not null, basis text not null default '',
  owner_org_id uuid not null references organizations (id), owner_person_id uuid, owner_person_name text,
  due_on date not null, first_due_on date not null, done_on date, closing_note text,
  decided_by_name text not null, decided_at timestamptz not null, constraint dispatch_actions_serial unique (dispatch_id, serial),
  check ((state = 'done') = (done_on is not null))
);
create index dispatch_actions_owner on dispatch_actions (owner_org_id);
-- What owners told of an action and what the office answered.
create table dispatch_follow_ups (
  id uuid primary key, action_id uuid not null references dispatch_actions (id), serial int not null,
  kind text not null check (kind in ('report', 'claim', 'return', 'finish', 'postpone', 'cancel')), words text not null,
  file_id uuid references files (id), file_name text, by_name text not null, org_name text not null, at timestamptz not null,
  unique (action_id, serial)
);
create trigger dispatch_follow_ups_append_only before update or delete on dispatch_follow_ups
  for each row execute function refuse_change();
-- What the pack reads of projects: one line each, with the clock of progress, money and acceptance beside it.
create view v_dispatch_projects as
  select p.id, p.number, p.title, p.level, p.state, p.stage, p.awarded_fen, p.created_at, p.recommender_org_id, p.owner_org_id,
    p.producer_name, p.recommender_short_name as unit_name, p.owner_name, p.region_code,
    t.last_progress_at, t.next_kind, t.next_on, t.open_advice, t.open_risks,
    a.state as acceptance, a.decided_at as accepted_at, a.certificate_number
  from v_projects p
  left join v_project_tracking t on t.project_id = p.id
  left join v_acceptance a on a.project_id = p.id;
create view v_dispatch_milestones as
  select m.project_id, m.kind, m.planned_on, m.done_on, p.number, p.title, p.recommender_org_id, p.recommender_short_name as unit_name, p.owner_org_id
  from project_milestones m join v_projects p on p.id = m.project_id;
create view v_dispatch_risks as
  select r.id, r.project_id, r.kind, r.severity, r.summary, r.opened_at, r.closed_at, p.number, p.title, p.recommender_org_id,
    p.recommender_short_name as unit_name, p.owner_org_id
  from project_risks r join v_projects p on p.id = r.project_id;
-- Money of a project as its plan and books have it: agreed, paid with the day, accounted for with the day.
create view v_dispatch_payments as
  select i.id, i.project_id, i.label, i.amount_fen, i.state, i.paid_on, p.number, p.title, p.recommender_org_id,
    p.recommender_short_name as unit_name, p.owner_org_id
  from instalments i join v_projects p on p.id = i.project_id where i.state <> 'cancelled';
create view v_dispatch_vouchers as
  select v.id, v.project_id, v.amount_fen, v.state, v.spent_on, v.decided_at, p.recommender_org_id, p.recommender_short_name as unit_name,
    p.owner_org_id, p.number, p.title
  from vouchers v join v_projects p on p.id = v.project_id where v.state in ('entered', 'accepted');
create view v_dispatch_recoveries as
  select r.id, r.number, r.project_id, r.state, r.amount_fen, r.returned_fen, r.due_on, r.opened_at, p.title, p.recommender_org_id,
    p.recommender_short_name as unit_name, p.owner_org_id
  from recoveries r join v_projects p on p.id = r.project_id;
-- Actions with their meeting and owner, for lists, to-dos, the next pack and the appraisal.
create view v_dispatch_actions as
  select a.*, d.year, d.month, o.name as owner_name, o.short_name as owner_short_name, o.kind as owner_kind
  from dispatch_actions a join dispatches d on d.id = a.dispatch_id join organizations o on o.id = a.owner_org_id;
do $$ begin assert (select count(*) from dispatches) = 0; end $$;
