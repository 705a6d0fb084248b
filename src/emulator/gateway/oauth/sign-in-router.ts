import { type Request, type Response, Router } from 'express';
import { htmlHeaders, resultPage } from './pages.js';
import type { SignIn } from './sign-in.js';

/** Answers `/sign-in/{connector}/{connection}` and the two redirect addresses, which a browser opens. */
export function createSignInRouter(
  signIn: Pick<SignIn, 'start' | 'finish'>,
  publicUrl: () => string,
): Router {
  const router = Router();
  router.get('/sign-in/:connector/:connection', (request: Request, response: Response) => {
    const { connector, connection } = request.params as Record<string, string>; // single segments
    response.redirect(302, signIn.start(connector ?? '', connection ?? ''));
  });
  router.get(['/redirect', '/redirect/:connector'], async (request, response) => {
    const problem = await signIn.finish(new URL(request.originalUrl, publicUrl()).searchParams);
    const page =
      problem === undefined
        ? resultPage('Signed in', 'The connection is ready. This window can be closed.')
        : resultPage('Not signed in', problem);
    response
      .status(problem === undefined ? 200 : 400)
      .set(htmlHeaders())
      .send(page);
  });
  return router;
}
