INSERT INTO evidence (sha256, subject, element, period, change, name, type, size, effective) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
