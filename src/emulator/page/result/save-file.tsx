import { fileNameOf, readFile } from './carried-file.js';

/** Lets a maker keep a file that an answer holds; nothing when the answer is no file. */
export function SaveFile({
  body,
  headers,
}: {
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}) {
  const file = readFile(body);
  if (file === undefined) return null;
  const name = fileNameOf(headers['content-disposition'], file.type);
  const save = (): void => {
    const bytes = Uint8Array.from(atob(file.content), (letter) => letter.charCodeAt(0));
    const url = URL.createObjectURL(new Blob([bytes], { type: file.type }));
    const link = Object.assign(document.createElement('a'), { href: url, download: name });
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <p>
      <button type="button" onClick={save}>
        Save {name}
      </button>
    </p>
  );
}
