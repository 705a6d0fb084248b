/** What the package rules need to know of an XML document. */
export interface XmlOutline {
  /** Whether the first element of a name has an attribute or anything but white space in it. */
  isFilled(name: string): boolean;
  /** Text of every element of a name that has only text, entities resolved. */
  textsOf(name: string): readonly string[];
}

interface Element {
  readonly name: string;
  readonly hasAttributes: boolean;
  /** Offset behind the start tag. */
  readonly start: number;
  end: number;
}

/** Comment, CDATA, processing instruction, document type, or a tag with its name and the rest. */
const markup =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE[^>]*>|<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g;

/** Reads a document, or gives undefined when it is not well-formed: tags that do not match, or a stray `<`. */
export function readXmlOutline(source: string): XmlOutline | undefined {
  const text = source.replace(/^\uFEFF/, '');
  const elements: Element[] = [];
  const open: Element[] = [];
  let position = 0;
  for (const match of text.matchAll(markup)) {
    if (text.slice(position, match.index).includes('<')) return undefined;
    if (open.length === 0 && text.slice(position, match.index).trim() !== '') return undefined;
    position = match.index + match[0].length;
    const [, closing, name, attributes = '', empty] = match;
    if (name === undefined) continue;
    if (closing === '/') {
      const element = open.pop();
      if (element?.name !== name) return undefined;
      element.end = match.index;
      continue;
    }
    if (open.length === 0 && elements.length > 0) return undefined;
    const element = { name, hasAttributes: attributes.trim() !== '', start: position, end: position };
    elements.push(element);
    if (empty !== '/') open.push(element);
  }
  if (open.length > 0 || elements.length === 0 || text.slice(position).trim() !== '') return undefined;
  return {
    isFilled(name) {
      const element = elements.find((candidate) => candidate.name === name);
      return element !== undefined && (element.hasAttributes || contentOf(text, element).trim() !== '');
    },
    textsOf: (name) =>
      elements
        .filter((element) => element.name === name && !contentOf(text, element).includes('<'))
        .map((element) => unescapeXml(contentOf(text, element).trim())),
  };
}

function contentOf(text: string, { start, end }: Element): string {
  return text.slice(start, end);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole);
}
