SELECT series, year, number, place, part, change, field, origin FROM letter_value ORDER BY series, year, number, place, part, change
