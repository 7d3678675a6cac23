-- Files with their content hash and findings; the registers of document numbers without gaps; issued documents.
create table files (
  id uuid primary key, organization_id uuid not null references organizations (id), name text not null,
  media_type text not null, size bigint not null, sha256 text not null, store_key text not null, page_count int,
  findings jsonb not null default '[]', uploaded_by uuid not null, created_at timestamptz not null
);
create index files_sha256 on files (sha256);
create table document_registers (
  id uuid primary key, organization_id uuid not null references organizations (id), kind text not null, year int not null,
  mark text not null, last_serial int not null default 0, unique (organization_id, kind, year)
);
create table official_documents (
  id uuid primary key, register_id uuid not null references document_registers (id), serial int not null,
  number text not null unique, kind text not null, title text not null,
  state text not null check (state in ('issued', 'void')), subject uuid not null, content jsonb not null,
  digest text not null, pdf_file_id uuid references files (id), word_file_id uuid references files (id),
  issued_by uuid not null, issued_at timestamptz not null, void_reason text, unique (register_id, serial)
);
create index official_documents_subject on official_documents (subject);
-- Bytes that have arrived and wait to be put in their place; a row without a taker is swept after some days.
create table uploads (
  id text primary key, person_id uuid not null, organization_id uuid not null references organizations (id),
  name text not null, media_type text not null, size bigint not null, sha256 text not null, store_key text not null,
  page_count int, findings jsonb not null default '[]', finished_at timestamptz not null, taken_at timestamptz
);
create view v_files as select id, name, media_type, size, sha256, page_count, findings from files;
