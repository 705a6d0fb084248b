/** A step of the guide: a file to write, or a command to run. */
export type GuideStep =
  | { readonly kind: 'file'; readonly path: string; readonly text: string }
  | { readonly kind: 'command'; readonly command: string };

/** The steps in the order of the page: blocks with a title are files, lines that begin with `$ ` commands. */
export function readGuide(page: string): readonly GuideStep[] {
  return [...page.matchAll(/^```(\w+)(?: title="([^"]+)")?\n([\s\S]*?)^```$/gm)].flatMap(
    ([, language, path, text = '']): GuideStep[] => {
      if (path !== undefined) return [{ kind: 'file', path, text }];
      if (language !== 'console') return [];
      return text
        .split('\n')
        .filter((line) => line.startsWith('$ '))
        .map((line) => ({ kind: 'command', command: line.slice(2) }));
    },
  );
}
