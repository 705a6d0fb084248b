import type { ConnectorNode, FileNode } from '../../model/nodes.js';
import { isPng, type Pixel, type PngImage, readPng } from '../../model/read-png.js';
import { certification, defineRule, type Levels, quote } from '../../rule.js';
import { sources } from '../../sources.js';
import { exampleIcon } from './example-icon.js';

const goodIcon = exampleIcon('a PNG of 230 by 230 points in the brand colour', {});

/** Independent publishers send no icon: theirs is drawn by Microsoft. */
const verified: Levels = { import: 'off', certified: 'error', independent: 'off' };

const maximumBytes = 1024 * 1024;

export const iconPresent = defineRule({
  id: 'icon-present',
  code: 'POL-5000.1.1.1',
  summary: 'The connector of a verified publisher has an `icon.png`.',
  severity: { import: 'off', certified: 'info', independent: 'off' },
  certainty: 'E',
  source: sources.policyErrors,
  note: 'The icon goes into the certification package; the folders published on GitHub have none.',
  example: { at: '', in: 'icon.png', bad: undefined, good: goodIcon },
  on: {
    connector({ files, isFolder }, report) {
      if (!isFolder || files.some(isIcon)) return;
      report('The folder has no `icon.png`; certification asks for one, 230 by 230 points.');
    },
  },
});

export const iconIndependent = defineRule({
  id: 'icon-independent',
  code: 'REV-08',
  summary: 'An independent publisher sends no icon.',
  severity: { import: 'off', certified: 'off', independent: 'error' },
  certainty: 'B',
  source: sources.independentPublishers,
  example: { at: '', in: 'icon.png', bad: goodIcon, good: undefined },
  on: {
    file(file, report) {
      if (isIcon(file)) report('Microsoft draws the icon of independent publishers; take this one out.');
    },
  },
});

export const iconFileSize = defineRule({
  id: 'icon-file-size',
  code: 'POL-5000.2.1.2',
  summary: 'The icon has less than 1 MB.',
  severity: verified,
  certainty: 'F',
  source: sources.submission,
  example: {
    at: '',
    in: 'icon.png',
    bad: exampleIcon('a PNG of 1 MB', { bytes: maximumBytes }),
    good: goodIcon,
  },
  on: {
    file(file, report) {
      if (!isIcon(file) || file.bytes.length < maximumBytes) return;
      report(`The icon has ${file.bytes.length} bytes; it has to stay below ${maximumBytes}.`);
    },
  },
});

export const iconFormat = defineRule({
  id: 'icon-format',
  code: 'POL-5000.2.1.3',
  summary: 'The icon is a PNG and called `icon.png`.',
  severity: verified,
  certainty: 'F',
  source: sources.submission,
  example: { at: '', in: 'icon.png', bad: 'GIF89a', good: goodIcon },
  on: {
    file(file, report) {
      if (!isIcon(file)) return;
      if (file.name !== 'icon.png') report(`The icon is called ${quote(file.name)}; call it \`icon.png\`.`);
      if (!isPng(file.bytes)) report('The icon is no PNG; save it as one.');
      else if (readPng(file.bytes) === undefined) report('The icon is cut off or damaged; save it again.');
    },
  },
});

export const iconShape = defineRule({
  id: 'icon-shape',
  code: 'POL-5000.2.1.4',
  summary: 'The icon is square, with sides of 100 to 230 points.',
  severity: verified,
  certainty: 'F',
  source: sources.submission,
  example: {
    at: '',
    in: 'icon.png',
    bad: exampleIcon('a PNG of 230 by 120 points', { height: 120 }),
    good: goodIcon,
  },
  on: {
    file(file, report) {
      const image = imageOf(file);
      if (image === undefined) return;
      const { width, height } = image;
      if (width === height && width >= 100 && width <= 230) return;
      report(
        `The icon has ${width} by ${height} points; it has to be square, with 100 to 230 (best 230 by 230).`,
      );
    },
  },
});

export const iconOpaque = defineRule({
  id: 'icon-opaque',
  code: 'POL-5000.2.1.5',
  summary: 'The background of the icon is opaque.',
  severity: verified,
  certainty: 'F',
  source: sources.submission,
  example: {
    at: '',
    in: 'icon.png',
    bad: exampleIcon('a PNG with a transparent background', { color: [218, 59, 1, 0] }),
    good: goodIcon,
  },
  on: {
    file(file, report) {
      const edge = edgeOf(imageOf(file));
      const clear = edge.filter(([, , , alpha]) => alpha < 255);
      if (clear.length === 0) return;
      const share = Math.ceil((clear.length / edge.length) * 100);
      report(`${share} % of the icon's edge is transparent; fill the background with the brand colour.`);
    },
  },
});

/** How far a channel of the background may be from the brand colour: what scaling and compression change. */
const tolerance = 8;

export const iconBackground = defineRule({
  id: 'icon-background',
  code: 'POL-5000.2.1.1',
  summary: 'The background of the icon has the colour that `iconBrandColor` names.',
  severity: certification('warning'),
  certainty: 'F',
  source: sources.submission,
  note: 'Compared with the most frequent colour along the edge of the icon.',
  example: {
    at: '',
    in: 'icon.png',
    bad: exampleIcon('a blue PNG beside an orange brand colour', { color: [0, 0, 255, 255] }),
    good: goodIcon,
  },
  on: {
    file(file, report, connector) {
      const brand = brandColor(connector);
      const background = mostFrequent(edgeOf(imageOf(file)));
      if (brand === undefined || background === undefined || background[3] < 255) return;
      if (brand.every((level, index) => Math.abs(level - (background[index] ?? 0)) <= tolerance)) return;
      report(
        `The background of the icon is ${hex(background)}, but \`iconBrandColor\` is ${hex(brand)}; make them equal.`,
      );
    },
  },
});

function isIcon({ name }: FileNode): boolean {
  return /^(?:icon|logo)\.(?:png|jpe?g|gif|svg|bmp|webp|ico)$/i.test(name);
}

function imageOf(file: FileNode): PngImage | undefined {
  return isIcon(file) && file.bytes.length < 4 * maximumBytes ? readPng(file.bytes) : undefined;
}

/** The points along the four sides; none when they cannot be read. */
function edgeOf(image: PngImage | undefined): readonly Pixel[] {
  if (image?.pixelAt === undefined) return [];
  const { width, height, pixelAt } = image;
  const rows = Array.from({ length: width }, (_, x) => [pixelAt(x, 0), pixelAt(x, height - 1)]).flat();
  const columns = Array.from({ length: height }, (_, y) => [pixelAt(0, y), pixelAt(width - 1, y)]).flat();
  return [...rows, ...columns];
}

function mostFrequent(pixels: readonly Pixel[]): Pixel | undefined {
  const counts = new Map<string, { pixel: Pixel; count: number }>();
  for (const pixel of pixels) {
    const entry = counts.get(pixel.join()) ?? { pixel, count: 0 };
    entry.count += 1;
    counts.set(pixel.join(), entry);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.pixel;
}

function brandColor({ properties }: ConnectorNode): readonly number[] | undefined {
  const color = properties?.value['iconBrandColor'];
  const digits = typeof color === 'string' ? /^#([0-9a-f]{6})$/i.exec(color)?.[1] : undefined;
  return digits === undefined
    ? undefined
    : [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16));
}

function hex(color: readonly number[]): string {
  return `\`#${color
    .slice(0, 3)
    .map((level) => level.toString(16).padStart(2, '0'))
    .join('')}\``;
}
