const TEAMS_BOT = /^28:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Opens the reader's own chat with the bot, with the words to say already typed; '' outside Teams. */
export function chatLink(botId: string, say: string): string {
  if (!TEAMS_BOT.test(botId)) return '';
  const query = new URLSearchParams({ users: botId, message: say });
  return `https://teams.microsoft.com/l/chat/0/0?${query.toString().replaceAll('+', '%20')}`;
}
