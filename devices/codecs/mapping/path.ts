import { membersOf } from '../parse-json.ts';

/** Steps into JSON: a member's name, an element's index, or with neither all elements. */
export interface Path {
  readonly steps: readonly { readonly name?: string; readonly index?: number }[];
}

/**
 * Reads a path as JSONPath (RFC 9535) writes the plain ones: "$.data[*].sensors[0]['water level']", "$" and the first
 * dot optional. undefined for what is none, filters and descents among them.
 */
export function parsePath(text: string): Path | undefined {
  const steps: { name?: string; index?: number }[] = [];
  let rest = text.replace(/^\$\.?/, '');
  while (rest !== '') {
    const step = STEP.exec(rest);
    if (step === null) return undefined;
    steps.push(stepOf(step.groups ?? {}));
    rest = rest.slice(step[0].length);
  }
  return { steps };
}

/** What is at the path in a value, in order; nothing where it leads nowhere. */
export function valuesAt(value: unknown, { steps }: Path): unknown[] {
  let values = [value];
  for (const step of steps) values = values.flatMap((one) => take(one, step)).slice(0, MOST);
  return values;
}

function stepOf({ name, quoted, index }: Readonly<Record<string, string | undefined>>) {
  if (index !== undefined) return { index: Number(index) };
  const member = name ?? quoted;
  return member === undefined ? {} : { name: member };
}

const STEP =
  /^(?:\.?(?<name>[^.[\]'"*$\s][^.[\]'"]*)|\[(?<index>\d{1,6})\]|\[\*\]|\['(?<quoted>[^']*)'\])/;
const MOST = 5_000;

function take(value: unknown, { name, index }: Path['steps'][number]): unknown[] {
  if (name !== undefined) {
    const members = membersOf(value);
    return members && Object.hasOwn(members, name) ? [members[name]] : [];
  }
  if (!Array.isArray(value)) return [];
  if (index === undefined) return value;
  return index < value.length ? [value[index]] : [];
}
