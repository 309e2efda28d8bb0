import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { Problem } from '../../../domain/api-problem.ts';
import { PoyangError } from '../../../domain/errors.ts';
import type { Logger } from '../../../infra/logger.ts';
import { silentLogger } from '../../../infra/logger.ts';
import { testApi } from './test-api.ts';

test.each([
  ['/api/nothing', 404, 'Nothing is at this address. /docs lists what is.'],
  ['/api/series/X/stage', 404, 'No station "X" is registered. /api/stations lists them.'],
  ['/api/series/A/ph', 404, 'Station A has no series "ph". /api/stations lists them.'],
  ['/api/reading/A/stage/0', 404, 'A/stage has no reading at 1970-01-01T00:00:00.000Z.'],
  ['/api/warnings?station=X', 404, 'No station "X" is registered. /api/stations lists them.'],
  ['/api/series/A/stage?points=2', 400, /^points: /],
  ['/api/series/A/stage?points=many', 400, /^points: /],
  ['/api/series/A/stage?step=P1M', 400, /^step: give an ISO 8601 duration/],
  ['/api/series/A/stage?step=1', 400, /^step: /],
  ['/api/series/A/stage?from=0&step=PT1M', 400, /^step: at most 200000 steps/],
  ['/api/series/A/stage?from=yesterday', 400, /^from: give epoch milliseconds or ISO 8601/],
  ['/api/series/A/stage?from=2026-07-01T08:00', 400, /^from: .* with its zone/],
  ['/api/series/A/stage?from=99999999999999999', 400, /^from: /],
  ['/api/series/A/stage?from=2&to=1', 400, /^from: it must lie before/],
  ['/api/series/A/stage?form=0', 400, /form/],
  ['/api/series/%3Cscript%3E/stage', 400, /^station: /],
  ['/api/rejects?reason=bad', 400, /^reason: /],
  ['/api/rejects?before=then', 400, /^before: give the `next`/],
  ['/api/warnings?limit=100000', 400, /^limit: /],
  ['/api/series/%zz/stage', 400, /not a valid url/],
  [`/api/series/${'A'.repeat(200)}/stage`, 404, /Nothing/],
  [`/api/latest?${'a'.repeat(3_000)}`, 414, 'At most 2048 characters, please.'],
  ['/no-such-file.js', 404, /Nothing/],
])('GET %s is answered with the problem %i', async (url, status, detail) => {
  const { api } = await testApi();
  const answer = await api.inject(url);
  expect(answer.statusCode).toBe(status);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  const problem = Problem.strict().parse(answer.json());
  expect(problem).toMatchObject({ type: 'about:blank', status, instance: url });
  expect(problem.detail).toMatch(detail);
});

test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const)(
  '%s is not allowed: nothing can be changed here',
  async (method) => {
    const { api } = await testApi();
    for (const url of ['/api/stations', '/api/nothing', '/']) {
      const answer = await api.inject({ method, url });
      expect(answer.statusCode).toBe(405);
      expect(answer.headers['allow']).toBe('GET, HEAD');
      expect(Problem.parse(answer.json()).title).toBe('Method Not Allowed');
    }
  },
);

test('what goes wrong inside is logged and not shown', async () => {
  const logged: unknown[] = [];
  const logger: Logger = {
    ...silentLogger,
    error: (message, cause) => logged.push(message, cause),
  };
  const { api, deps } = await testApi({ logger });
  const secret = new Error('secret at /home/someone/file.ts:12');
  deps.journal.list = async () => {
    throw secret;
  };
  const answer = await api.inject('/api/warnings');
  expect(answer.statusCode).toBe(500);
  expect(Problem.parse(answer.json()).title).toBe('Internal Server Error');
  expect(answer.body).not.toMatch(/secret|someone|stack/);
  expect(logged).toEqual(['GET /api/warnings failed', secret]);
});

test('a store that cannot be read just now is a 503', async () => {
  const { api, deps } = await testApi();
  deps.store.range = async () => {
    throw new PoyangError('STORE_UNAVAILABLE', 'the file is locked');
  };
  const answer = await api.inject('/api/series/A/stage');
  expect(Problem.parse(answer.json())).toMatchObject({
    status: 503,
    detail: 'This cannot be answered just now. Try again in a few seconds.',
  });
});

test.each([
  ['127.0.0.1', 'evil.example', 421],
  ['127.0.0.1', 'evil.example:8080', 421],
  ['127.0.0.1', 'localhost.evil.example', 421],
  ['127.0.0.1', 'localhost:8080', 200],
  ['127.0.0.1', '127.0.0.1:8080', 200],
  ['127.0.0.1', '[::1]:8080', 200],
  ['localhost', 'evil.example', 421],
  ['::1', 'evil.example', 421],
  ['0.0.0.0', 'poyang.example', 200],
])('bound to %s, the host name "%s" is answered %i', async (bind, host, status) => {
  const { api } = await testApi({ bind });
  const answer = await api.inject({ url: '/api/latest', headers: { host } });
  expect(answer.statusCode).toBe(status);
  if (status !== 200) expect(Problem.parse(answer.json()).status).toBe(status);
});

test.each([
  ['what is not HTTP', 'HELLO\r\n\r\n', 400],
  ['endless headers', `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'a'.repeat(9_000)}\r\n\r\n`, 431],
])('%s is a problem too', async (_, request, status) => {
  const { api } = await testApi();
  await api.listen({ host: '127.0.0.1', port: 0 });
  const { port } = api.server.address() as { port: number };
  const socket = connect(port, '127.0.0.1');
  socket.end(request);
  const answer = await text(socket);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  const [, body = ''] = answer.split('\r\n\r\n');
  expect(Problem.parse(JSON.parse(body)).status).toBe(status);
});
