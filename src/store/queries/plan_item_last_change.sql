-- The newest change of any item of a plan, 0 when there is none.
SELECT coalesce(max(change), 0) FROM plan_item WHERE plan = ? AND change <= ?
