-- Authorities whose certificates the office trusts for signing (entered by its security administrator), each with the
-- newest list of certificates it has revoked; a row is ended, never deleted.
create table signing_authorities (
  id uuid primary key, version int not null, label text not null, clause text not null,
  name text not null, subject text not null, certificate text not null, fingerprint text not null,
  valid_from timestamptz not null, valid_until timestamptz not null,
  revocations text, revoked_count int, revocations_at timestamptz, revocations_until timestamptz,
  entered_by_name text not null, entered_at timestamptz not null, ended_at timestamptz, ended_by_name text,
  constraint signing_authorities_list check ((revocations is null) = (revocations_at is null) and (revocations is null) = (revoked_count is null))
);
create unique index signing_authorities_once on signing_authorities (fingerprint) where ended_at is null;
-- What a certificate was held against at the moment of signing: the way to the trusted authority, and the lists.
alter table agreement_signatures add column chain jsonb, add column revocation_lists jsonb;
