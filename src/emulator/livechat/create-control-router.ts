import express, { Router } from 'express';
import type { SimulatorContext } from './context.js';
import {
  readAssignChat,
  readChangeAgent,
  readCreateToken,
  readEndChat,
  readOpenTicket,
  readSay,
  readSilo,
  readStartChat,
  readTag,
} from './control-fields.js';
import type { Controls } from './controls.js';
import type { Faults } from './faults.js';
import { FieldReader } from './field-reader.js';
import { createNotFound } from './problem.js';
import { readFault } from './read-fault.js';
import { readQuirks } from './read-quirks.js';
import { answer, answerErrors } from './v2/answer.js';

/** The controls over HTTP, below `/simulator`: JSON, no credential, for tools on the same machine. */
export function createControlRouter(context: SimulatorContext, controls: Controls, faults: Faults): Router {
  const router = Router().use(express.json({ limit: '256kb', strict: false }));

  router.get('/state', (request, response) => answer(request, response, controls.state()));

  router.post('/chats', (request, response) => {
    answer(request, response, controls.startChat(readStartChat(new FieldReader(request.body))), 201);
  });

  router.post('/chats/:id/messages', (request, response) => {
    answer(request, response, controls.say(request.params.id, readSay(new FieldReader(request.body))), 201);
  });

  router.post('/chats/:id/end', (request, response) => {
    answer(
      request,
      response,
      controls.endChat(request.params.id, readEndChat(new FieldReader(request.body))),
    );
  });

  router.post('/tickets', (request, response) => {
    answer(request, response, controls.openTicket(readOpenTicket(new FieldReader(request.body))), 201);
  });

  router.post('/chats/:id/assign', (request, response) => {
    const options = readAssignChat(new FieldReader(request.body));
    answer(request, response, controls.assignChat(request.params.id, options));
  });

  router.post('/chats/:id/tags', (request, response) => {
    answer(request, response, controls.tagChat(request.params.id, readTag(new FieldReader(request.body))));
  });

  router.put('/tickets/:id/silo', (request, response) => {
    const silo = readSilo(new FieldReader(request.body));
    answer(request, response, controls.moveTicket(request.params.id, silo));
  });

  router.put('/agents/:login', (request, response) => {
    const options = readChangeAgent(new FieldReader(request.body));
    answer(request, response, controls.changeAgent(request.params.login, options));
  });

  router.post('/tokens', (request, response) => {
    const options = readCreateToken(new FieldReader(request.body));
    answer(request, response, controls.createToken(options), 201);
  });

  router.put('/faults', (request, response) => {
    faults.set(readFault(new FieldReader(request.body)));
    answer(request, response, faults.current());
  });

  router.delete('/faults', (request, response) => {
    faults.clear();
    answer(request, response, {});
  });

  router.put('/quirks', (request, response) => {
    Object.assign(context.quirks, readQuirks(new FieldReader(request.body)));
    answer(request, response, context.quirks);
  });

  router.use(() => {
    throw createNotFound('Control');
  });
  router.use(answerErrors(context.logger));
  return router;
}
