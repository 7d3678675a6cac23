-- The day on which a promised place was found short and the platform told of it: once for each promise.
alter table promotion_promises add column short_on date;
