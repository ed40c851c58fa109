/** What a certificate says, line by line, to its holder and to whoever looks it up alike. */
import { View } from '@tarojs/components'
import { Caption, Card, Stack, Strong, TagLine } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Tag } from '@/components/tag'
import { certificateFlow } from '@/domain/certificate/flow'
import { shownNumber } from '@/domain/certificate/number'
import { CERTIFICATE_FOOT, totalWord } from '@/domain/certificate/paper'
import { lineWords, periodWord } from '@/domain/certificate/rules'
import { dayOf } from '@/domain/kernel/clock'
import { durationWord } from '@/domain/words/amounts'
import { writtenDayWord } from '@/domain/words/moments'
import type { CertificateLine, CheckedCertificate, OwnCertificate } from './store'

type Told = OwnCertificate | CheckedCertificate

const tones = { issued: 'jade', superseded: 'plain', revoked: 'seal' } as const

/** 有效, or why not. */
export function StateTag({ state, changed }: Pick<Told, 'state' | 'changed'>) {
  if (state === 'issued' && changed) return <Tag tone="amber" text="有更正，请重开" />
  return <Tag tone={tones[state]} text={certificateFlow.states[state].label} />
}

/** Whose it is, of which months, what it comes to. */
export function CertificateHead({ told, now }: { told: Told; now: number }) {
  const { name, issuer, from, to, total, provedMinutes, no, issuedAt, seal } = told
  return (
    <Card>
      <Stack>
        <TagLine>
          <Strong text={name} />
          <StateTag {...told} />
        </TagLine>
        <View>{periodWord(from, to)}</View>
        <View>{`一共 ${totalWord(total, provedMinutes)}`}</View>
        <Caption text={`出具单位：${issuer}`} />
        <Caption text={`${writtenDayWord(dayOf(issuedAt), now)}开出`} />
        <Caption text={`证明号码：${shownNumber(no)}`} />
        {seal?.state === 'sealed' && <Caption text="站里登记过：纸上盖了章" />}
      </Stack>
    </Card>
  )
}

const Lines = ({ title, lines, now }: { title: string; lines: readonly CertificateLine[]; now: number }) => (
  <Section title={title}>
    <RowGroup>
      {lines.map(({ day, activity, minutes, kind }, at) => (
        <Row
          key={`${day}${at}`}
          title={activity}
          caption={`${writtenDayWord(day, now)} · ${lineWords[kind]}`}
          {...(minutes > 0 && { value: durationWord(minutes) })}
        />
      ))}
    </RowGroup>
  </Section>
)

const Awards = ({ awards, now }: { awards: readonly CertificateLine[]; now: number }) => (
  <Section title={`表彰 ${awards.length} 项`}>
    <RowGroup>
      {awards.map(({ day, activity }, at) => (
        <Row key={`${day}${at}`} title={activity} caption={writtenDayWord(day, now)} />
      ))}
    </RowGroup>
  </Section>
)

export const CertificateLines = ({
  told: { lines, trainings, awards },
  now,
}: {
  told: Told
  now: number
}) => (
  <>
    <Lines title={`一共 ${lines.length} 笔`} lines={lines} now={now} />
    {trainings.length > 0 && <Lines title="培训（不算在时长里）" lines={trainings} now={now} />}
    {awards.length > 0 && <Awards awards={awards} now={now} />}
    <Caption text={CERTIFICATE_FOOT} />
  </>
)
