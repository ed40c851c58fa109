/** Owns where an uploaded file lies in the cloud: a folder for each use, a name that nobody can guess. */
import { randomLetters } from '@/platform/random'

/** What a file is for; the functions know the folders by these names. */
export type FileFolder = 'wish' | 'notice' | 'prize' | 'voice' | 'case' | 'activity' | 'import' | 'visit'

/**
 * `wish/<whose>/k3j…9.jpg`: the path says whose it is, so that nobody else can name it. With a name of its own,
 * which nobody can guess either, a file that is sent again is the same file.
 */
export const cloudPathOf = (
  folder: FileFolder,
  owner: string,
  extension: string,
  name = randomLetters(24),
): string => [folder, ...(owner === '' ? [] : [owner]), `${name}.${extension}`].join('/')
