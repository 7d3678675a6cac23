-- Rules as dated data: classes and thresholds, number patterns, subjects, coded reasons. Rows are added, not rewritten.
create table class_rules (
  id text primary key, form text not null, class_code int not null check (class_code between 0 and 3), label text not null,
  legacy_label text, valid_from date not null, valid_until date, invest_min_fen bigint, invest_max_fen bigint,
  special_subject_forces boolean not null, other_triggers text, planning_filing text, finished_review text,
  result_document text, instrument text not null, source text not null, confidence text not null
);
create table number_patterns (
  id text primary key, purpose text not null, label text not null, applies_to text not null, valid_from date,
  valid_until date, example text, pattern text, issuer text, source text not null, confidence text not null
);
create table coded_terms (
  kind text not null, code text not null, label text not null, ordinal int not null, valid_from date not null,
  valid_until date, clause text, source text not null, confidence text not null default 'high', primary key (kind, code)
);
do $$ begin assert (select count(*) from class_rules) = 0; end $$;
