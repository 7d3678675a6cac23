-- 验收: one case a project; every handing in is kept whole, films of earlier rounds stay.
create table acceptance_rules (
  key text not null, label text not null, value text not null default '', unit text not null default '',
  weight text not null check (weight in ('stop', 'look')), clause text not null default '', source text not null,
  valid_from date not null, valid_until date, ordinal int not null, primary key (key, valid_from)
);
create table acceptance_checklists (
  edition int primary key, points jsonb not null, note text not null, created_by_name text not null, created_at timestamptz not null
);
create table acceptance_cases (
  id uuid primary key, version int not null default 1, project_id uuid not null unique references projects (id),
  state text not null check (state in ('preparing', 'submitted', 'reviewing', 'rectifying', 'accepted', 'rejected')),
  round int not null default 0 check (round >= 0),
  ai_used boolean, ai_use text not null default '', number_kind text, number text not null default '', number_on date,
  number_holder text not null default '', remark text not null default '',
  checklist_edition int references acceptance_checklists (edition), convened_by uuid, return_reason text, rectify_by date,
  decision_reason text, decided_by uuid, decided_by_name text, decided_at timestamptz,
  document_id uuid references official_documents (id), certificate_number text unique, certificate_code text unique,
  created_at timestamptz not null,
  check (state <> 'accepted' or certificate_number is not null), check (state <> 'rectifying' or rectify_by is not null)
);
create table acceptance_episodes (
  id uuid primary key, case_id uuid not null references acceptance_cases (id), number int not null check (number between 1 and 999),
  file_id uuid not null references files (id), name text not null, size bigint not null, sha256 text not null,
  facts jsonb not null, visible_label text not null default '', added_at timestamptz not null, added_by_name text not null,
  constraint acceptance_one_film_an_episode unique (case_id, number)
);
create table acceptance_rounds (
  case_id uuid not null references acceptance_cases (id), round int not null check (round >= 1), content jsonb not null,
  file_ids jsonb not null, digest text not null, former_digest text, submitted_by uuid not null, submitted_by_name text not null,
  submitted_at timestamptz not null, decision text check (decision in ('accepted', 'rectifying', 'rejected')), reason text,
  decided_by_name text, decided_at timestamptz, primary key (case_id, round)
);
create table acceptance_panel (
  case_id uuid not null references acceptance_cases (id), round int not null, person_id uuid not null references persons (id),
  person_name text not null, employer_name text not null default '', verdict text check (verdict in ('pass', 'rectify', 'fail')),
  opinion text not null default '', at timestamptz, primary key (case_id, round, person_id)
);
create index acceptance_panel_person on acceptance_panel (person_id);
create table acceptance_points (
  case_id uuid not null references acceptance_cases (id), round int not null, key text not null,
  result text not null check (result in ('met', 'unmet', 'not_applicable')), note text not null default '',
  by_name text not null, at timestamptz not null, primary key (case_id, round, key)
);
create view v_acceptance as
  select id, project_id, state, round, certificate_number, decided_at, rectify_by from acceptance_cases;
-- What was handed in is never altered; only its decision is added, once.
create function acceptance_rounds_stay() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.decision is not null or new.content is distinct from old.content or new.digest <> old.digest
    or new.file_ids is distinct from old.file_ids then
    raise exception 'acceptance_rounds_stay';
  end if;
  return new;
end $$;
create trigger acceptance_rounds_stay before update or delete on acceptance_rounds
  for each row execute function acceptance_rounds_stay();
do $$ begin assert (select count(*) from acceptance_cases) = 0; end $$;
