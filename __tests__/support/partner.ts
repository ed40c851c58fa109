/** Owns the partner that pledges and agreements of tests are of. */
import type { TestCloud } from './test-cloud'

export const PARTNER = 'ally-1'

export const putPartner = (test: TestCloud, stationId = 'st1') =>
  test.cloud.store.insert('partners', [
    {
      ...{ _id: PARTNER, stationId, name: '和顺理发店', place: '北门', contact: '孙师傅' },
      ...{ active: true, fetchUntil: null, version: 1, createdAt: 0 },
      face: {
        sort: 'patron',
        needs: '',
        gives: '理发',
        projects: '',
        vows: ['honest'],
        vowedOn: { honest: '2026-11-01' },
      },
    },
  ])
