/**
 * Owns the canonical text of a certificate: the bytes that are signed. Whoever has them and the public key can tell by any
 * program that not one was changed (docs/check-certificate.md).
 */
import type { CertificateDocument, CertificateLine } from './documents'

/** What would end a field or a line is written in two letters, so that no title can forge a line of its own. */
const escaped = (text: string): string =>
  text.replace(/\\/g, '\\\\').replace(/\|/g, '\\p').replace(/\r/g, '\\r').replace(/\n/g, '\\n')

const joined = (...fields: (string | number)[]): string => fields.map((one) => escaped(String(one))).join('|')

const lineText = ({ day, activity, minutes, kind }: CertificateLine): string =>
  joined(day, activity, minutes, kind)

export type Signed = Pick<
  CertificateDocument,
  '_id' | 'issuer' | 'from' | 'to' | 'name' | 'total' | 'lines' | 'trainings' | 'awards'
>

/** A line with number, issuer, period, name and minutes in all, then a line for each record, training and award; UTF-8, each ended by LF. */
export function canonicalText({
  _id,
  issuer,
  from,
  to,
  name,
  total,
  lines,
  trainings,
  awards,
}: Signed): string {
  const head = joined(_id, issuer, `${from}/${to}`, name, total)
  return [head, ...[...lines, ...trainings, ...awards].map(lineText)].map((line) => `${line}\n`).join('')
}

/** What the holder takes along to have it checked without asking anybody: the text, and beneath it what was made of it. */
export const proofText = (
  text: string,
  { digest, signature, keyNo }: { digest: string; signature: string; keyNo: number },
): string => `${text}-----\ndigest ${digest}\nsignature ${signature}\nkey ${keyNo}\n`
