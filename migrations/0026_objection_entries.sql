-- Objections that come by letter or telephone are entered by the office; a reserve that is no longer eligible is passed over.
alter table objections
  add column channel text not null default 'web' check (channel in ('web', 'letter', 'telephone', 'visit')),
  add column entered_by uuid references persons (id),
  add column entered_by_name text,
  add constraint objections_entered check ((channel = 'web') = (entered_by is null));
create table publicity_passed_reserves (
  objection_id uuid not null references objections (id), application_id uuid not null references applications (id),
  number text not null, title text not null, reason text not null, clause text not null,
  passed_by uuid not null references persons (id), passed_by_name text not null, passed_at timestamptz not null,
  primary key (objection_id, application_id)
);
create trigger publicity_passed_reserves_append_only before update or delete on publicity_passed_reserves
  for each row execute function refuse_change();
-- Files of a ticket that never became an objection are swept; the sweep asks by the end of the ticket.
create index objection_tickets_expiry on objection_tickets (expires_at);
do $$ begin
  assert (select count(*) from objections where channel <> 'web') = 0;
end $$;
