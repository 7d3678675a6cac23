-- Written by its module; nothing here yet.
do $$ begin assert true; end $$;
