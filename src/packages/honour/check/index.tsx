/** Looking a certificate up, by its code or by typing its number: anybody may, and nothing is asked of them. */
import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import type { Resource } from '@/api/resource'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { TextField } from '@/components/field/text-field'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { CertificateHead, CertificateLines } from '@/features/certificate/parts'
import { checkCertificate, type CheckedCertificate } from '@/features/certificate/store'
import { Loaded } from '@/features/screens/loaded'
import { wholePage } from '@/features/whole-page'
import { usePageParams } from '@/platform/page-params'
import { useDraft } from '@/platform/use-draft'

const standings = {
  issued: { tone: 'jade', text: '查到了，这份证明有效。请一笔一笔和您手里的对照，纸和图片都可能被改过。' },
  superseded: { tone: 'amber', text: '这一份已经重开过，以新的为准。' },
  revoked: { tone: 'seal', text: '这份证明已经作废，不能再用。' },
} as const

/** What counts first: whether it stands. */
function Verdict({ found, onNewer }: { found: CheckedCertificate; onNewer: (no: string) => void }) {
  const { state, changed, signed, newer } = found
  const note = standings[state]
  return (
    <>
      {signed === false && <Note tone="seal" text="签名对不上，这份证明的内容被改过，请不要当真。" />}
      {signed !== false && !(state === 'issued' && changed) && <Note tone={note.tone} text={note.text} />}
      {signed !== false && state === 'issued' && changed && (
        <Note tone="amber" text="里面有一样后来改了，请本人重开一份，再以新的为准。" />
      )}
      {newer !== null && <Button kind="second" text="看新的那一份" onTap={() => onNewer(newer)} />}
    </>
  )
}

/** A long word in groups that can be compared by eye. */
const inGroups = (text: string): string => text.replace(/(.{8})(?=.)/g, '$1 ')

const Proof = ({ found: { signed, digest, publicKey, keyNo } }: { found: CheckedCertificate }) => (
  <Section title="怎么知道没有改过">
    <Card>
      <Strong text={signed === null ? '签名现在没法验' : signed ? '签名有效' : '签名对不上'} />
      <Caption text="开出的时候给每个字算了一个摘要，签了名；改一个字，摘要就变了。" />
      <Caption text="摘要" />
      <View>{inGroups(digest)}</View>
      {publicKey !== '' && (
        <>
          <Caption text={`公钥，第 ${keyNo} 把；站里贴着同样的一串`} />
          <View>{inGroups(publicKey)}</View>
        </>
      )}
    </Card>
  </Section>
)

const Found = ({ found, onNewer }: { found: CheckedCertificate; onNewer: (no: string) => void }) => {
  const now = serverNow()
  return (
    <>
      <Verdict found={found} onNewer={onNewer} />
      <CertificateHead told={found} now={now} />
      <CertificateLines told={found} now={now} />
      <Proof found={found} />
    </>
  )
}

function CheckPage() {
  const { scene = '', no = scene } = usePageParams('scene', 'no')
  const { value, edit } = useDraft('check-certificate', { typed: no })
  const [wanted, setWanted] = useState(no)
  const [looked, setLooked] = useState<Resource<CheckedCertificate>>({ status: 'idle' })
  const look = async (asked: string) => {
    setWanted(asked)
    setLooked({ status: 'loading' })
    const answer = await checkCertificate(asked)
    setLooked(
      answer.ok
        ? { status: 'ready', data: answer.data, refreshing: false, failure: null }
        : { status: 'failed', failure: answer.failure },
    )
  }
  // Once for each code, not each time the page comes back: every look is counted and told to the holder.
  useEffect(() => {
    if (no !== '') void look(no)
  }, [no])
  return (
    <Screen title="查验证明">
      <Stack>
        {wanted !== '' && (
          <Loaded resource={looked} open={() => look(wanted)}>
            {(found) => <Found found={found} onNewer={(newer) => void look(newer)} />}
          </Loaded>
        )}
        <Section title={looked.status === 'ready' ? '再查一份' : '输入证明上的号码'}>
          <Stack>
            <TextField
              label="证明号码"
              hint="22 个数字，中间的空格写不写都行"
              type="number"
              value={value.typed}
              onChange={(typed) => edit({ typed })}
              maxLength={40}
            />
            <Button
              text="查验"
              busyText="正在查…"
              disabled={value.typed.trim() === ''}
              onTap={() => look(value.typed)}
            />
            <Caption text="谁都能查，不用登记。查一次，持有人看得到次数，看不到是谁。" />
          </Stack>
        </Section>
      </Stack>
    </Screen>
  )
}

export default wholePage(CheckPage)
