SELECT plan, number, change FROM baseline ORDER BY plan, number, change
