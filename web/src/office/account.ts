/** Accounts and tokens as the server tells of them. */

export type AccountState = 'pending' | 'active' | 'disabled';
export type Wish = 'open' | 'duties' | 'enable' | 'reset';

export interface Account {
  person: string;
  name: string;
  unit: string;
  duties: string[];
  state: AccountState;
  must_change: boolean;
  second_factor: boolean;
  has_password: boolean;
  changed_on: string;
  last_login: string;
  waiting: { wish: Wish; proposed_by: string; duties: string[]; unit: string } | null;
  locked_until: string;
}

export interface AccountWish {
  person: string;
  wish: Wish;
  duties?: string[];
  unit?: string;
  reason?: string;
}

export interface AccountOutcome {
  person: string;
  wish: string;
  waiting: boolean;
  one_time_password?: string;
}

export interface Token {
  id: string;
  person: string;
  title: string;
  scope: string;
  created: string;
  expires: string;
  revoked: boolean | string;
}

/** What a person with these accesses does with an account that stands so. Proposing and approving are two people's. */
export function accountSteps(a: Account, can: (access: string) => boolean): string[] {
  const out: string[] = [];
  const approves = can('approve_accounts');
  if (approves && a.waiting !== null) out.push('approve', 'reject');
  if ((approves || can('manage_accounts')) && a.state === 'active') out.push('disable');
  if (approves && a.locked_until) out.push('unlock');
  if (approves && a.second_factor) out.push('reset_second_factor');
  return out;
}

/** What may be wished for an account that stands so. */
export function wishesFor(a: Account): Wish[] {
  if (a.waiting !== null) return [];
  if (a.state === 'pending') return ['open'];
  return a.state === 'disabled' ? ['enable'] : ['reset', 'duties'];
}
