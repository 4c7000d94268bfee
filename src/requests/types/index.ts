import { AppError } from '../../errors.ts';
import type { RequestDefinition } from '../definition.ts';
import { vipStatus } from './vip-status.ts';

/** Every kind of request, in the order in which a person is offered them. */
export const REQUEST_TYPES: readonly RequestDefinition[] = [vipStatus];

export function getRequestType(id: string): RequestDefinition {
  const definition = REQUEST_TYPES.find((type) => type.id === id);
  if (!definition) throw new AppError('NOT_FOUND', { message: `no request type ${id}` });
  return definition;
}
