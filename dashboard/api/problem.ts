import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../../domain/api-problem.ts';
import { PoyangError } from '../../domain/errors.ts';
import type { Logger } from '../../infra/logger.ts';

/** An error that is answered with this status; the detail says what is wrong and what to do. Throw it. */
export function problem(status: number, detail: string): Error {
  return Object.assign(new Error(detail), { statusCode: status });
}

/** For `catch`: what a person can mend is answered with this status, anything else stays what it is. */
export function asProblem(status: number): (error: unknown) => never {
  return (error) => {
    throw error instanceof PoyangError && error.code === 'CONFIG'
      ? problem(status, error.message)
      : error;
  };
}

/** Answers an error as RFC 9457 problem details. What goes wrong inside is logged and never shown. */
export function problemHandler(logger: Logger) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const status = statusOf(error);
    if (status >= 500) logger.error(`${request.method} ${request.url} failed`, error);
    const answer = problemOf(status, detailOf(error, status), request.url);
    return reply
      .code(status)
      .header('cache-control', 'no-store')
      .type('application/problem+json')
      .serializer(JSON.stringify)
      .send(answer);
  };
}

/** Answers what is not even HTTP, on the bare socket, and closes it. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = CLIENT_ERRORS[error.code ?? ''] ?? 400;
  const body = JSON.stringify(problemOf(status, 'This is not a request that can be read.', ''));
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: application/problem+json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}

const CLIENT_ERRORS: Record<string, number> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

function problemOf(status: number, detail: string, instance: string): Problem {
  const title = STATUS_CODES[status] ?? 'Error';
  return { type: 'about:blank', title, status, detail, instance };
}

function statusOf(error: FastifyError): number {
  if (error instanceof PoyangError) return error.code.endsWith('_UNAVAILABLE') ? 503 : 500;
  const status = error.statusCode ?? 500;
  return status >= 400 && status < 600 ? status : 500;
}

function detailOf(error: FastifyError, status: number): string {
  if (error.validation !== undefined) return validationDetail(error);
  if (status === 503) return 'This cannot be answered just now. Try again in a few seconds.';
  return status >= 500 ? 'Something went wrong inside; it has been logged.' : error.message;
}

/** "step: …; points: …" */
function validationDetail({ validation = [] }: FastifyError): string {
  return validation
    .map(({ instancePath, message }) => `${instancePath.slice(1)}: ${message}`)
    .join('; ');
}
