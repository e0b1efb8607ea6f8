SELECT text, name FROM plan WHERE change <= ? ORDER BY change DESC, name DESC LIMIT 1
