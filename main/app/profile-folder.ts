import { profileFolder } from '../services/settings/profile.ts';

/** The folder that holds everything Leysin keeps for itself, for shells that start the app. */
export function findProfile(env: Readonly<Record<string, string | undefined>>): string {
  return profileFolder(env, process.platform);
}
