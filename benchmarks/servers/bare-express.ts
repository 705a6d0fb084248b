import express from 'express';
import { serve } from './serve.js';

/** The named peer of the intake: a bare Express answer to a parsed JSON body, nothing kept. */
const app = express();
app.disable('x-powered-by').disable('etag');
app.post('/hooks/:secret', express.json(), (request, response) => {
  response.status(200).json({ event: request.body.event_type });
});
await serve(app);
