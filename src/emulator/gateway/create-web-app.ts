import express, { type NextFunction, type Request, type Response } from 'express';
import type { AnswerProblem } from './control/answer-problem.js';
import type { ControlOptions } from './control/control-options.js';
import { createControlRouter } from './control/create-control-router.js';
import { servePage } from './control/serve-page.js';
import { type AuthorizationServerOptions, createAuthorizationServer } from './oauth/authorization-server.js';
import { createSignInRouter } from './oauth/sign-in-router.js';

/** What the web app is built on. */
export interface WebAppOptions {
  readonly control: ControlOptions;
  readonly identity: AuthorizationServerOptions;
  readonly answerProblem: AnswerProblem;
}

/** Answers what people and their tools ask for. */
export interface WebApp {
  readonly app: express.Express;
  /** Ends open event streams. */
  close(): void;
}

/** What is not part of a call: signing in, the identity provider, the control interface and the page. */
export function createWebApp({ control, identity, answerProblem }: WebAppOptions): WebApp {
  const { router, close } = createControlRouter(control);
  const app = express().disable('x-powered-by').disable('etag');
  app.use(createSignInRouter(control.signIn, control.publicUrl));
  app.use('/identity', createAuthorizationServer(identity));
  app.use('/api', router);
  app.use(servePage());
  // Express knows a handler of errors by its four parameters.
  app.use((error: unknown, request: Request, response: Response, _next: NextFunction) =>
    answerProblem(error, request, response),
  );
  return { app, close };
}
