SELECT place, part, field, origin FROM letter_value WHERE series = ? AND year = ? AND number = ? ORDER BY place, part
