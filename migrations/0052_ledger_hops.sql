-- A province passes on the packages of its platforms as they were signed: their receipts name the one they came in.
alter table ledger_receipts add column outer_receipt_id uuid references ledger_receipts (id);
create index ledger_receipts_outer on ledger_receipts (outer_receipt_id) where outer_receipt_id is not null;
