-- 公示结果可以分批确定: a work is final as soon as a result edition names it; each frozen row says which one (finalIn).
update publicity_notices n set rows = (
  select coalesce(jsonb_agg(r || jsonb_build_object('finalIn', to_jsonb(
    case when n.state = 'final' then (
      select max(e.edition) from publicity_editions e where e.notice_id = n.id and e.kind = 'result') end)) order by i), '[]')
  from jsonb_array_elements(n.rows) with ordinality as listed (r, i)
);
-- The works whose result is final, and nothing else: what agreements and payments may rest on.
create or replace view v_publicity_results as
  select n.id as notice_id, n.batch_id, n.decision_list_id, (r ->> 'applicationId')::uuid as application_id, r ->> 'kind' as kind,
    e.released_at as final_at, e.document_number, e.code
  from publicity_notices n
  cross join lateral jsonb_array_elements(n.rows) r
  join publicity_editions e on e.notice_id = n.id and e.kind = 'result' and e.edition = (r ->> 'finalIn')::int;
do $$ begin
  assert (select count(*) from publicity_notices n, jsonb_array_elements(n.rows) r where n.state = 'final' and r ->> 'finalIn' is null) = 0;
end $$;
