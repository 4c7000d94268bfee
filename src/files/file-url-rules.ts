/** OneDrive for work and SharePoint, where Teams keeps what people send in chats. */
const FILE_HOSTS = ['.sharepoint.com', '.sharepoint.us', '.sharepoint-mil.us', '.sharepoint.cn'];

/** Hosts of other links are not asked: one could be a machine behind the bot. */
export function isTeamsFileUrl(url: string): boolean {
  const parsed = URL.parse(url);
  if (parsed?.protocol !== 'https:' || parsed.username !== '' || parsed.port !== '') return false;
  return FILE_HOSTS.some((host) => parsed.hostname.endsWith(host));
}

/** Playground and tests: this machine only. */
export function isLoopbackFileUrl(url: string): boolean {
  const parsed = URL.parse(url);
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol) || parsed.username !== '') return false;
  return ['127.0.0.1', 'localhost', '[::1]'].includes(parsed.hostname);
}
