import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { UsageError } from '../../shared/usage-error.js';
import type { IconFile } from '../connector-folder.js';
import { plainIcon } from './plain-icon.js';
import { readPngHeader } from './read-png-header.js';
import { writePng } from './write-png.js';

/** Draws an icon as an opaque PNG of so many pixels in width and height. */
export type DrawIcon = (size: number) => Uint8Array;

/**
 * Prepares the drawing of an icon on its brand colour. A PNG is taken as it is. Without a file, a plain plug is
 * drawn. A file that cannot be drawn is a `UsageError`.
 */
export async function prepareIcon(icon: IconFile | undefined, brandColor: string): Promise<DrawIcon> {
  if (icon?.kind === 'png') {
    if (readPngHeader(icon.bytes) === undefined)
      throw new UsageError(`The icon ${icon.file} is no PNG file.`);
    return () => icon.bytes;
  }
  const svg = icon === undefined ? plainIcon(brandColor) : new TextDecoder().decode(icon.bytes);
  const { Resvg } = await loadResvg();
  return (size) => {
    const image = render(
      () => new Resvg(svg, { background: brandColor, fitTo: { mode: 'width', value: size } }),
    );
    if (image.width !== image.height) {
      const found = `${image.width} by ${image.height}`;
      throw new UsageError(`The icon ${icon?.file} is ${found} in proportion; give it a square \`viewBox\`.`);
    }
    return writePng(image.pixels, image.width, image.height);
  };

  function render(prepare: () => InstanceType<typeof Resvg>) {
    try {
      return prepare().render();
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new UsageError(`The icon ${icon?.file} cannot be drawn: ${reason}.`, { cause });
    }
  }
}

type Resvg = typeof import('@resvg/resvg-wasm');
let loaded: Promise<Resvg> | undefined;

/** The renderer is WebAssembly, so its pixels are the same on every machine. It can be made ready only once. */
function loadResvg(): Promise<Resvg> {
  loaded ??= (async () => {
    const resvg = await import('@resvg/resvg-wasm');
    await resvg.initWasm(readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
    return resvg;
  })();
  return loaded;
}
