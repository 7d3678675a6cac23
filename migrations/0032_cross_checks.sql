-- 数据核对: figures of one work as its sources state them, compared by rules that are data; each difference is a task with an end.
create table cross_check_rules (
  id uuid primary key, key text not null, edition int not null, valid_from date not null, content jsonb not null, note text not null,
  by_name text not null, at timestamptz not null, unique (key, edition)
);
create trigger cross_check_rules_append_only before update or delete on cross_check_rules for each row execute function refuse_change();
-- One comparison that once failed: which rule, which work, between whom. It is opened once; another figure is another round of it.
create table differences (
  id uuid primary key, version int not null default 1, rule_key text not null, work_id uuid not null references works (id),
  project_id uuid references projects (id), place text not null, left_org_id uuid references organizations (id), right_org_id uuid references organizations (id),
  unit_org_id uuid references organizations (id), answer_org_id uuid not null references organizations (id),
  grade text not null check (grade in ('serious', 'ordinary', 'hint')),
  state text not null check (state in ('open', 'answered', 'returned', 'closed', 'agreed', 'lapsed')),
  round int not null check (round >= 1), opened_at timestamptz not null, due_on date not null, ended_at timestamptz,
  constraint differences_once unique (rule_key, work_id, place)
);
create index differences_work on differences (work_id);
create index differences_answer on differences (answer_org_id, state);
create index differences_unit on differences (unit_org_id, state);
-- What both sources said in a round, what was answered, how it ended.
create table difference_rounds (
  difference_id uuid not null references differences (id), round int not null, rule_edition int not null,
  left_side jsonb not null, right_side jsonb not null, gap text not null, opened_at timestamptz not null,
  verdict text check (verdict in ('left', 'right', 'neither', 'both')), answer text, answered_by uuid, answered_by_name text, answered_at timestamptz,
  decision text, decided_by_name text, decided_at timestamptz,
  ended_how text check (ended_how in ('closed', 'agreed', 'gone', 'rule_off', 'again')), ended_at timestamptz,
  primary key (difference_id, round)
);
create view v_differences as
  select d.id, d.rule_key as rule, d.grade, d.work_id, d.project_id, w.title, d.unit_org_id, d.answer_org_id, d.left_org_id, d.right_org_id,
    d.state, d.round, d.opened_at, d.due_on, d.ended_at, d.version, r.left_side ->> 'text' as left_text, r.right_side ->> 'text' as right_text,
    r.gap, r.rule_edition, r.left_side, r.right_side, unit.short_name as unit_name, answerer.short_name as answer_name
  from differences d
  join works w on w.id = d.work_id
  join difference_rounds r on r.difference_id = d.id and r.round = d.round
  left join organizations unit on unit.id = d.unit_org_id
  join organizations answerer on answerer.id = d.answer_org_id;
-- What the record knows of works and projects for comparisons, and the tables that units certified last.
create view v_cross_check_works as
  select w.id, w.title, w.filing_number, w.class_code, w.episode_count, w.episode_minutes, w.first_aired_on, w.created_at, w.owner_org_id,
    o.name as owner_name, o.home_org_id
  from works w left join organizations o on o.id = w.owner_org_id
  where exists (select 1 from projects p where p.work_id = w.id) or exists (select 1 from ledger_records r where r.work_id = w.id);
create view v_cross_check_projects as
  select p.id, p.number, p.work_id, p.title, p.level, p.state, p.stage, p.recommender_org_id, p.owner_org_id, p.created_at,
    r.short_name as recommender_name, licensed.done_on as licensed_on, air.done_on as on_air_on,
    exists (select 1 from project_milestones m where m.project_id = p.id and (m.percent > 0 or m.done_on is not null)) as tracked
  from projects p
  left join organizations r on r.id = p.recommender_org_id
  left join project_milestones licensed on licensed.project_id = p.id and licensed.kind = 'licensed'
  left join project_milestones air on air.project_id = p.id and air.kind = 'on_air';
create view v_cross_check_tables as
  select distinct on (e.org_id) e.report_id, e.org_id, o.short_name as org_name, e.edition, e.content, p.ends_on, e.certified_at
  from report_editions e
  join report_periods p on p.id = e.period_id
  join organizations o on o.id = e.org_id
  order by e.org_id, p.starts_on desc, e.edition desc;
do $$ begin assert (select count(*) from v_differences) = 0; end $$;
