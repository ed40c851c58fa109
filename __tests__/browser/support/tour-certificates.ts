/** Owns the way past certificates: making one, one's own, looking one up, trainings, and the seals of the desk. */
import type { CertificateDocument } from '../../../src/domain/certificate/documents'
import { appPages } from '../../../src/domain/app-pages'
import { honourPages } from '../../../src/domain/honour-pages'
import type { TestCloud } from '../../support/test-cloud'
import type { Stop } from './tour'

const LI = 'demo-volunteer-li'

export async function certificateStops(test: TestCloud): Promise<Stop[]> {
  const rows = await test.rows<CertificateDocument>('certificates')
  const good = rows.find(({ state, supersedes }) => state === 'issued' && supersedes !== null)
  const old = rows.find(({ state }) => state === 'superseded')
  const asked = rows.find(({ sealWaits }) => sealWaits)
  if (!good || !old || !asked) throw new Error('the demo has no certificates')
  const wang = 'demo-resident-wang'
  return [
    { name: 'certificates', openid: LI, page: appPages.certificates, main: true },
    {
      name: 'certificates-before',
      openid: LI,
      page: appPages.certificates,
      first: async (phone) => {
        await phone.tap(/开过的证明/)
        await phone.see(/已重开/)
      },
    },
    { name: 'certificate', openid: LI, page: honourPages.certificate(good._id) },
    { name: 'certificate-old', openid: LI, page: honourPages.certificate(old._id) },
    { name: 'certificate-none', openid: wang, page: appPages.certificates },
    {
      name: 'certificate-picture',
      openid: LI,
      page: honourPages.certificate(good._id),
      first: async (phone) => {
        await phone.tap(/做一张图/)
        await phone.see(/存成图片/)
      },
    },
    { name: 'check', openid: wang, page: honourPages.checkCertificate(good._id), main: true },
    { name: 'check-old', openid: wang, page: honourPages.checkCertificate(old._id) },
    { name: 'check-typed', openid: wang, page: honourPages.checkCertificate() },
    { name: 'trainings', openid: LI, page: honourPages.trainings },
    { name: 'seals', openid: 'demo-staff-zhou', page: honourPages.seals() },
  ]
}
