import { asAppError } from '../../src/kernel/errors.ts';
import type { ContentRenderer } from '../turn/content.ts';
import { drawVipList } from './list-reply.ts';

/** Not to who may not see it any more. */
export const renderVipList: ContentRenderer<'vip-list'> = async (app, { list }, { person, texts }) => {
  if (!person) return null;
  try {
    return await drawVipList({ app, person, texts }, { list });
  } catch (error) {
    if (asAppError(error).code === 'NOT_FOUND') return null;
    throw error;
  }
};
