SELECT sha256, subject, element, period, change, name, type, size, effective
FROM evidence
WHERE change <= ?
ORDER BY change, sha256
