import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/**
 * The last step of the build: the compiled rules become one file, in place. Node takes longer to find and link a
 * hundred small modules than the rules take to check a small connector. Everything outside the folder stays as it is.
 */
const folder = fileURLToPath(new URL('../src/validator/rules/', import.meta.url));
const file = `${folder}index.js`;

const bundle = await rolldown({
  input: file,
  external: (id, _importer, isResolved) => isResolved && !id.startsWith(folder),
  resolve: { extensions: ['.js'] },
});
await bundle.write({ file, format: 'esm', sourcemap: true });
await bundle.close();
