import type { RequestDoc } from './request.ts';

type Requested = Pick<RequestDoc, 'author' | 'onBehalfOf'>;

/** Requesters: the author, and the one whom the author substituted when sending it. */
export function requestersOf({ author, onBehalfOf }: Requested): string[] {
  return onBehalfOf ? [author, onBehalfOf] : [author];
}

/** The request as another's who takes over from one of these; the history still names who raised it. */
export function withRequester<R extends Requested>(request: R, from: string, to: string): R {
  const author = request.author === from ? to : request.author;
  const onBehalfOf = request.onBehalfOf === from ? to : request.onBehalfOf;
  return { ...request, author, onBehalfOf: onBehalfOf === author ? null : onBehalfOf };
}
