import { reactive } from 'vue';
import { useMeta } from '@/stores/meta';
import { useNet } from '@/stores/net';
import type { Job } from './types';

/** Long work as the server last told of it. */
export const jobs = reactive(new Map<string, Job>());

const AGAIN_MS = 2000;
/** The server answers and gives no stream: it is asked less often. */
const REFUSED_MS = 15_000;
let source: EventSource | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

function numberIn(data: string): number {
  const value: unknown = JSON.parse(data);
  if (typeof value === 'number') return value;
  return Number((value as { change?: number }).change ?? 0);
}

function listen(): void {
  const meta = useMeta();
  const net = useNet();
  const mine = new EventSource('/api/v1/events');
  source = mine;
  mine.addEventListener('open', () => {
    net.lost = false;
  });
  mine.addEventListener('error', () => {
    const refused = mine.readyState === EventSource.CLOSED;
    if (!refused) net.lost = true;
    clearTimeout(timer);
    timer = setTimeout(() => void again(), refused ? REFUSED_MS : AGAIN_MS);
  });
  mine.addEventListener('change', (event) => meta.bump(numberIn((event as MessageEvent<string>).data)));
  mine.addEventListener('job', (event) => {
    const job = JSON.parse((event as MessageEvent<string>).data) as Job;
    jobs.set(job.job, job);
  });
}

/** The stream is broken: what changed meanwhile is asked for, until the server answers. Browsers try again too, but not after every answer. */
async function again(): Promise<void> {
  if (source?.readyState === EventSource.OPEN) return;
  source?.close();
  try {
    await useMeta().load();
  } catch {
    if (source) timer = setTimeout(() => void again(), AGAIN_MS);
    return;
  }
  if (source) listen();
}

/** Listens until `stopEvents`. */
export function startEvents(): void {
  if (source || typeof EventSource === 'undefined') return;
  listen();
}

export function stopEvents(): void {
  clearTimeout(timer);
  source?.close();
  source = null;
}
