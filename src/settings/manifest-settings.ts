import { z } from 'zod';

/** Settings of the app package that tell who runs the bot. */
export interface ManifestSettings {
  /** The Teams app's own id; the bot's id unless given. */
  appId: string;
  botId: string;
  developerName: string;
  websiteUrl: string;
  privacyUrl: string;
  termsUrl: string;
}

const given = z.string('is missing').trim().min(1, 'is missing');
const guid = given.pipe(z.guid('is not a GUID')).transform((id) => id.toLowerCase());
const url = given.pipe(z.url({ protocol: /^https$/, error: 'is not an https address' }));

export const MANIFEST_SCHEMA = z.object({
  MicrosoftAppId: guid,
  TEAMS_APP_ID: guid.optional(),
  DEVELOPER_NAME: given.pipe(z.string().max(32, 'is longer than 32 characters')),
  DEVELOPER_URL: url,
  PRIVACY_URL: url.optional(),
  TERMS_URL: url.optional(),
});

export function toManifestSettings(settings: z.infer<typeof MANIFEST_SCHEMA>): ManifestSettings {
  return {
    appId: settings.TEAMS_APP_ID ?? settings.MicrosoftAppId,
    botId: settings.MicrosoftAppId,
    developerName: settings.DEVELOPER_NAME,
    websiteUrl: settings.DEVELOPER_URL,
    privacyUrl: settings.PRIVACY_URL ?? settings.DEVELOPER_URL,
    termsUrl: settings.TERMS_URL ?? settings.DEVELOPER_URL,
  };
}
