SELECT code, change, title FROM source ORDER BY code, change
