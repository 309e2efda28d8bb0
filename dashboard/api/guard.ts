import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem } from './problem.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route changes something, and itself asks who may. */
    readonly changes?: boolean;
  }
}

/** Answers carry these: no other origin is asked, no other page frames this one, types are as said. */
export const SECURITY_HEADERS = {
  'content-security-policy': contentSecurityPolicy(),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** Nothing runs or loads but what this origin serves; MapLibre's worker may run. */
export function contentSecurityPolicy(): string {
  return [
    "default-src 'self'",
    "img-src 'self' data: blob:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * A hook that lets in only what this API answers: reading, and what a route with `config.changes` asks an account for; by
 * short addresses, under this machine's own names.
 */
export function guard(bind: string) {
  const names = LOOPBACK.includes(bind) ? LOOPBACK : undefined;
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    reply.headers(SECURITY_HEADERS);
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    // A page of a foreign name that resolves to 127.0.0.1 (DNS rebinding) must not read what only this machine may.
    if (names !== undefined && !names.includes(hostName(request)))
      throw problem(421, `Ask for this machine by the name localhost or by ${bind}.`);
    const { changes } = request.routeOptions.config;
    if (request.method !== 'GET' && request.method !== 'HEAD' && !changes) {
      reply.header('allow', 'GET, HEAD');
      throw problem(405, 'This address only answers questions: use GET or HEAD.');
    }
    if (request.url.length > MAX_URL) throw problem(414, `At most ${MAX_URL} characters, please.`);
  };
}

const LOOPBACK = ['localhost', '127.0.0.1', '::1', '[::1]'];
const MAX_URL = 2_048;

function hostName(request: FastifyRequest): string {
  const url = URL.parse(`http://${request.headers.host ?? ''}`);
  return url?.hostname ?? '';
}
