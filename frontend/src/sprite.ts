/** An icon of the same sprite that the server's tag uses; its address stands on <body data-sprite>. */
export function icon(name: string): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${document.body.dataset["sprite"] ?? ""}#${name}`);
  svg.append(use);
  return svg;
}
