import { expect, test } from 'vitest';
import { createParcelConnector } from '../../support/gateway/parcel-connector.js';
import { build, problemsOf } from './build-one.js';

test('sends forms URL-encoded, or as multipart when there is a file', () => {
  const operation = (consumes: string, type: string) => ({
    post: {
      operationId: 'Upload',
      consumes: [consumes],
      parameters: [
        { name: 'title', in: 'formData', type: 'string' },
        { name: 'scan', in: 'formData', type },
      ],
      responses: { 200: { description: 'OK' } },
    },
  });
  const plain = createParcelConnector({
    paths: { '/scans': operation('application/x-www-form-urlencoded', 'string') },
  });
  expect(build('Upload', { title: 'a b', scan: 'c&d' }, plain)).toMatchObject({
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'title=a+b&scan=c%26d',
  });
  const files = createParcelConnector({ paths: { '/scans': operation('multipart/form-data', 'file') } });
  const scan = { '$content-type': 'image/png', $content: Buffer.from('bits').toString('base64') };
  const sent = build('Upload', { title: 'a', scan }, files);
  expect(sent.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
  expect(sent.body).toContain('name="scan"; filename="scan"\r\nContent-Type: image/png\r\n\r\nbits\r\n');
});

test('takes the two keys that `describe` gives a file in a form: its content and its name', () => {
  const Upload = {
    operationId: 'Upload',
    consumes: ['multipart/form-data'],
    parameters: [{ name: 'the.scan', in: 'formData', type: 'file', required: true }],
    responses: { 200: { description: 'OK' } },
  };
  const files = createParcelConnector({ paths: { '/scans': { post: Upload } } });
  const sent = build(
    'Upload',
    { 'formData.$.the~1scan.$content': 'bits', 'formData.$.the~1scan.$filename': 'a "b".txt' },
    files,
  );
  expect(sent.body).toContain('name="the.scan"; filename="a %22b%22.txt"\r\n');
  expect(sent.body).toContain('\r\n\r\nbits\r\n');
  expect(problemsOf('Upload', { 'formData.$.the~1scan.$filename': 'a.txt' }, files)).toEqual([
    '`formData.$.the.scan` is required and has no value.',
  ]);
});

test('keeps the boundary of a form when a header parameter gives the media type', () => {
  const upload = (contentType: string) =>
    build(
      'Upload',
      {
        'Content-Type': contentType,
        scan: { '$content-type': 'image/png', $content: Buffer.from('bits').toString('base64') },
      },
      createParcelConnector({
        paths: {
          '/scans': {
            post: {
              operationId: 'Upload',
              consumes: ['multipart/form-data'],
              parameters: [
                { name: 'Content-Type', in: 'header', type: 'string' },
                { name: 'scan', in: 'formData', type: 'file' },
              ],
              responses: { 200: { description: 'OK' } },
            },
          },
        },
      }),
    );
  const { headers, body } = upload('multipart/form-data');
  const [, boundary = ''] = /^multipart\/form-data; boundary=(.+)$/.exec(headers['content-type'] ?? '') ?? [];
  expect(boundary).not.toBe('');
  expect(body?.startsWith(`--${boundary}\r\n`)).toBe(true);
  // What is no form type is the maker's word, wrong as it may be.
  expect(upload('application/octet-stream').headers['content-type']).toBe('application/octet-stream');
});
