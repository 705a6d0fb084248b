import { existsSync, lstatSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createConnection } from 'node:net';
import { dirname } from 'node:path';
import express, { type Express } from 'express';
import type { Logger } from '../../shared/logger.js';
import { UsageError } from '../../shared/usage-error.js';
import { answerProblem, answerUnknownPath } from '../middleware/answer-problem.js';
import type { Admin } from './create-admin.js';

/** The admin routes. They stand on no TCP port: who can open the socket's file is the operator. */
export function createAdminApp(admin: Admin, logger: Logger): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', 'simple');
  app.get('/subscriptions', async (_request, response) => {
    response.json({ subscriptions: await admin.list() });
  });
  app.get('/subscriptions/:id', async (request, response) => {
    response.json(await admin.show(request.params.id));
  });
  app.post('/subscriptions/:id/replay', async (request, response) => {
    response.json({ replayed: await admin.replay(request.params.id, eventOf(request.query['event'])) });
  });
  app.post('/replay', async (request, response) => {
    response.json({ replayed: await admin.replay(undefined, eventOf(request.query['event'])) });
  });
  app.delete('/subscriptions/:id', async (request, response) => {
    await admin.drop(request.params.id);
    response.json({ dropped: request.params.id });
  });
  app.use(answerUnknownPath, answerProblem(logger));
  return app;
}

/** Serves the admin routes on a Unix socket that only its owner can open; one that was left behind is replaced. */
export async function serveAdmin(app: Express, path: string): Promise<{ close(): Promise<void> }> {
  await removeStale(path);
  const server = createServer(app);
  await listenPrivately(server, path);
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The rights are set by the mask while the socket is made, so that there is no moment in which others could open it. */
async function listenPrivately(server: Server, path: string): Promise<void> {
  const mask = process.umask(0o177);
  const listening = new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve); // makes the file before it returns
  });
  process.umask(mask);
  try {
    await listening;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = existsSync(dirname(path)) ? code : 'its folder is not there';
    throw new UsageError(
      `The admin socket ${path} cannot be made (${reason}). Name another in SHIM_ADMIN_SOCKET.`,
      { cause: error },
    );
  }
}

/** A process that was killed leaves its socket; one that still answers is in use. */
async function removeStale(path: string): Promise<void> {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (!found.isSocket())
    throw new UsageError(`SHIM_ADMIN_SOCKET names ${path}, which is there and is no socket.`);
  const isInUse = await new Promise<boolean>((resolve) => {
    const socket = createConnection(path);
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
  if (isInUse) throw new UsageError(`The admin socket ${path} is in use by another process.`);
  rmSync(path, { force: true });
}

function eventOf(given: unknown): string | undefined {
  return typeof given === 'string' && given !== '' ? given : undefined;
}
