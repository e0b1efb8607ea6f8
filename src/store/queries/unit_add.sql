INSERT INTO unit (code, change, name, kind, parent, pack_role, active) VALUES (?, ?, ?, ?, ?, ?, ?)
