-- The fingerprint of a script by the digest of its file, read once; null where the file holds too little text to compare.
create table script_prints (sha256 text primary key, print text, characters int not null, read_at timestamptz not null);
