-- Of every item of a plan the steps by which it is looked at on a day: all but feedback, and of its feedback the newest, the newest up to
-- that day, of that the newest with a percentage, and the first with any progress. All steps of an item that ever waited, that ever
-- reported days behind, or that repeats. By item, the oldest first; a step may come twice.
SELECT item, change, step, state, day, kind, due, body, percent, days_behind, risk, evidence
FROM task_step AS s
WHERE s.plan = ? AND s.change <= ?
  AND (s.step <> 'feedback'
    OR s.item IN (SELECT w.item FROM task_wait AS w WHERE w.plan = ?)
    OR s.item IN (SELECT f.item FROM task_step AS f WHERE f.plan = ? AND f.days_behind <> '')
    OR s.item IN (SELECT p.item FROM plan_item AS p WHERE p.plan = ? AND p.repeats <> ''))
UNION ALL
SELECT s.item, s.change, s.step, s.state, s.day, s.kind, s.due, s.body, s.percent, s.days_behind, s.risk, s.evidence
FROM (SELECT DISTINCT plan, item FROM plan_item WHERE plan = ?) AS i
JOIN task_step AS s ON s.plan = i.plan AND s.item = i.item AND s.change IN (
  (SELECT f.change FROM task_step AS f WHERE f.plan = ? AND f.item = i.item AND f.change <= ? AND f.step = 'feedback'
   ORDER BY f.change DESC LIMIT 1),
  (SELECT f.change FROM task_step AS f WHERE f.plan = ? AND f.item = i.item AND f.change <= ? AND f.step = 'feedback'
   AND f.day <= ? ORDER BY f.change DESC LIMIT 1),
  (SELECT f.change FROM task_step AS f WHERE f.plan = ? AND f.item = i.item AND f.change <= ? AND f.step = 'feedback'
   AND f.day <= ? AND f.percent <> '' ORDER BY f.change DESC LIMIT 1),
  (SELECT f.change FROM task_step AS f WHERE f.plan = ? AND f.item = i.item AND f.change <= ? AND f.step = 'feedback'
   AND ltrim(f.percent, '0.') <> '' ORDER BY f.change LIMIT 1))
ORDER BY 1, 2
