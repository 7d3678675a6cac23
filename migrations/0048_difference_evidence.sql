-- The file that stands behind an answer to a difference; of each round its own.
alter table difference_rounds add column file_id uuid references files (id), add column file_name text, add column file_size bigint;
