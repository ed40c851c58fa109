/** Owns what a person is before having told us anything. */
import type { PersonDocument } from './documents'
import { FILED } from './finding'

export function newPerson(given: {
  personId: string
  openid: string
  stationId: string
  cardToken: string
  now: number
}): PersonDocument {
  return {
    _id: given.personId,
    stationId: given.stationId,
    nickname: '',
    realName: '',
    sex: 'unknown',
    birthDate: null,
    marks: [],
    filed: FILED,
    phoneCipher: '',
    maskedPhone: '',
    gridId: null,
    building: '',
    roles: [],
    gridIds: [],
    partnerId: null,
    householdId: null,
    markedPrizeId: null,
    volunteer: {
      state: 'none',
      version: 0,
      history: [],
      volunteerNo: null,
      skills: [],
      slots: [],
      termsVersion: 0,
      appliedAt: null,
      dueAt: null,
      reason: '',
      guardian: null,
    },
    family: [],
    cardTokens: [given.cardToken],
    cardToken: given.cardToken,
    agenda: [],
    consents: [],
    subscriptions: {},
    recentKeys: [],
    openid: given.openid,
    version: 0,
    createdAt: given.now,
  }
}
