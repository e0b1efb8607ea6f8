-- Where documents print a value that begins so.
SELECT series, year, number, place, part, field, origin FROM letter_value
WHERE origin >= ? AND origin < ? ORDER BY series, year, number, place, part
