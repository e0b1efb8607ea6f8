SELECT target, state, words, indicator, element, kind, op, value, value_high, unit, period, base, expected, section, first, last,
       base_value, base_source, phasing, phases, change
FROM plan_target WHERE plan = ? AND change <= ? ORDER BY target, change
