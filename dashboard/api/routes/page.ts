import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { z } from 'zod';
import type { Routes } from '../api.ts';
import { openWarnings } from '../open-warnings.ts';
import { type Language, plainPage, unbuiltPage, withoutScripts } from '../plain-page.ts';

const Query = z.object({ lang: z.enum(['zh', 'en']).optional().catch(undefined) });

/** The web page with its files, and the open warnings for those who run no scripts. */
export const pageRoutes: Routes = (api, { page, stations, warnings }) => {
  const listing = (lang: Language) => ({
    lang,
    stations: stations.map(),
    open: openWarnings(warnings.map().values()),
  });
  const hidden = { schema: { hide: true, querystring: Query } };

  api.get('/', hidden, async ({ query, headers }, reply) => {
    const lang = query.lang ?? languageOf(headers['accept-language']);
    const built = await readFile(join(page, 'index.html'), 'utf8').catch(() => undefined);
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache');
    return built === undefined ? unbuiltPage(listing(lang)) : withoutScripts(built, listing(lang));
  });

  api.get('/plain', hidden, async ({ query, headers }, reply) => {
    const lang = query.lang ?? languageOf(headers['accept-language']);
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
    return plainPage(listing(lang));
  });

  void api.register(fastifyStatic, {
    root: page,
    index: false,
    cacheControl: false,
    schemaHide: true,
    suppressWarning: true,
    setHeaders: (reply, path) => void reply.header('cache-control', cachingOf(path)),
  });
};

/** Names under assets/ carry a hash of their content: what they name never changes. */
function cachingOf(path: string): string {
  return path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

function languageOf(accepted = ''): Language {
  const first = /\b(zh|en)\b/i.exec(accepted)?.[1]?.toLowerCase();
  return first === 'en' ? 'en' : 'zh';
}
