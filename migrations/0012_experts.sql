-- The pool of experts (seed B: 专家智库) and the interests they declare, from which avoidance is derived.
create table experts (
  id uuid primary key, version int not null default 1, person_id uuid not null unique references persons (id),
  state text not null check (state in ('active', 'paused', 'left')), name text not null,
  employer_name text not null, employer_credit_code text, region_code text, titles text[] not null default '{}',
  specialties text[] not null default '{}', term_from date not null, term_until date, source text not null,
  state_reason text, synthetic boolean not null default false, search tsvector not null default '',
  created_at timestamptz not null,
  constraint experts_term_in_order check (term_until is null or term_from <= term_until)
);
create index experts_state on experts (state, region_code);
create index experts_search on experts using gin (search);
create table expert_interests (
  id uuid primary key, expert_id uuid not null references experts (id),
  kind text not null check (kind in
    ('works_for', 'worked_for', 'relative', 'teacher_student', 'co_creator', 'shareholder', 'same_bureau', 'other')),
  party_name text not null, party_credit_code text, until date, note text not null default '',
  declared_by uuid not null, declared_at timestamptz not null, withdrawn_at timestamptz
);
create index expert_interests_expert on expert_interests (expert_id) where withdrawn_at is null;
-- What review may join: who an expert is, without what was declared.
create view v_experts as
  select id, person_id, state, name, employer_name, region_code, titles, specialties from experts;
