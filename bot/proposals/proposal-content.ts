import { findProposal } from '../../src/proposals/list-proposals.ts';
import type { ContentRenderer } from '../turn/content.ts';
import { drawProposal } from './proposal-reply.ts';

/** The head of sales asks for a registration; nothing once it stands no more. */
export const renderProposal: ContentRenderer<'proposal'> = async (app, { about, by }, { person, texts }) => {
  if (!person) return null;
  const proposal = await findProposal(app, { actor: person._id, kind: 'candidate', about });
  if (!proposal) return null;
  const name = (await app.directory.findEvenInactive(by))?.name ?? by;
  const notice = { text: texts.t('proposals.handed-to-you', { name }), tone: 'accent' as const };
  return drawProposal({ app, person, texts }, proposal, notice);
};
