-- Every step of one item with who took it and why.
SELECT s.item, s.change, s.step, s.state, s.day, s.kind, s.due, s.body, s.percent, s.days_behind, s.risk, s.evidence,
       t.at, t.actor, t.reason
FROM task_step AS s JOIN trail AS t ON t.seq = s.change
WHERE s.plan = ? AND s.item = ? AND s.change <= ? ORDER BY s.change
