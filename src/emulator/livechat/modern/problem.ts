import { type ErrorType, errorTypes } from '../../../livechat/configuration/error.js';

/** A failure of v3, with the default message of its type unless there is a better one. */
export class TextPlatformProblem extends Error {
  override readonly name = 'TextPlatformProblem';
  readonly type: ErrorType;
  readonly data: { readonly region: string } | undefined;

  constructor(
    type: ErrorType,
    message: string = errorTypes[type].message,
    data?: { readonly region: string },
  ) {
    super(message);
    this.type = type;
    this.data = data;
  }
}
