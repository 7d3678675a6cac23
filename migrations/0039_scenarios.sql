-- 方案比选: what officers try before they settle the list of decisions; nothing of it takes effect by itself.
create table review_scenarios (
  id uuid primary key, version int not null default 1, list_id uuid not null references review_decision_lists (id),
  name text not null, note text not null default '', settings jsonb not null, moves jsonb not null default '[]',
  created_by uuid not null, created_at timestamptz not null, changed_at timestamptz not null,
  adopted_at timestamptz, adopted_by uuid,
  constraint review_scenarios_one_name unique (list_id, name)
);
