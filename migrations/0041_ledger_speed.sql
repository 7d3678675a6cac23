-- A filing number is compared with half-width brackets, however it was typed: one look into one index for each record.
create index works_filing_plain on works (translate(filing_number, '（）', '()')) where filing_number is not null;
