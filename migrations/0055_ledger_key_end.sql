-- A key that was lost or replaced but never in other hands: what it signed before may still be passed on (方法 09).
alter table ledger_keys add column past_stands boolean not null default false;
