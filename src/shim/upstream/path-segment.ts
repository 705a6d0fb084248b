import { HttpProblem } from '../http-problem.js';

/**
 * A value as one segment of a path. A value of dots only would change the path on its way, so it names nothing.
 *
 * @param what the thing it names, for the message: `ticket`, `agent`.
 */
export function pathSegment(value: string, what: string): string {
  if (value === '' || /^\.+$/.test(value) || !value.isWellFormed()) {
    throw new HttpProblem(404, 'NotFound', `There is no ${what} \`${value.toWellFormed()}\`.`);
  }
  return encodeURIComponent(value);
}
