/** Owns certificates on the phone: what can be made, one's own, one of them, looking one up, and those whose seal waits. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createPages } from '@/api/pages'
import { callKeyed } from '@/api/request-key'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'

export type Periods = Output<'certificate.periods'>
export type OwnCertificate = Output<'certificate.open'>
export type CertificateCard = Output<'certificate.mine'>['items'][number]
export type CheckedCertificate = Output<'certificate.check'>
export type AskedCertificate = Output<'certificate.asked'>['items'][number]
export type CertificateLine = OwnCertificate['lines'][number]

const periods = createResource<undefined, Periods>({
  name: 'certificate-periods',
  load: () => call('certificate.periods', {}),
})

export const openPeriods = () => periods.open(undefined)
export const usePeriods = () => periods.use(periods.select(undefined))

export const ownCertificates = createPages({
  name: 'certificates',
  action: 'certificate.mine',
  keep: 1,
}).of()

const one = createResource<string, OwnCertificate>({
  name: 'certificate',
  load: (no) => call('certificate.open', { no }),
  keyOf: (no) => no,
  keep: 5,
})

export const openCertificate = (no: string) => one.open(no)
export const useCertificate = (no: string) => one.use(one.select(no))

/** Makes one; the page that it leads to opens with it. */
export async function makeCertificate(input: Input<'certificate.make'>): Promise<Answer<OwnCertificate>> {
  const answer = await callKeyed('certificate.make', input)
  if (answer.ok) one.hand(answer.data.no, answer.data)
  return answer
}

export const moveCertificate = async (input: Input<'certificate.move'>): Promise<Answer<OwnCertificate>> =>
  one.takeAnswer(input.no, await call('certificate.move', input))

export const certificateFile = (no: string) => call('file.certificate', { no })
export const certificateProof = (no: string) => call('certificate.proof', { no })
export const certificateCode = (no: string) => call('certificate.code', { no })

/** Each time that it is asked it counts as looked up, so that a page asks once for each time somebody wants to know. */
export const checkCertificate = (no: string): Promise<Answer<CheckedCertificate>> =>
  call('certificate.check', { no })

const trainings = createResource<undefined, Output<'certificate.trainings'>>({
  name: 'trainings',
  load: () => call('certificate.trainings', {}),
  keep: 1,
})

export const openTrainings = () => trainings.open(undefined)
export const useTrainings = () => trainings.use(trainings.select(undefined))

const asked = createPages({
  name: 'certificates-asked',
  action: 'certificate.asked',
  inputOf: (no: string) => (no === '' ? {} : { no }),
  duty: true,
})

/** Those whose seal waits, or the one of a number. */
export const askedCertificates = (no: string) => asked.of(no)

async function afterwards(no: string, answer: Answer<unknown>): Promise<Answer<unknown>> {
  await asked.of(no).open()
  return answer
}

/** @param found the number that the list was looked through by */
export const answerSeal = async (input: Input<'certificate.answer'>, found: string) =>
  afterwards(found, await call('certificate.answer', input))
export const annulCertificate = async (input: Input<'certificate.annul'>, found: string) =>
  afterwards(found, await call('certificate.annul', input))
