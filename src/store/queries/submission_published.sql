-- Submissions that were ever published, each once.
SELECT DISTINCT form, period, unit FROM submission WHERE state = 'published' ORDER BY form, period, unit
