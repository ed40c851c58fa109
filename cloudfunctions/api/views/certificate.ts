/** Owns how a certificate is shown: whole to its holder, with a masked name to everybody who looks it up, as a card in a list. */
import type { Output } from '@/contract'
import type { CertificateDocument } from '@/domain/certificate/documents'
import { type CertificateActor, certificateFlow } from '@/domain/certificate/flow'
import { isProved } from '@/domain/certificate/rules'
import { canonicalText } from '@/domain/certificate/text'
import { maskName } from '@/domain/person/mask'
import { isSigned, publicKeyOf, textDigest } from '../platform/signing'
import { type CertificateDoc, isChanged } from '../repositories/certificates'
import { buttonsOf } from './buttons'

type Own = Output<'certificate.open'>
type Card = Output<'certificate.mine'>['items'][number]
type Asked = Output<'certificate.answer'>
type Checked = Output<'certificate.check'>

const provedMinutes = ({ lines }: Pick<CertificateDocument, 'lines'>): number =>
  lines.filter(isProved).reduce((sum, { minutes }) => sum + minutes, 0)

/** Nothing has to be made anew of one that has ended. */
const changedNow = (one: CertificateDoc): boolean => one.state === 'issued' && isChanged(one)

const headOf = (one: CertificateDoc) => ({
  ...{ no: one._id, issuer: one.issuer, from: one.from, to: one.to, issuedAt: one.createdAt },
  ...{ total: one.total, state: one.state, changed: changedNow(one), seal: one.seal },
})

function toldOf(one: CertificateDoc) {
  const proved = provedMinutes(one)
  const { lines, trainings, awards } = one
  return { ...headOf(one), provedMinutes: proved, addedMinutes: one.total - proved, lines, trainings, awards }
}

/** The buttons of somebody in these roles. What is typed counts as typed. */
const movesFor = (one: CertificateDoc, by: string, roles: readonly CertificateActor[], at: number) =>
  buttonsOf(certificateFlow, one, { by, roles, at, facts: { reason: '…', seal: one.seal } })

export const ownCertificate = (one: CertificateDoc, now: number): Own => ({
  ...toldOf(one),
  ...{ name: one.name, personId: one.personId, stationId: one.stationId, version: one.version },
  ...{ supersedes: one.supersedes, supersededBy: one.supersededBy, checks: one.checks },
  moves: movesFor(one, one.ownerId, ['owner'], now),
})

export const certificateCard = (one: CertificateDoc): Card => ({
  ...headOf(one),
  ...{ name: one.name, lines: one.records.length },
})

/** For the station, which knows its volunteers by name. */
export const askedCertificate = (
  one: CertificateDoc,
  { personId, roles }: { personId: string; roles: readonly CertificateActor[] },
  now: number,
): Asked => ({ ...certificateCard(one), version: one.version, moves: movesFor(one, personId, roles, now) })

/** For anybody at all. */
export function checkedCertificate(one: CertificateDoc): Checked {
  const text = canonicalText(one)
  return {
    ...toldOf(one),
    seal: one.seal?.state === 'sealed' ? { state: 'sealed', at: one.seal.at } : null,
    ...{ name: maskName(one.name), digest: textDigest(text), signature: one.signature },
    ...{ signed: isSigned(text, one), keyNo: one.keyNo, publicKey: publicKeyOf(one.keyNo) ?? '' },
    newer: one.supersededBy,
  }
}
