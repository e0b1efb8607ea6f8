SELECT code, change, name, kind, parent, pack_role, active FROM unit ORDER BY code, change
