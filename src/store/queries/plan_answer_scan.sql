SELECT plan, question, change, body FROM plan_answer ORDER BY plan, question, change
