/** Owns where an uploaded file lies in the cloud: a folder for each use, a name that nobody can guess. */
import { randomLetters } from '@/platform/random'

/** What a file is for; the functions know the folders by these names. */
export type FileFolder = 'wish' | 'notice' | 'prize' | 'voice'

/** `wish/k3j…9.jpg` */
export const cloudPathOf = (folder: FileFolder, extension: string): string =>
  `${folder}/${randomLetters(24)}.${extension}`
