-- 查重: each way in which two dossiers may be the same work is found through an index, however many works there are.
create index works_title_key on works (lower(regexp_replace(title, '[[:space:][:punct:]　《》〈〉“”‘’：，。！？、·…—]', '', 'g')));
create index works_former_titles on works using gin (former_titles);
create index works_filing_number on works (filing_number) where filing_number is not null;
do $$ begin assert to_regclass('works_title_key') is not null; end $$;
