import { h, type VNode } from 'preact';
import type { SvgNode } from './svg-node.ts';

/** Puts a drawing made of plain nodes on the page. */
export function SvgTree({ node }: { node: SvgNode }): VNode {
  return h(
    node.tag,
    node.attributes,
    node.children?.map((child) => (typeof child === 'string' ? child : <SvgTree node={child} />)),
  );
}
