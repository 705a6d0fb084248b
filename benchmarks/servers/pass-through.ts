import express from 'express';
import { Pool } from 'undici';
import { serve } from './serve.js';

/** The named peer: bare Express and undici, both bodies parsed and written again, nothing checked or reshaped. */
const pool = new Pool(process.argv[2] ?? '', { connections: 64 });
const app = express();
app.disable('x-powered-by').disable('etag');
app.use(express.json());
app.use(async (request, response) => {
  const { authorization = '' } = request.headers;
  const answer = await pool.request({
    method: request.method === 'POST' ? 'POST' : 'GET',
    path: request.url,
    headers: { authorization, accept: 'application/json', 'x-api-version': '2' },
    body: request.body === undefined ? null : JSON.stringify(request.body),
  });
  response.status(answer.statusCode).json(await answer.body.json());
});
await serve(app);
