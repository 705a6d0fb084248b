/** A plug, in black or white, whichever stands out from the brand colour: for connectors that bring no icon. */
export function plainIcon(brandColor: string): string {
  const fill = isLight(brandColor) ? '#1b1b1b' : '#ffffff';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 230 230"><g fill="${fill}">
<rect x="72" y="34" width="24" height="60" rx="12"/><rect x="134" y="34" width="24" height="60" rx="12"/>
<path d="M48 86H182V112C182 148 155 168 127 172V196H103V172C75 168 48 148 48 112Z"/></g></svg>`;
}

/** Relative luminance above a third, as https://www.w3.org/TR/WCAG21/#dfn-relative-luminance weighs the colours. */
function isLight(colour: string): boolean {
  const value = Number.parseInt(colour.slice(1), 16);
  const [red, green, blue] = [value >> 16, (value >> 8) & 0xff, value & 0xff];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 170;
}
