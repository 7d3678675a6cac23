-- The last certified table of a unit is asked for with every table that is opened.
create index report_editions_org on report_editions (org_id, period_id, edition desc);
