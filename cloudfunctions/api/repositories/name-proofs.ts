/** Owns what is read along when somebody changes the own name: whether a certificate says it, and whether staff have seen who asks. */
import { dataRequest } from '@/domain/data-request'
import type { CaseDocument } from '@/domain/case/documents'
import type { NameFacts } from '@/domain/person/decide-profile'
import type { Doc } from '../platform/cloud'
import type { Join } from '../platform/joins'
import { joinedOne } from '../handler'
import { casesOf } from './cases'
import { CERTIFICATES } from './certificates'

type CaseDoc = CaseDocument & Doc

/** Nothing where no name is told. */
export const nameJoins = (personId: string, realName: string | undefined): Record<string, Join> =>
  realName === undefined
    ? {}
    : {
        namedPaper: { from: CERTIFICATES, where: { ownerId: personId }, limit: 1, fields: { ownerId: 1 } },
        nameRequest: {
          from: casesOf(dataRequest),
          where: {
            ...{ actorIds: personId, kind: dataRequest.name, ownerId: personId },
            ...{ state: { $in: ['checked', 'climbed'] }, 'form.what': 'name', 'form.whose': 'own' },
          },
          ...{ order: { createdAt: -1 }, limit: 1, fields: { history: 1 } },
        },
      }

/** When staff have made sure who asks, in a request that is not answered yet. */
const checkedAt = (request: Pick<CaseDoc, 'history'> | null): number | null =>
  (request?.history ?? []).reduce<number | null>(
    (latest, { on, at }) => (on === 'check' ? Math.max(latest ?? 0, at) : latest),
    null,
  )

export const nameFactsIn = (joined: Record<string, Doc[]>): NameFacts => ({
  hasCertificate: joinedOne(joined, 'namedPaper') !== null,
  checkedAt: checkedAt(joinedOne<CaseDoc>(joined, 'nameRequest')),
})
