INSERT INTO plan_answer (plan, question, change, body) VALUES (?, ?, ?, ?)
