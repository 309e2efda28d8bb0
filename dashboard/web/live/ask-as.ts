import type { Problem } from '../../../domain/api-problem.ts';

/** Who asks. The secret is kept in the page's memory alone. */
export interface Person {
  readonly id: string;
  readonly secret: string;
}

/** What is asked of the house besides reading, or in a person's name. */
export interface Asked {
  readonly method?: string;
  readonly person?: Person;
  /** An object goes as JSON, a string as CSV. */
  readonly body?: unknown;
}

/** What the house refused, with its status and its own sentence, which says what to do. */
export interface HouseRefusal extends Error {
  readonly status: number;
}

/** A start of a what-if may take a while to be found. */
const PATIENCE_MS = 60_000;

/** Asks the house at `/api` + path. Rejects with a `HouseRefusal`, or with the browser's TypeError where the line is broken. */
export async function askAs<T>(path: string, asked: Asked = {}): Promise<T> {
  const response = await fetch(`/api${path}`, {
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...requestOf(asked),
  });
  if (response.status === 204) return undefined as T;
  if (response.ok) return (await response.json()) as T;
  const { status } = response;
  const problem = (await response.json().catch(() => undefined)) as Problem | undefined;
  throw Object.assign(new Error(problem?.detail ?? `${status}`), { status });
}

function requestOf({ method = 'GET', person, body }: Asked): RequestInit {
  const headers: Record<string, string> = {};
  if (person) headers['authorization'] = basic(person);
  if (body === undefined) return { method, headers };
  headers['content-type'] = typeof body === 'string' ? 'text/csv' : 'application/json';
  return { method, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

/** RFC 7617, in UTF-8. */
function basic({ id, secret }: Person): string {
  const claim = new TextEncoder().encode(`${id}:${secret}`);
  return `Basic ${btoa(String.fromCharCode(...claim))}`;
}
