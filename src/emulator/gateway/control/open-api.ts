import type { ControlRoute } from './route.js';

const problem = {
  description: 'What is wrong, in one shape.',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** Describes the control interface as an OpenAPI 3.0 document: the routes of the table, made from it. */
export function toOpenApi(routes: readonly ControlRoute[], publicUrl: () => string): () => object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: toOperation(route) };
  }
  return () => ({
    openapi: '3.0.3',
    info: {
      title: 'Control interface of the connector gateway emulator',
      version: '1',
      description: 'Connections, calls, flows and their runs. Secrets are masked in every answer.',
    },
    servers: [{ url: `${publicUrl()}/api` }],
    paths,
    components: {
      schemas: {
        Problem: {
          type: 'object',
          required: ['error'],
          properties: {
            error: {
              type: 'object',
              required: ['code', 'message'],
              properties: {
                code: { type: 'string' },
                message: { type: 'string' },
                details: { type: 'array', items: { type: 'string' } },
              },
            },
          },
        },
      },
    },
  });
}

function toOperation({
  id,
  summary,
  path,
  query = [],
  body,
  status,
  answer,
  produces = 'application/json',
}: ControlRoute): object {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  return {
    operationId: id,
    summary,
    parameters: [
      ...names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
      ...query.map((name) => ({ name, in: 'query', schema: { type: 'string' } })),
    ],
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      [status]:
        status === 204
          ? { description: 'Done.' }
          : {
              description: 'Done.',
              content: { [produces]: answer === undefined ? {} : { schema: answer } },
            },
      default: problem,
    },
  };
}
