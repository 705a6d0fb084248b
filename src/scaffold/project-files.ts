/** A file of a new project: its path with forward slashes, and its text. */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
}

/** What a new project is called, and the versions it is made for. */
export interface ProjectOptions {
  /** Name of the package, as npm takes it. */
  readonly name: string;
  readonly title: string;
  /** Version of this package. */
  readonly version: string;
}

/** Everything of a new connector project but the connector itself. */
export function projectFiles(options: ProjectOptions): readonly ProjectFile[] {
  return [
    { path: 'package.json', text: `${JSON.stringify(manifest(options), null, 2)}\n` },
    { path: 'tsconfig.json', text: `${JSON.stringify(compilerOptions, null, 2)}\n` },
    { path: '.gitignore', text: 'node_modules\npackage\nvalidate.xml\n.livechat-connector\n' },
    { path: 'test/connector.test.ts', text: connectorTest },
    { path: '.github/workflows/connector.yml', text: workflow },
    { path: 'ci.sh', text: ciScript },
    { path: 'README.md', text: readme(options) },
  ];
}

/** The steps of every check, in the order of the pipeline; also what an existing package.json is given. */
export const projectScripts: Readonly<Record<string, string>> = {
  generate: 'livechat-connector generate .',
  check: 'livechat-connector generate . --check',
  types: 'tsc --noEmit',
  validate: 'livechat-connector validate . --profile import',
  test: 'vitest run',
  start: 'livechat-connector emulate . --mock',
  package: 'livechat-connector package . --for paconn --out package',
};

/** What a project needs beside this package. */
export const projectTools: Readonly<Record<string, string>> = {
  '@types/node': '^20.19.0',
  typescript: '^7.0.2',
  vitest: '^4.1.12',
};

function manifest({ name, version }: ProjectOptions) {
  return {
    name,
    version: '0.1.0',
    private: true,
    type: 'module',
    scripts: projectScripts,
    devDependencies: { ...projectTools, 'livechat-connector': `^${version}` },
  };
}

const compilerOptions = {
  compilerOptions: {
    target: 'ES2023',
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    types: ['node'],
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    verbatimModuleSyntax: true,
    skipLibCheck: true,
    noEmit: true,
  },
  include: ['connector', 'test'],
};

const connectorTest = `import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Emulator, startEmulator } from 'livechat-connector/testing';

/** The connector behind the gateway emulator; a mock answers from the response schemas. */
let emulator: Emulator;
const timeout = 120_000; // a large connector on a slow machine
beforeAll(async () => {
  emulator = await startEmulator({ folder: '.' });
}, timeout);
afterAll(() => emulator.close());

test('every action takes its inputs and gives what its schema says', async () => {
  for (const action of emulator.actions) {
    const { status, deviations } = await emulator.call(action);
    expect({ action, isSuccess: status >= 200 && status < 300, deviations }).toEqual({
      action,
      isSuccess: true,
      deviations: [],
    });
  }
}, timeout);

test('every webhook trigger subscribes, and a notification starts a run', async () => {
  for (const trigger of emulator.triggers) {
    const { status } = await emulator.fire(trigger);
    expect({ trigger, status }).toEqual({ trigger, status: 202 });
  }
}, timeout);
`;

const workflow = `name: connector
on: [push, pull_request]
permissions:
  contents: read
jobs:
  connector:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 20
          cache: npm
      - name: Install
        run: npm ci
      - name: Documents are current
        run: npm run check
      - name: Types
        run: npm run types
      - name: Validate
        run: npm run validate -- --format github
      - name: Emulator tests
        run: npm test
      - name: Package
        run: npm run package
      - uses: actions/upload-artifact@v4
        with:
          name: connector
          path: package
`;

const ciScript = `#!/bin/sh
# The same checks as .github/workflows/connector.yml, for any other pipeline.
set -eu
npm ci
npm run check
npm run types
npm run validate -- --format junit --out validate.xml
npm test
npm run package
`;

function readme({ title }: ProjectOptions): string {
  return `# ${title}

A connector for Power Automate, Logic Apps, Power Apps and Copilot Studio, as typed source in \`connector\`.

| Command | Does |
| --- | --- |
| \`npm run generate\` | writes apiDefinition.swagger.json, apiProperties.json and docs/reference.md |
| \`npm run check\` | fails when they are not current |
| \`npm run validate\` | checks them with the rules of the platform |
| \`npm test\` | calls every action and fires every trigger in the gateway emulator |
| \`npm start\` | the emulator with its page, and a mock for a backend |
| \`npm run package\` | what an import takes, in \`package\` |
`;
}
