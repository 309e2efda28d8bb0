import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, resolve, sep } from 'node:path';
import { contentSecurityPolicy } from '../../dashboard/api/guard.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** Answers with a file of the built page, under the policy that the house sends with it. */
export async function serveFile(
  dist: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://fixture');
  const path = resolve(dist, `.${pathname === '/' ? '/index.html' : pathname}`);
  const content = path.startsWith(dist + sep)
    ? await readFile(path).catch(() => undefined)
    : undefined;
  response.writeHead(content === undefined ? 404 : 200, {
    'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
    'content-security-policy': contentSecurityPolicy(),
  });
  response.end(content);
}
