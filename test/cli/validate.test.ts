import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ExampleChange } from '../../src/validator/rule.js';
import { builtMain } from '../support/build.js';
import { makeFolder } from '../support/make-folder.js';
import { until } from '../support/open-stack.js';
import { connectorFiles } from '../support/rule-test.js';

let main = '';
let folder = '';
let remove = () => {};

beforeAll(async () => {
  main = await builtMain();
});

beforeEach(() => {
  ({ folder, remove } = makeFolder());
});

afterEach(() => remove());

/** A folder with the clean connector after changes. */
function connector(name: string, ...changes: readonly ExampleChange[]): void {
  mkdirSync(join(folder, name));
  for (const file of connectorFiles(changes)) writeFileSync(join(folder, name, file.name), file.bytes);
}

function validate(...args: readonly string[]) {
  const child = spawnSync(process.execPath, [main, 'validate', ...args], { cwd: folder, encoding: 'utf8' });
  return { code: child.status, stdout: child.stdout, stderr: child.stderr };
}

const noEncoding = { at: '/paths/~1items~1{itemId}/get/parameters/0/x-ms-url-encoding', set: undefined };
const badVersion = { at: '/swagger', set: '3.0' };

test('a clean connector: exit code 0', () => {
  connector('clean');
  expect(validate('clean')).toMatchObject({ code: 0, stderr: '' });
});

test('an error: exit code 1, as JSON with the path from the working folder', () => {
  connector('old', badVersion);
  const { code, stdout } = validate('old', '--format', 'json');
  expect(code).toBe(1);
  const { version, findings } = JSON.parse(stdout);
  expect(version).toBe(1);
  expect(findings).toContainEqual({
    code: 'SpecificationVersionIncorrect',
    also: ['POL-5000.2.6.3'],
    rule: 'swagger-version',
    severity: 'error',
    message: 'The version is `3.0`; connectors are described in OpenAPI 2.0, so write `"2.0"`.',
    file: 'old/apiDefinition.swagger.json',
    pointer: '/swagger',
    line: 2,
    column: 5,
    help: 'https://learn.microsoft.com/connectors/custom-connectors/certification-swagger-validator-rules',
  });
});

test('warnings fail only when asked', () => {
  connector('a', noEncoding);
  expect(validate('a').code).toBe(0);
  expect(validate('a', '--fail-on', 'warning').code).toBe(1);
});

test('a folder of connectors, and single files, each checked', () => {
  connector('a');
  connector('b', badVersion);
  expect(validate('.').stdout).toContain('in 2 connectors');
  expect(validate('b/apiDefinition.swagger.json').code).toBe(1);
  expect(validate('a/apiDefinition.swagger.json', 'a/apiProperties.json').code).toBe(0);
});

test('a file that is named is read, whatever its name', () => {
  writeFileSync(join(folder, 'notes'), 'hello world');
  expect(validate('notes').stdout).toContain('not valid JSON');
  const [definition] = connectorFiles([badVersion]).filter(
    ({ name }) => name === 'apiDefinition.swagger.json',
  );
  writeFileSync(join(folder, 'definition'), definition?.bytes ?? '');
  expect(validate('definition').stdout).toContain('The version is `3.0`');
});

test('--fix repairs in place and reports what is left', () => {
  connector('a', noEncoding, { at: '/swagger', set: '2' });
  expect(validate('a', '--fix', '--fail-on', 'warning')).toMatchObject({ code: 0 });
  const definition = JSON.parse(readFileSync(join(folder, 'a/apiDefinition.swagger.json'), 'utf8'));
  expect(definition.swagger).toBe('2.0');
  expect(definition.paths['/items/{itemId}'].get.parameters[0]['x-ms-url-encoding']).toBe('single');
});

test('a baseline passes over what it knows', () => {
  connector('a', badVersion);
  expect(validate('a', '--write-baseline', 'known.json')).toMatchObject({ code: 0, stdout: '' });
  expect(validate('a', '--baseline', 'known.json').code).toBe(0);
});

test('a settings file is found, and a wrong one is told about in full', () => {
  connector('a', badVersion);
  writeFileSync(join(folder, 'a/validator.yaml'), 'rules:\n  swagger-version: off\n');
  expect(validate('a').code).toBe(0);
  writeFileSync(join(folder, 'validator.yaml'), 'rules:\n  swagger-versoin: off\nfail: 1\n');
  const { code, stderr } = validate('a');
  expect(code).toBe(2);
  expect(stderr).toContain('`fail` is no setting');
  expect(stderr).toContain('there is no `swagger-versoin`');
});

test('an ignore that ran out is told about and ignores nothing', () => {
  connector('a', badVersion);
  writeFileSync(
    join(folder, 'validator.yaml'),
    'ignore:\n  - { rule: swagger-version, reason: moving soon, until: 2020-01-01 }\n',
  );
  const { code, stderr } = validate('a');
  expect(code).toBe(1);
  expect(stderr).toContain('The ignore of `swagger-version` ended on 2020-01-01');
});

test('--against reports what breaks', () => {
  connector('before');
  connector('after', { at: '/paths/~1items/post', set: undefined });
  expect(validate('after').code).toBe(0);
  const { code, stdout } = validate('after', '--against', 'before');
  expect(code).toBe(1);
  expect(stdout).toContain('OperationDeleted');
});

test('what is no text is told once, and --fix leaves it alone', () => {
  const bytes = Uint8Array.from({ length: 600 }, (_, index) => (index * 89 + 200) % 256);
  writeFileSync(join(folder, 'photo.json'), bytes);
  const { code, stdout, stderr } = validate('photo.json', '--fix', '--format', 'json');
  expect(code).toBe(1);
  expect(JSON.parse(stdout).findings.map(({ code: rule }: { code: string }) => rule)).toEqual(['LNT-15']);
  expect(stderr).toBe('');
  expect(readFileSync(join(folder, 'photo.json'))).toEqual(Buffer.from(bytes));
});

test.each([
  ['a folder', 'empty', /is a directory|illegal operation|EISDIR/],
  ['a place below a file', 'a/apiDefinition.swagger.json/x', /not a directory|EEXIST|ENOTDIR/],
])('%s takes neither report nor baseline', (_, target, reason) => {
  connector('a');
  mkdirSync(join(folder, 'empty'));
  for (const option of ['--out', '--write-baseline']) {
    const { code, stderr } = validate('a', option, target);
    expect(code).toBe(2);
    expect(stderr).toMatch(`${target} cannot be written`);
    expect(stderr).toMatch(reason);
    expect(stderr).not.toContain('    at ');
  }
});

test('a version before that holds no connector is a usage error, not a version without changes', () => {
  connector('a');
  mkdirSync(join(folder, 'empty'));
  writeFileSync(join(folder, 'list.json'), '[]');
  for (const before of ['empty', 'list.json']) {
    expect(validate('a', '--against', before)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `livechat-connector: \`${before}\` holds no connector to compare with.\n`,
    });
  }
  connector('b');
  expect(validate('.', '--against', 'nowhere')).toMatchObject({
    code: 2,
    stderr: 'livechat-connector: --against: `nowhere` does not exist.\n',
  });
});

test.each([
  [['nowhere'], '`nowhere` does not exist'],
  [['.', '--format', 'xml'], 'Allowed choices'],
  [['.', '--explain', 'Nonsense'], 'There is no rule `Nonsense`; docs/rules/README.md lists them all'],
  [['.', '--explain', 'PathParameterMissing'], 'did you mean `PathParameterMissingEncoding`'],
  [['.', '--baseline', 'none.json'], 'cannot be read'],
])('%j is a usage error', (args, message) => {
  connector('a');
  const { code, stderr } = validate(...args);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

test.each(['sarif', 'junit', 'github', 'html', 'text'])('--format %s writes a report to a file', (format) => {
  connector('a', badVersion);
  expect(validate('a', '--format', format, '--out', 'report')).toMatchObject({ code: 1, stdout: '' });
  expect(readFileSync(join(folder, 'report'), 'utf8')).toContain('The version is');
});

test('--watch checks again after a change, and ends cleanly when told to', async () => {
  connector('one');
  const child = spawn(process.execPath, [main, 'validate', 'one', '--watch'], { cwd: folder });
  try {
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    const reports = () => output.match(/for the profile `certified`/g)?.length ?? 0;
    await until(() => reports() >= 1);
    const [bad] = connectorFiles([badVersion]).filter(({ name }) => name === 'apiDefinition.swagger.json');
    writeFileSync(join(folder, 'one/apiDefinition.swagger.json'), bad?.bytes ?? '');
    await until(() => output.includes('SpecificationVersionIncorrect'));
    expect(child.exitCode).toBeNull();
    const ended = once(child, 'close');
    child.kill('SIGTERM');
    expect(await ended).toEqual([1, null]);
  } finally {
    child.kill('SIGKILL');
  }
});

test('--watch goes on when a file is missing for a while, as when it is replaced', async () => {
  connector('one', badVersion);
  const definition = join(folder, 'one/apiDefinition.swagger.json');
  const report = join(folder, 'one/report.txt');
  const child = spawn(process.execPath, [main, 'validate', definition, '--watch', '--out', report]);
  const ended = once(child, 'close');
  try {
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    await until(() => existsSync(report));
    renameSync(definition, `${definition}.old`);
    await until(() => errors.includes('does not exist'));
    expect(errors).not.toContain('Error:');
    rmSync(report);
    renameSync(`${definition}.old`, definition);
    await until(() => existsSync(report));
    expect(child.exitCode).toBeNull();
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
});
