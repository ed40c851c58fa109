/** Owns how an award that the station knows of somebody reads in a certificate: what it is called, who gave it, at which level. */
import type { HonourDocument } from '../honour/documents'
import { honourLevels } from '../honour/kinds'
import type { CertificateLine } from './documents'

/** As a line of a certificate; there are no minutes in it. */
export const awardLine = ({
  day,
  title,
  grantedBy,
  level,
}: Pick<HonourDocument, 'day' | 'title' | 'grantedBy' | 'level'>): CertificateLine => ({
  ...{ day, activity: `${title}（${[grantedBy, honourLevels[level]].filter(Boolean).join('，')}）` },
  ...{ minutes: 0, kind: 'award' },
})
