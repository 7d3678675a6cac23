-- A call, its immutable versions, its batches and the places of each recommender.
create table calls (
  id uuid primary key, version int not null default 1, plan_id uuid not null references plans (id), title text not null,
  state text not null check (state in ('preparing', 'open', 'closed')), draft jsonb not null, current_version_id uuid,
  -- What the template's author was unsure of, by part, and which officer has looked at it (digest of what was looked at).
  cautions jsonb not null default '{}', confirmed jsonb not null default '{}', created_at timestamptz not null
);
create table call_versions (
  id uuid primary key, call_id uuid not null references calls (id), number int not null, content jsonb not null,
  batches jsonb not null, digest text not null, reason text not null, touched jsonb not null default '[]',
  published_by uuid not null, published_by_name text not null, published_at timestamptz not null, unique (call_id, number)
);
create trigger call_versions_append_only before update or delete on call_versions
  for each row execute function refuse_change();
alter table calls add foreign key (current_version_id) references call_versions (id);
create table batches (
  id uuid primary key, call_id uuid not null references calls (id), number int not null, name text not null,
  opens_on date not null, submit_by date not null, recommend_by date not null, unique (call_id, number),
  check (opens_on <= submit_by and submit_by <= recommend_by)
);
create table quotas (
  -- Without a figure of its own the unit has what the call's policy gives; the row is also what simultaneous acts lock.
  batch_id uuid not null references batches (id), recommender_org_id uuid not null references organizations (id),
  version int not null default 1, allowed int check (allowed >= 0), primary key (batch_id, recommender_org_id)
);
create table quota_exceptions (
  id uuid primary key, version int not null default 1, batch_id uuid not null references batches (id),
  recommender_org_id uuid not null references organizations (id), extra int not null check (extra > 0),
  reason text not null, state text not null check (state in ('asked', 'approved', 'refused')), asked_by uuid not null,
  asked_by_name text not null, asked_at timestamptz not null, decided_by uuid, decided_by_name text, decided_at timestamptz,
  opinion text
);
create unique index quota_exceptions_one_asked on quota_exceptions (batch_id, recommender_org_id) where state = 'asked';
create index quota_exceptions_batch on quota_exceptions (batch_id, state);
do $$ begin assert (select count(*) from calls) = 0; end $$;
