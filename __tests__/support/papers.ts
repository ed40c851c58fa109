/** Owns papers in a volunteer's file for the tests. */
import { seal } from '../../cloudfunctions/api/platform/cipher'
import type { Input } from '../../src/contract'
import type { Paper } from '../../src/domain/papers/documents'
import { personIdOf } from './builders'

export const aPaper = (given: Partial<Paper> = {}): Paper => ({
  ...{ paperId: 'paper-1', sort: 'credential', kind: 'firstAid', title: '', organiser: '市红十字会' },
  ...{ numberCipher: seal('HS-2024-0088'), from: null, until: '2099-12-31', hours: null },
  ...{ by: personIdOf('o-staff'), byName: '赵专职', at: 0 },
  ...given,
})

export const aCredential = (
  openid: string,
  given: Partial<Input<'papers.grant'>> = {},
): Input<'papers.grant'> => ({
  ...{ personId: personIdOf(openid), sort: 'credential', kind: 'firstAid', number: 'HS-2024-0088' },
  ...given,
})
