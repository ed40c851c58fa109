/** One certificate of mine: what it says, whether it stands, who has looked it up, and the ways to hand it on. */
import { useState, type ReactNode } from 'react'
import { failureText } from '@/api/failure'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { honourPages } from '@/domain/honour-pages'
import { dateWord } from '@/domain/words/moments'
import { CertificateHead, CertificateLines } from '@/features/certificate/parts'
import { CertificatePicture } from '@/features/certificate/picture'
import {
  certificateFile,
  certificateProof,
  makeCertificate,
  moveCertificate,
  openCertificate,
  type OwnCertificate,
  useCertificate,
} from '@/features/certificate/store'
import { ActedScreen, type Acts } from '@/features/screens/acted-screen'
import { FileButton } from '@/features/screens/file-button'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'

/** The same months made anew, as the records stand now; the old one then leads to the new one. */
function Again({ one }: { one: OwnCertificate }) {
  const [failed, setFailed] = useState<string | null>(null)
  const { personId, stationId, from, to, no, trainings, awards } = one
  const again = async () => {
    setFailed(null)
    const along = { trainings: trainings.length > 0, awards: awards.length > 0 }
    const input = { personId, stationId, from, to, ...along, instead: no }
    const answer = await makeCertificate(input)
    if (answer.ok) openPage(honourPages.certificate(answer.data.no))
    else setFailed(failureText(answer.failure))
  }
  return (
    <Stack>
      <Note tone="amber" text="里面有一样后来改了。重开一份，旧的会指到新的；查验的人现在看得到“有更正”。" />
      {failed !== null && <Note tone="seal" text={failed} onClose={() => setFailed(null)} />}
      <Button text="重开一份" busyText="正在重开…" onTap={again} />
    </Stack>
  )
}

const sealWords = {
  asked: '已经请社区盖章，办好了给您发消息',
  sealed: '盖好章了，带上打印的证明到站里取',
  refused: '这次没有盖',
} as const

/** What has been going on with it. */
function Standing({ one, now }: { one: OwnCertificate; now: number }) {
  const { checks, seal, supersededBy, supersedes } = one
  const looked =
    checks.lastAt === null
      ? '还没有人查验过'
      : `被查验 ${checks.count} 次，最近 ${dateWord(checks.lastAt, now)}`
  return (
    <RowGroup>
      <Row icon="info" title={looked} caption="别人查到的，姓名只有姓，没有电话和生日" />
      {seal && (
        <Row icon="edit" title={sealWords[seal.state]} {...(seal.note !== '' && { caption: seal.note })} />
      )}
      {supersededBy !== null && (
        <Row
          icon="receipt"
          title="看新开的那一份"
          onTap={() => openPage(honourPages.certificate(supersededBy))}
        />
      )}
      {supersedes !== null && (
        <Row
          icon="receipt"
          title="看它换下的那一份"
          onTap={() => openPage(honourPages.certificate(supersedes))}
        />
      )}
    </RowGroup>
  )
}

const HandOn = ({ one }: { one: OwnCertificate }) => (
  <Section title="拿去用">
    <Stack>
      <FileButton text="做成 Word，发到电脑上打印" ask={() => certificateFile(one.no)} />
      <CertificatePicture one={one} />
      <FileButton text="拿核对文本" ask={() => certificateProof(one.no)} />
      <Caption text="Word 里姓名写全，身份证件号码留着您自己手写。核对文本不用上网也能验出有没有改过。" />
    </Stack>
  </Section>
)

const actsOf = ({ no, version }: OwnCertificate): Acts => ({
  askSeal: {
    ...{ tone: 'aside', title: '请社区在纸上盖章？', confirm: '请社区盖章' },
    text: '要盖章才请；扫码查得到的，多半不用盖。社区看过会告诉您什么时候来。',
    said: '已经告诉社区，办好了给您发消息',
    send: () => moveCertificate({ no, version, event: 'askSeal' }),
  },
  revoke: {
    ...{ tone: 'back', title: '作废这份证明？', confirm: '作废' },
    text: '作废以后，查验的人会看到“已作废”，恢复不了；时长一笔不少，随时能再开。',
    said: '作废了',
    send: () => moveCertificate({ no, version, event: 'revoke' }),
  },
})

function Ready({ one, stale }: { one: OwnCertificate; stale: ReactNode }) {
  const now = serverNow()
  return (
    <ActedScreen
      title="服务证明"
      kind="certificate"
      id={one.no}
      moves={one.moves}
      acts={actsOf(one)}
      stale={stale}
      below={<CertificateLines told={one} now={now} />}
    >
      <CertificateHead told={one} now={now} />
      {one.changed && <Again one={one} />}
      <Standing one={one} now={now} />
      {one.state === 'issued' && <HandOn one={one} />}
    </ActedScreen>
  )
}

function CertificatePage() {
  const { no = '' } = usePageParams('no')
  return (
    <LoadedScreen
      title="服务证明"
      resource={useCertificate(no)}
      open={() => openCertificate(no)}
      screen={(one, stale) => <Ready one={one} stale={stale} />}
    />
  )
}

export default wholePage(CertificatePage)
