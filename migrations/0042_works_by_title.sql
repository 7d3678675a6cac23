-- A ledger's record knows its work by the producer and the exact title: a producer may own thousands.
create index works_owner_title on works (owner_org_id, title);
