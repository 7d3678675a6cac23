-- A delivery by workbook leaves a package signed on behalf of its unit (代签): with a key that the system holds for the
-- unit, its private half sealed, and never taken for a signature of the unit itself.
alter table ledger_keys add column on_behalf boolean not null default false;
create table ledger_held_keys (key_id uuid primary key references ledger_keys (id), sealed text not null);
create table ledger_evidence (receipt_id uuid primary key references ledger_receipts (id), package bytea not null);
create trigger ledger_evidence_stand before update or delete on ledger_evidence for each row execute function refuse_change();
