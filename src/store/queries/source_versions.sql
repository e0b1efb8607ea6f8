SELECT code, title FROM source WHERE change <= ? ORDER BY code, change
