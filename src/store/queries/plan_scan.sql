SELECT change, name, text FROM plan ORDER BY change, name
