const text = { type: 'string' };
const texts = { type: 'array', items: text };
const headers = { type: 'object', additionalProperties: text };

const request = {
  type: 'object',
  required: ['method', 'url', 'headers'],
  properties: {
    method: text,
    url: text,
    sentTo: { ...text, description: 'Where it was really sent when `--backend` stands in for `url`.' },
    headers,
    body: {},
  },
};

const response = {
  type: 'object',
  required: ['status', 'headers'],
  properties: { status: { type: 'integer' }, headers, body: {} },
};

const change = {
  type: 'object',
  required: ['part'],
  properties: {
    part: { enum: ['method', 'url', 'query', 'header', 'body', 'status', 'connection'] },
    name: { ...text, description: 'The header, the query parameter, or the JSON pointer inside the body.' },
    before: { description: 'Left out when there was nothing before.' },
    after: { description: 'Left out when it was taken away.' },
  },
};

const deviations = {
  type: 'array',
  items: { type: 'object', required: ['pointer', 'message'], properties: { pointer: text, message: text } },
};

const step = {
  type: 'object',
  required: ['kind', 'title', 'outcome', 'atMs'],
  properties: {
    kind: {
      enum: [
        ...['received', 'throttling', 'credential', 'policy', 'script'],
        ...['backend-request', 'backend-response', 'answer', 'schema-check'],
      ],
    },
    title: { ...text, description: 'One line for people.' },
    outcome: { enum: ['done', 'changed', 'unchanged', 'skipped', 'failed', 'not-emulated'] },
    detail: { ...text, description: 'Why it was skipped, changed nothing or failed.' },
    atMs: { type: 'integer', description: 'Milliseconds since the call was received.' },
    policy: {
      type: 'object',
      required: ['index', 'templateId', 'section'],
      properties: {
        index: { type: 'integer', description: 'Place in `policyTemplateInstances`, from 0.' },
        templateId: text,
        title: text,
        section: { enum: ['Request', 'Response', 'Failure'] },
      },
    },
    changes: { type: 'array', items: change },
    warnings: texts,
    request,
    response,
    sideCall: {
      type: 'object',
      description: 'A call that the policy made on its own.',
      required: ['request'],
      properties: { request, response },
    },
    deviations,
  },
};

const call = {
  id: { ...text, description: "The call's `x-ms-client-request-id`." },
  time: { ...text, format: 'date-time' },
  connector: text,
  connection: text,
  operation: text,
  request,
  response,
  answeredBy: {
    enum: [
      ...['backend', 'mock', 'recording'],
      ...['throttling', 'unreachable', 'timeout', 'credential', 'policy', 'script'],
    ],
    description: 'The backend, what stands in for it, or the gateway in its place and why.',
  },
  durationMs: { type: 'integer' },
  notEmulated: texts,
  warnings: texts,
  requestDeviations: { ...deviations, description: 'Where the request is not what the definition says.' },
  answerDeviations: { ...deviations, description: 'Where the answer is not what its schema says.' },
  removedHeaders: texts,
};

const required = Object.keys(call).filter((name) => name !== 'operation');

/** A call in a list. */
export const callSummarySchema = { type: 'object', required, properties: call };

/** A call with everything that happened on its way. */
export const callSchema = {
  type: 'object',
  required: [...required, 'trace'],
  properties: { ...call, trace: { type: 'array', items: step } },
};
