import { describe, expect, it } from '@jest/globals';
import { isLoopbackFileUrl, isTeamsFileUrl } from '../../../src/files/file-url-rules.ts';

describe('isTeamsFileUrl', () => {
  it.each([
    'https://contoso-my.sharepoint.com/personal/somebody/_layouts/15/download.aspx?UniqueId=1&tempauth=2',
    'https://contoso.sharepoint.com/sites/x/_api/v2.0/drive/items/1/uploadSession?guid=2',
    'https://CONTOSO.SharePoint.com/x',
  ])('allows %s', (url) => expect(isTeamsFileUrl(url)).toBe(true));

  it.each([
    'http://contoso.sharepoint.com/x',
    'https://sharepoint.com.evil.example/x',
    'https://evilsharepoint.com/x',
    'https://sharepoint.com/x',
    'https://contoso.sharepoint.com:8443/x',
    'https://user:secret@contoso.sharepoint.com/x',
    'https://contoso.sharepoint.com@evil.example/x',
    'https://evil.example/#.sharepoint.com',
    'https://127.0.0.1/x',
    'file:///etc/passwd',
    'contoso.sharepoint.com/x',
    '',
  ])('refuses %j', (url) => expect(isTeamsFileUrl(url)).toBe(false));
});

describe('isLoopbackFileUrl', () => {
  it('allows this machine only', () => {
    expect(isLoopbackFileUrl('http://127.0.0.1:3000/x')).toBe(true);
    expect(isLoopbackFileUrl('http://[::1]/x')).toBe(true);
    expect(isLoopbackFileUrl('http://127.0.0.1.evil.example/x')).toBe(false);
    expect(isLoopbackFileUrl('https://contoso.sharepoint.com/x')).toBe(false);
  });
});
