-- 公示、异议: the notice of a batch with its published editions, objections with their cases, and what strangers upload.
create table publicity_notices (
  id uuid primary key, version int not null default 1, batch_id uuid not null unique references batches (id),
  decision_list_id uuid not null unique references review_decision_lists (id), call_version_id uuid not null references call_versions (id),
  organization_id uuid not null references organizations (id),
  state text not null check (state in ('preparing', 'submitted', 'open', 'final')), title text not null, body text not null,
  -- The frozen list with the ids that the public never sees, and the window of each work.
  rows jsonb not null, edition int not null default 0, created_by uuid not null, created_by_name text not null,
  created_at timestamptz not null, submitted_by uuid, submitted_at timestamptz, return_reason text, opened_at timestamptz, final_at timestamptz
);
create table publicity_editions (
  notice_id uuid not null references publicity_notices (id), edition int not null, code text not null unique,
  kind text not null check (kind in ('notice', 'republished', 'result')), document_id uuid not null references official_documents (id),
  document_number text not null unique, content jsonb not null, digest text not null, suite text not null, former_digest text,
  released_by uuid not null, released_by_name text not null, released_at timestamptz not null, primary key (notice_id, edition)
);
create trigger publicity_editions_append_only before update or delete on publicity_editions
  for each row execute function refuse_change();
create table objection_counters (year int primary key, last_serial int not null);
create table objections (
  id uuid primary key, version int not null default 1, notice_id uuid not null references publicity_notices (id), edition int not null,
  number text not null unique, application_id uuid not null references applications (id), work_number text not null,
  work_title text not null, claimant_kind text not null check (claimant_kind in ('person', 'unit', 'anonymous')),
  ground text not null, claim text not null,
  state text not null check (state in ('received', 'clue', 'accepted', 'handling', 'proposed', 'upheld', 'rejected', 'declined', 'withdrawn')),
  handler_id uuid references persons (id), handler_name text, received_at timestamptz not null, accepted_at timestamptz,
  reply text, replied_at timestamptz, proposal text check (proposal in ('uphold', 'reject')), finding text, public_reason text,
  proposed_by uuid, proposed_at timestamptz, return_reason text, closed_reason text, closed_by_name text, closed_at timestamptz,
  query_digest text not null, ticket_digest text not null unique
);
create index objections_notice on objections (notice_id, state);
create index objections_handler on objections (handler_id, state);
-- Who objects: apart from the case, so that no list or detail can carry it by accident.
create table objection_claimants (
  objection_id uuid primary key references objections (id), name text not null default '', unit_name text not null default '',
  credit_code text not null default '', contact_name text not null default '', phone text not null default '', email text not null default ''
);
create table objection_looks (
  objection_id uuid not null references objections (id), person_id uuid not null references persons (id),
  first_at timestamptz not null, last_at timestamptz not null, times int not null, primary key (objection_id, person_id)
);
-- A stranger asks for a ticket, uploads with it, and spends it on one objection.
create table objection_tickets (
  digest text primary key, notice_id uuid not null references publicity_notices (id), created_at timestamptz not null,
  expires_at timestamptz not null, max_files int not null, max_bytes bigint not null, types text[] not null
);
create table objection_files (
  id text primary key, ticket_digest text not null references objection_tickets (digest), objection_id uuid references objections (id),
  purpose text check (purpose in ('evidence', 'seal')), name text not null, media_type text not null, size bigint not null,
  sha256 text not null, store_key text not null, findings jsonb not null default '[]', finished_at timestamptz not null
);
create index objection_files_ticket on objection_files (ticket_digest);
create table objection_requests (
  id uuid primary key, version int not null default 1, objection_id uuid not null references objections (id),
  party text not null check (party in ('applicant', 'recommender')), organization_id uuid not null references organizations (id),
  statement text not null, question text not null, due_on date not null, asked_by uuid not null, asked_by_name text not null,
  asked_at timestamptz not null, answer text, answered_by uuid, answered_by_name text, answered_at timestamptz
);
create index objection_requests_open on objection_requests (organization_id) where answered_at is null;
-- The works whose result is final, and nothing else: what agreements and payments may rest on.
create view v_publicity_results as
  select n.id as notice_id, n.batch_id, n.decision_list_id, (r ->> 'applicationId')::uuid as application_id, r ->> 'kind' as kind,
    n.final_at, e.document_number, e.code
  from publicity_notices n
  join publicity_editions e on e.notice_id = n.id and e.kind = 'result'
  cross join lateral jsonb_array_elements(n.rows) r
  where n.state = 'final';
do $$ begin assert (select count(*) from publicity_notices) = 0; end $$;
