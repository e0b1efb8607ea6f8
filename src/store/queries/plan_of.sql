SELECT text, name FROM plan WHERE change = ?
