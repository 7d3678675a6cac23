-- Messages in-app, the outbox of mails (held until released where they tell a decision), copies to colleagues, who mutes what.
create table messages (
  id uuid primary key, person_id uuid not null references persons (id), rule text not null, source text not null,
  kind text not null check (kind in ('legal', 'work', 'due', 'copy')), title text not null, body text not null, path text,
  subject uuid, created_at timestamptz not null, read_at timestamptz,
  constraint messages_once unique (person_id, rule, source)
);
create index messages_unread on messages (person_id) where read_at is null;
create index messages_person on messages (person_id, created_at desc);
create table outgoing_mails (
  id uuid primary key, person_id uuid not null references persons (id), rule text not null, source text not null,
  group_key text not null, group_label text not null, address text not null, subject text not null, body text not null,
  state text not null check (state in ('held', 'released', 'sent', 'failed', 'cancelled')), attempts int not null default 0,
  last_error text, next_attempt_at timestamptz not null, created_at timestamptz not null, decided_by uuid, decided_by_name text,
  decided_at timestamptz, sent_at timestamptz, constraint outgoing_mails_once unique (person_id, rule, source),
  check ((state = 'sent') = (sent_at is not null))
);
create index outgoing_mails_due on outgoing_mails (next_attempt_at) where state = 'released';
create index outgoing_mails_group on outgoing_mails (group_key, state);
create table muted_notices (person_id uuid not null references persons (id), rule text not null, primary key (person_id, rule));
create table subject_copies (
  id uuid primary key, subject uuid not null, title text not null, path text not null, from_id uuid not null references persons (id),
  from_name text not null, to_id uuid not null references persons (id), note text not null, created_at timestamptz not null,
  read_at timestamptz
);
create index subject_copies_to on subject_copies (to_id, created_at desc);
do $$ begin assert (select count(*) from messages) = 0; end $$;
