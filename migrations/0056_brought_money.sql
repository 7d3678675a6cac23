-- Money of a province or city beside the award has books of its own; vouchers say from which source they are spent (方案七（二）).
alter table funds drop constraint funds_kind_check;
alter table funds add constraint funds_kind_check check
  (kind in ('national_special', 'provincial', 'city', 'platform', 'own', 'social', 'provincial_match', 'city_match'));
alter table vouchers add column source text not null default '';
alter table vouchers drop constraint vouchers_state_check;
alter table vouchers add constraint vouchers_state_check
  check (state in ('entered', 'returned', 'accepted', 'withdrawn', 'reversed'));
create or replace view v_dispatch_vouchers as
  select v.id, v.project_id, v.amount_fen, v.state, v.spent_on, v.decided_at, p.recommender_org_id, p.recommender_short_name as unit_name,
    p.owner_org_id, p.number, p.title
  from vouchers v join v_projects p on p.id = v.project_id where v.state in ('entered', 'accepted') and v.source = '';
-- How far a line may run over stands among the rules of payment alone.
delete from fund_rules where name = 'purposeTolerancePercent';
