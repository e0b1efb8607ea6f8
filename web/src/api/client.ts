import { language } from '@/i18n';
import { useNet } from '@/stores/net';
import { csrf } from './csrf';
import type { Fault } from './types';

export type Query = Record<string, string | number | boolean | null | undefined>;
export type Options = {
  signal?: AbortSignal;
  /** Whoever is not signed in stays on the page. */
  quiet401?: boolean;
  headers?: Record<string, string>;
};

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly errors: Fault[],
    /** The whole answer: some faults come with a file. */
    readonly body: unknown = null,
  ) {
    super(errors.map((e) => e.message).join('\n') || `HTTP ${status}`);
    this.name = 'ApiError';
  }
}

/** The server did not answer at all. */
export class NetworkLost extends Error {
  constructor() {
    super('network');
    this.name = 'NetworkLost';
  }
}

const BASE = '/api/v1';
const RETRIES = 4;
const FIRST_WAIT_MS = 400;

let onSignedOut: () => void = () => {};
export function whenSignedOut(act: () => void): void {
  onSignedOut = act;
}

export function address(path: string, query?: Query): string {
  const parts = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== '') parts.set(key, String(value));
  }
  const text = parts.toString();
  return `${BASE}${path}${text ? `?${text}` : ''}`;
}

/** A part of a path. */
export function part(text: string | number): string {
  return encodeURIComponent(String(text));
}

const RESTS_MS = 60_000;
let acted = Date.now();
/** Whoever uses the page: what it asks long after is its own doing, and keeps no session from resting. */
export function noteAct(at = Date.now()): void {
  acted = at;
}
if (typeof addEventListener === 'function') for (const kind of ['pointerdown', 'keydown', 'wheel']) addEventListener(kind, () => noteAct(), { capture: true, passive: true });

function headers(method: string, body: unknown, options: Options): Headers {
  const out = new Headers(options.headers);
  out.set('Accept-Language', language());
  out.set('Accept', 'application/json');
  if (method !== 'GET') out.set('X-Stave-CSRF', csrf());
  else if (Date.now() - acted > RESTS_MS) out.set('X-Stave-Background', '1');
  if (body !== undefined && !(body instanceof FormData)) out.set('Content-Type', 'application/json');
  return out;
}

async function fault(response: Response): Promise<ApiError> {
  try {
    const body = (await response.json()) as { errors?: Fault[] };
    if (Array.isArray(body.errors)) return new ApiError(response.status, body.errors, body);
  } catch {
    // not JSON: the status alone speaks
  }
  return new ApiError(response.status, []);
}

function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new DOMException('aborted', 'AbortError'));
    });
  });
}

async function once(method: string, path: string, query: Query | undefined, body: unknown, options: Options): Promise<Response> {
  try {
    return await fetch(address(path, query), {
      method,
      headers: headers(method, body, options),
      body: body === undefined ? undefined : body instanceof FormData ? body : JSON.stringify(body),
      credentials: 'same-origin',
      signal: options.signal,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new NetworkLost();
  }
}

function worthRepeating(method: string, status: number): boolean {
  return method === 'GET' && (status === 502 || status === 503 || status === 504 || status === 429);
}

/** A question is asked again when the network fails, with growing pauses; a write is never sent twice. */
async function send(method: string, path: string, query: Query | undefined, body: unknown, options: Options): Promise<Response> {
  const net = useNet();
  for (let attempt = 0; ; ++attempt) {
    try {
      const response = await once(method, path, query, body, options);
      net.lost = false;
      if (!worthRepeating(method, response.status) || attempt >= RETRIES) return response;
    } catch (error) {
      if (!(error instanceof NetworkLost)) throw error;
      net.lost = true;
      if (method !== 'GET' || attempt >= RETRIES) throw error;
    }
    await wait(FIRST_WAIT_MS * 2 ** attempt, options.signal);
  }
}

async function checked(method: string, path: string, query: Query | undefined, body: unknown, options: Options): Promise<Response> {
  const response = await send(method, path, query, body, options);
  if (response.ok) return response;
  if (response.status === 401 && !options.quiet401) onSignedOut();
  throw await fault(response);
}

async function json<T>(method: string, path: string, query: Query | undefined, body: unknown, options: Options): Promise<T> {
  const response = await checked(method, path, query, body, options);
  return (await response.json()) as T;
}

export function get<T>(path: string, query?: Query, options: Options = {}): Promise<T> {
  return json<T>('GET', path, query, undefined, options);
}
export async function text(path: string, query?: Query, options: Options = {}): Promise<string> {
  return (await checked('GET', path, query, undefined, options)).text();
}
export function post<T>(path: string, body?: unknown, options: Options = {}): Promise<T> {
  return json<T>('POST', path, undefined, body, options);
}
export function patch<T>(path: string, body?: unknown, options: Options = {}): Promise<T> {
  return json<T>('PATCH', path, undefined, body, options);
}
export function put<T>(path: string, body?: unknown, options: Options = {}): Promise<T> {
  return json<T>('PUT', path, undefined, body, options);
}
export function del<T>(path: string, body?: unknown, options: Options = {}): Promise<T> {
  return json<T>('DELETE', path, undefined, body, options);
}

/** Sends a file with its fields as multipart/form-data. */
export function upload<T>(path: string, fields: Record<string, string | number | boolean | Blob | undefined>, options: Options = {}): Promise<T> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (value instanceof Blob) form.append(name, value);
    else form.append(name, String(value));
  }
  return json<T>('POST', path, undefined, form, options);
}

function fileName(response: Response, fallback: string): string {
  const said = response.headers.get('Content-Disposition') ?? '';
  const star = /filename\*=UTF-8''([^;]+)/i.exec(said);
  if (star) return decodeURIComponent(star[1]!);
  const plain = /filename="?([^";]+)"?/i.exec(said);
  return plain ? plain[1]! : fallback;
}

/** Hands a file that the page made to the person. */
export function keep(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Fetches a file and hands it to the person. */
export async function download(path: string, query: Query | undefined, fallback: string, options: Options = {}): Promise<void> {
  const response = await checked('GET', path, query, undefined, options);
  keep(await response.blob(), fileName(response, fallback));
}
