-- 推送: addresses of organisations that are told of facts by signed messages (Standard Webhooks), the outbox and the log of attempts.
create table webhook_targets (
  id uuid primary key, version int not null default 1, org_id uuid not null references organizations (id), label text not null, url text not null,
  events jsonb not null, state text not null check (state in ('active', 'paused', 'stopped', 'removed')),
  stopped_at timestamptz, stop_reason text, created_by uuid not null, created_by_name text not null, created_at timestamptz not null
);
create index webhook_targets_org on webhook_targets (org_id);
-- Keys are sealed by the vault of the installation. While a key is replaced, messages carry the signatures of both.
create table webhook_keys (
  id uuid primary key, target_id uuid not null references webhook_targets (id), sealed text not null, ending text not null,
  made_by_name text not null, made_at timestamptz not null, until timestamptz
);
create index webhook_keys_target on webhook_keys (target_id);
create table webhook_messages (
  id uuid primary key, target_id uuid not null references webhook_targets (id), entry_id uuid not null, event text not null, subject uuid not null,
  body text not null, state text not null check (state in ('waiting', 'delivered', 'failed', 'dropped')),
  -- Of the present row of tries; all of them are in the log.
  attempts int not null default 0, made_at timestamptz not null, next_at timestamptz, replays int not null default 0, ended_at timestamptz,
  constraint webhook_messages_once unique (target_id, entry_id, event)
);
create index webhook_messages_due on webhook_messages (next_at) where state = 'waiting';
create index webhook_messages_target on webhook_messages (target_id, made_at desc);
create table webhook_attempts (
  message_id uuid not null references webhook_messages (id), number int not null, at timestamptz not null, milliseconds int not null,
  status int, outcome text not null, excerpt text not null default '', primary key (message_id, number)
);
create trigger webhook_attempts_append_only before update or delete on webhook_attempts for each row execute function refuse_change();
do $$ begin assert (select count(*) from webhook_messages) = 0; end $$;
