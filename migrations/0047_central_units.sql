-- Central direct units are appraised too (方案六（一）1 以中央直属单位为推荐单位；七（四）总结评估), by indicators of their own.
alter table evaluation_sets drop constraint evaluation_sets_audience_check;
alter table evaluation_sets add constraint evaluation_sets_audience_check check (audience in ('province', 'central', 'platform'));
alter table evaluations drop constraint evaluations_audience_check;
alter table evaluations add constraint evaluations_audience_check check (audience in ('province', 'central', 'platform'));
