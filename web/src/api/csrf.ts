let token = '';

export function setCsrf(value: string): void {
  token = value;
}

export function csrf(): string {
  return token;
}
