SELECT code, change, name, unit, duties, active FROM person ORDER BY code, change
