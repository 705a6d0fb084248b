/** An element of an XML document. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[] | string;
}

/** `element('Version', '1.0')`, `element('Language', { id: '1' })`, `element('Roles')`. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>> | readonly XmlElement[] | string = {},
  children: readonly XmlElement[] | string = [],
): XmlElement {
  if (typeof attributes === 'string') return { name, attributes: {}, children: attributes };
  return isList(attributes) ? { name, attributes: {}, children: attributes } : { name, attributes, children };
}

/** The document in UTF-8 text, indented by two spaces. */
export function toXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${write(root, '')}\n`;
}

function write({ name, attributes, children }: XmlElement, indent: string): string {
  const start = `${indent}<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
    .join('')}`;
  if (children.length === 0) return `${start} />`;
  if (typeof children === 'string') return `${start}>${escapeXml(children)}</${name}>`;
  const inner = children.map((child) => write(child, `${indent}  `)).join('\n');
  return `${start}>\n${inner}\n${indent}</${name}>`;
}

/** XML 1.0 has no way to write control characters and half surrogate pairs; they become a space. */
function escapeXml(text: string): string {
  return text
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, ' ')
    .replace(/[^\t\n\r -\uFFFD]/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}

function isList(
  value: Readonly<Record<string, string>> | readonly XmlElement[],
): value is readonly XmlElement[] {
  return Array.isArray(value);
}
