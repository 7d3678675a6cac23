-- Persons, their roles, log-ins, second factor and tokens (GB/T 22239-2019 8.1.4.1, 8.1.4.2).
create table persons (
  id uuid primary key, version int not null default 1, organization_id uuid not null references organizations (id),
  login_name text not null, name text not null, phone text, email text,
  state text not null check (state in ('invited', 'active', 'disabled')),
  password_hash text, must_change_password boolean not null default false, password_changed_at timestamptz,
  totp_secret text, totp_confirmed_at timestamptz, totp_last_step bigint,
  failed_count int not null default 0, locked_until timestamptz, last_login_at timestamptz, created_at timestamptz not null
);
create unique index persons_one_per_login_name on persons (lower(login_name));
create index persons_organization on persons (organization_id);
create table role_grants (
  person_id uuid not null references persons (id), role text not null, granted_by uuid not null,
  granted_at timestamptz not null, primary key (person_id, role)
);
create table sessions (
  id uuid primary key, token_hash text not null unique, person_id uuid not null references persons (id),
  created_at timestamptz not null, last_seen_at timestamptz not null, expires_at timestamptz not null,
  revoked_at timestamptz, address text, agent text
);
create index sessions_person on sessions (person_id, revoked_at);
create table one_time_links (
  token_hash text primary key, person_id uuid not null references persons (id), purpose text not null,
  created_at timestamptz not null, expires_at timestamptz not null, used_at timestamptz
);
create table api_tokens (
  id uuid primary key, person_id uuid not null references persons (id), name text not null, token_hash text not null unique,
  scopes text[] not null, created_at timestamptz not null, expires_at timestamptz not null, revoked_at timestamptz,
  last_used_at timestamptz
);
