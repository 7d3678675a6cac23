-- First review by the recommending unit: its panel, score sheets and scores; the recommendation list, its seats, opinions and sealed editions.
create table first_reviews (
  id uuid primary key, version int not null default 1, batch_id uuid not null references batches (id),
  recommender_org_id uuid not null references organizations (id), call_version_id uuid not null references call_versions (id),
  state text not null check (state in ('arranging', 'scoring', 'closed')),
  due_on date, opened_at timestamptz, closed_at timestamptz, created_at timestamptz not null,
  constraint first_reviews_one_per_unit_and_batch unique (batch_id, recommender_org_id)
);
create table first_review_members (
  review_id uuid not null references first_reviews (id), person_id uuid not null references persons (id),
  name text not null, added_at timestamptz not null, declared_at timestamptz, urged_at timestamptz, removed_at timestamptz,
  removal_reason text,
  primary key (review_id, person_id)
);
create index first_review_members_person on first_review_members (person_id) where removed_at is null;
create table first_review_conflicts (
  review_id uuid not null references first_reviews (id), application_id uuid not null references applications (id),
  person_id uuid not null references persons (id), kind text not null, note text not null, declared_at timestamptz not null,
  primary key (application_id, person_id)
);
create table first_review_sheets (
  id uuid primary key, version int not null default 1, review_id uuid not null references first_reviews (id),
  application_id uuid not null references applications (id), reviewer_id uuid not null references persons (id),
  state text not null check (state in ('draft', 'submitted', 'recused')), marks jsonb not null default '{}',
  comment text not null default '', total double precision, saved_at timestamptz not null, submitted_at timestamptz,
  constraint first_review_sheets_one_per_reviewer unique (application_id, reviewer_id)
);
create index first_review_sheets_review on first_review_sheets (review_id, state);
create table first_review_scores (
  application_id uuid primary key references applications (id), review_id uuid not null references first_reviews (id),
  score double precision, spread double precision not null, marks_count int not null, vetoed boolean not null,
  rule jsonb not null, detail jsonb not null, computed_at timestamptz not null
);
create index first_review_scores_review on first_review_scores (review_id);
create table recommendation_lists (
  id uuid primary key, version int not null default 1, review_id uuid not null unique references first_reviews (id),
  batch_id uuid not null references batches (id), recommender_org_id uuid not null references organizations (id),
  call_version_id uuid not null references call_versions (id), state text not null check (state in ('arranging', 'sealed')),
  edition int not null default 0, swap_count int not null default 0, sealed_at timestamptz, created_at timestamptz not null,
  constraint recommendation_lists_one_per_unit_and_batch unique (batch_id, recommender_org_id)
);
create table recommendation_seats (
  list_id uuid not null references recommendation_lists (id), rank int not null check (rank >= 1),
  application_id uuid not null references applications (id), placed_by uuid not null, placed_at timestamptz not null,
  constraint recommendation_seats_one_work_per_rank primary key (list_id, rank),
  constraint recommendation_seats_one_seat_per_work unique (application_id)
);
create table recommendation_opinions (
  application_id uuid primary key references applications (id), list_id uuid not null references recommendation_lists (id),
  version int not null default 1, opinion text not null, saved_by uuid not null, saved_by_name text not null,
  saved_at timestamptz not null
);
create table recommendation_editions (
  list_id uuid not null references recommendation_lists (id), edition int not null, version_code text not null,
  content jsonb not null, digest text not null, document_id uuid not null references official_documents (id),
  document_number text not null, sealed_by uuid not null, sealed_by_name text not null, sealed_at timestamptz not null,
  primary key (list_id, edition)
);
create trigger recommendation_editions_append_only before update or delete on recommendation_editions
  for each row execute function refuse_change();
