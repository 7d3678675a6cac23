-- Versions of ledger formats that the office published after those of reference/ledger-formats.json; never altered.
create table ledger_formats (
  id uuid primary key, kind text not null check (kind in ('creation', 'broadcast', 'support', 'provincial')), version text not null,
  valid_from date not null, fields jsonb not null, upgrade jsonb not null, digest text not null, note text not null,
  created_by_name text not null, created_at timestamptz not null, unique (kind, version)
);
create trigger ledger_formats_stand before update or delete on ledger_formats for each row execute function refuse_change();
