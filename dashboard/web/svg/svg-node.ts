/** A piece of a drawing as plain data, so that the same code draws in a page, on a server and in a test. */
export interface SvgNode {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children?: readonly (SvgNode | string)[];
}

/** A node; attributes that are undefined are left out. */
export function svg(
  tag: string,
  attributes: Record<string, string | number | undefined>,
  children?: readonly (SvgNode | string)[],
): SvgNode {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const node = { tag, attributes: Object.fromEntries(given) as Record<string, string | number> };
  return children === undefined ? node : { ...node, children };
}

/** The drawing as SVG text. `colours` gives each `var(--name)` its value, for readers without our style sheet. */
export function svgText(node: SvgNode | string, colours: Readonly<Record<string, string>>): string {
  if (typeof node === 'string') return escaped(node);
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escaped(resolve(String(value), colours))}"`)
    .join('');
  const children = (node.children ?? []).map((child) => svgText(child, colours)).join('');
  return children === ''
    ? `<${node.tag}${attributes}/>`
    : `<${node.tag}${attributes}>${children}</${node.tag}>`;
}

function resolve(value: string, colours: Readonly<Record<string, string>>): string {
  return value.replaceAll(
    /var\((--[a-z0-9-]+)\)/g,
    (whole, name: string) => colours[name] ?? whole,
  );
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
