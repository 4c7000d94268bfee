import { AppError } from '../../src/kernel/errors.ts';
import type { ContentRenderer } from '../turn/content.ts';
import { drawClient } from './client-reply.ts';

/** The card as its reader may see the client now; null for who may see it no more. */
export const renderClientCard: ContentRenderer<'client-card'> = async (app, { client }, reader) => {
  const { person, texts } = reader;
  if (!person) return null;
  try {
    return await drawClient({ app, person, texts }, client, 'card');
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'NOT_FOUND') throw error;
    return null;
  }
};
