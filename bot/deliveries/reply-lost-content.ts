import type { ContentRenderer } from '../turn/content.ts';

export const renderReplyLost: ContentRenderer<'reply-lost'> = async (app, _content, { texts }) => {
  const text = texts.t('common.reply-lost');
  return app.cards.render('messages/text', { text }, text);
};
