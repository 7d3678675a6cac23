-- Hundreds of thousands of records at once: what an index or a check costs for each of them is paid that often.
-- An arrival names its record: new records follow one another there, their keys do not.
alter table ledger_arrivals add column record_id uuid;
alter table ledger_arrivals disable trigger ledger_arrivals_stand;
update ledger_arrivals a set record_id = r.id from ledger_records r
  where r.source_org_id = a.source_org_id and r.kind = a.kind and r.key = a.key;
alter table ledger_arrivals enable trigger ledger_arrivals_stand;
alter table ledger_arrivals alter column record_id set not null;
drop index ledger_arrivals_record;
create index ledger_arrivals_record on ledger_arrivals (record_id);
drop index ledger_records_unlinked;
-- Work and project of a record are read from their tables by the statement that writes it; here stands that they stay.
alter table ledger_records drop constraint ledger_records_work_id_fkey, drop constraint ledger_records_project_id_fkey;
create function ledger_records_name_it() returns trigger language plpgsql as $$
begin
  if exists (select 1 from ledger_records where work_id = old.id or project_id = old.id) then
    raise exception 'a record of a ledger names it';
  end if;
  return old;
end $$;
create trigger ledger_records_name_it before delete on works for each row execute function ledger_records_name_it();
create trigger ledger_records_name_it before delete on projects for each row execute function ledger_records_name_it();
