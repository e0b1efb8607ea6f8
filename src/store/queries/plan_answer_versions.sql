SELECT question, body FROM plan_answer WHERE plan = ? AND change <= ? ORDER BY question, change
