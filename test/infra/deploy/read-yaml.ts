import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { PROJECT } from '../../../infra/config.ts';

/** The documents of a YAML file of infra/, with merge keys merged; throws at the first error or warning. */
export function readYaml(name: string): unknown[] {
  const text = readFileSync(join(PROJECT, 'infra', name), 'utf8');
  const documents = parseAllDocuments(text, { merge: true, prettyErrors: true });
  return [...documents].map((document) => {
    const [problem] = [...document.errors, ...document.warnings];
    if (problem) throw problem;
    return document.toJS();
  });
}

/** What looks like a secret that stands in a setting itself: a password in an address, or a name that says so. */
export function plainSecrets(settings: Record<string, string>): string[] {
  return Object.entries(settings)
    .filter(
      ([name, value]) =>
        /:\/\/[^/@\s]*:[^/@\s]+@/.test(value) ||
        (/(PASSWORD|TOKEN|SECRET)$/.test(name) && value !== ''),
    )
    .map(([name]) => name);
}
