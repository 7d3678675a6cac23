-- 年度盛典 is recorded beside quarterly reviews and the yearly selection (方案五（一）3).
alter table promotion_reviews drop constraint promotion_reviews_kind_check,
  add constraint promotion_reviews_kind_check check (kind in ('quarterly', 'yearly', 'gala'));
