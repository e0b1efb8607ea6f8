SELECT plan.text, source.name FROM plan JOIN source ON source.id = plan.source ORDER BY plan.id DESC LIMIT 1
