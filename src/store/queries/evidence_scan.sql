SELECT sha256, subject, element, period, change, name, type, size, effective FROM evidence ORDER BY sha256, subject, element, period, change
