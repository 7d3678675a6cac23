-- 复评、终评: rounds, panels and seats, assigned sheets with their history, results, and the list of decisions.
create table review_rounds (
  id uuid primary key, version int not null default 1, batch_id uuid not null references batches (id),
  stage text not null check (stage in ('second', 'final')),
  state text not null check (state in ('preparing', 'open', 'closed')), call_version_id uuid not null,
  method text check (method in ('hand', 'draw', 'import')), seed text, plan_digest text, due_on date,
  agreement jsonb, created_by uuid not null, created_at timestamptz not null, opened_at timestamptz,
  closed_at timestamptz, advanced_at timestamptz,
  constraint review_rounds_one_per_stage unique (batch_id, stage)
);
create table review_panels (
  id uuid primary key, round_id uuid not null references review_rounds (id), ordinal int not null, name text not null,
  constraint review_panels_in_order unique (round_id, ordinal)
);
create table review_round_works (
  round_id uuid not null references review_rounds (id), application_id uuid not null references applications (id),
  panel_id uuid references review_panels (id) on delete set null, primary key (round_id, application_id)
);
create index review_round_works_application on review_round_works (application_id);
create table review_seats (
  id uuid primary key, version int not null default 1, round_id uuid not null references review_rounds (id),
  panel_id uuid not null references review_panels (id), expert_id uuid not null references experts (id),
  standing text not null check (standing in ('regular', 'alternate')),
  state text not null check (state in ('proposed', 'invited', 'accepted', 'pledged', 'ready', 'declined', 'replaced')),
  decline_code text, decline_note text, pledge_text text, pledge_digest text, pledged_at timestamptz,
  declared_at timestamptz, invited_at timestamptz, urged_at timestamptz, replaced_reason text,
  constraint review_seats_one_per_expert unique (round_id, expert_id)
);
create table review_declarations (
  seat_id uuid not null references review_seats (id), party_key text not null, party_name text not null,
  kind text not null, note text not null default '', declared_at timestamptz not null, primary key (seat_id, party_key)
);
create table review_sheets (
  id uuid primary key, version int not null default 1, round_id uuid not null references review_rounds (id),
  seat_id uuid not null references review_seats (id), application_id uuid not null references applications (id),
  state text not null check (state in ('waiting', 'draft', 'submitted', 'recused', 'taken_back')),
  marks jsonb not null default '{}', gates jsonb not null default '{}', comment text not null default '',
  veto_reason text not null default '', recusal_code text, recusal_note text, saved_at timestamptz,
  submitted_at timestamptz, constraint review_sheets_one_per_work unique (seat_id, application_id)
);
create index review_sheets_work on review_sheets (round_id, application_id);
create table review_sheet_editions (
  sheet_id uuid not null references review_sheets (id), version int not null, marks jsonb not null,
  gates jsonb not null, comment text not null, veto_reason text not null, at timestamptz not null,
  primary key (sheet_id, version)
);
create trigger review_sheet_editions_append_only before update or delete on review_sheet_editions
  for each row execute function refuse_change();
create table review_openings (
  sheet_id uuid not null references review_sheets (id), file_id uuid not null references files (id),
  first_at timestamptz not null, last_at timestamptz not null, times int not null, primary key (sheet_id, file_id)
);
create table review_results (
  round_id uuid not null references review_rounds (id), application_id uuid not null references applications (id),
  place int not null, row jsonb not null, advances boolean not null default false, primary key (round_id, application_id)
);
create table review_decision_lists (
  id uuid primary key, version int not null default 1, batch_id uuid not null unique references batches (id),
  round_id uuid not null references review_rounds (id),
  state text not null check (state in ('draft', 'submitted', 'returned', 'released', 'locked')),
  proposal jsonb not null, draw_order text[] not null default '{}', draw_note text, created_by uuid not null,
  created_at timestamptz not null, submitted_by uuid, submitted_at timestamptz, return_reason text,
  released_by uuid, released_at timestamptz, locked_at timestamptz
);
create table review_decisions (
  list_id uuid not null references review_decision_lists (id), application_id uuid not null references applications (id),
  kind text not null check (kind in ('selected', 'selected_unfunded', 'reserve', 'not_selected', 'removed')),
  proposed text not null, rank int not null, reserve_order int, why text not null default '', reason text,
  adjusted_by uuid, adjusted_at timestamptz, primary key (list_id, application_id)
);
