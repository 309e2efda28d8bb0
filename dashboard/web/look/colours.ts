/** The present value of each colour token, as "rgb(…)": for canvases, which know no style sheet. */
export function readColours(root: HTMLElement): (token: string) => string {
  const known = new Map<string, string>();
  return (token) => {
    const colour = known.get(token) ?? read(root, token);
    known.set(token, colour);
    return colour;
  };
}

function read(root: HTMLElement, token: string): string {
  const probe = root.appendChild(document.createElement('i'));
  probe.style.color = `var(--${token})`;
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
