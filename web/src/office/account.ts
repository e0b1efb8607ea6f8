/** Rows of accounts; names of fields differ between versions of the server, so they are read with care. */
export interface Account {
  person: string;
  name: string;
  unit: string;
  state: string;
  secondFactor: boolean;
  mustChange: boolean;
  lastLogin: string;
  by: string;
  lockedUntil: string;
}

type Raw = Record<string, unknown>;
const str = (raw: Raw, ...keys: string[]): string => {
  for (const key of keys) if (typeof raw[key] === 'string' && raw[key] !== '') return raw[key] as string;
  return '';
};

export function accountOf(raw: Raw): Account {
  return {
    person: str(raw, 'person', 'code'),
    name: str(raw, 'name'),
    unit: str(raw, 'unit'),
    state: str(raw, 'state') || (raw.active === false ? 'disabled' : 'active'),
    secondFactor: raw.second_factor === true,
    mustChange: raw.must_change_password === true,
    lastLogin: str(raw, 'last_login', 'last_seen', 'last_used'),
    by: str(raw, 'proposed_by', 'by'),
    lockedUntil: str(raw, 'locked_until'),
  };
}

/** What may be done with an account that stands so. */
export function accountSteps(a: Account): string[] {
  switch (a.state) {
    case 'proposed':
      return ['approve', 'disable'];
    case 'disabled':
      return ['approve'];
    default:
      return a.secondFactor ? ['reset-password', 'reset-second-factor', 'disable'] : ['reset-password', 'disable'];
  }
}

/** The secret that is shown once, whatever the answer calls it. */
export function secretOf(answer: Raw): string {
  return str(answer, 'password', 'one_time_password', 'secret', 'token');
}
