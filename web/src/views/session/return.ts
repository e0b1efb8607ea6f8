/** Where to go after signing in: a path of this site, else the first page. */
export function after(to: unknown): string {
  return typeof to === 'string' && /^\/(?![/\\])/.test(to) && !/^\/(login|enter|setup)\b/.test(to) ? to : '/';
}

/** The one-time secret in `#token=...`; empty when there is none. */
export function tokenIn(hash: string): string {
  return new URLSearchParams(hash.replace(/^#/, '')).get('token') ?? '';
}
