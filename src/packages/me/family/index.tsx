/** The people I look after: I sign them up and show their code. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { Caption } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Button } from '@/components/button'
import { Section } from '@/components/section'
import { Sheet } from '@/components/sheet'
import { appPages } from '@/domain/app-pages'
import { relationNames } from '@/domain/person/vocabulary'
import { FamilyForm } from '@/features/me/family-form'
import { openMe, useMe, type Profile } from '@/api/me'
import { removeDependant } from '@/features/me/store'
import { SaidNote, useSaid } from '@/features/screens/said'
import { openPage } from '@/platform/navigate'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'

type Dependant = Profile['family'][number]

/** 2017 年 6 月 1 日 */
const bornWord = (day: string): string =>
  `${Number(day.slice(0, 4))} 年 ${Number(day.slice(5, 7))} 月 ${Number(day.slice(8))} 日`

function Ready({ profile }: { profile: Profile }) {
  const [leaving, setLeaving] = useState<Dependant | null>(null)
  const saying = useSaid()
  const remove = async ({ personId, name }: Dependant) => {
    const answer = await removeDependant(personId)
    saying.sayAnswer(answer, `${name}移除了，时长记录还在`)
    setLeaving(null)
  }
  return (
    <>
      <SaidNote saying={saying} />
      {profile.family.length > 0 && (
        <RowGroup>
          {profile.family.map((member) => (
            <Row
              key={member.personId}
              icon="person"
              title={member.name}
              caption={`${relationNames[member.relation]} · ${bornWord(member.birthDate)}`}
              end={
                <>
                  <Button
                    small
                    kind="quiet"
                    text="居民卡"
                    label={`${member.name}的居民卡`}
                    onTap={() => openPage(appPages.card(member.personId))}
                  />
                  <Button
                    small
                    kind="danger"
                    text="移除"
                    label={`移除${member.name}`}
                    onTap={() => setLeaving(member)}
                  />
                </>
              }
            />
          ))}
        </RowGroup>
      )}
      <Section title="添加家人">
        <Caption text="添加后，报名时可以一起选上；两个人的名字都会留在记录里。" />
        <FamilyForm profile={profile} onAdded={(name) => saying.say(`${name}添加好了`)} />
      </Section>
      <Sheet
        open={leaving !== null}
        title={`移除${leaving?.name ?? ''}？`}
        danger
        confirm="移除"
        onConfirm={() => (leaving ? remove(leaving) : undefined)}
        cancel="不移除"
        onClose={() => setLeaving(null)}
      >
        <View>以后不能再替这位家人报名；已有的时长记录还在。</View>
      </Sheet>
    </>
  )
}

function FamilyPage() {
  return (
    <LoadedScreen title="家人" resource={useMe()} open={openMe} stale={false}>
      {({ profile }) => <Ready profile={profile} />}
    </LoadedScreen>
  )
}

export default wholePage(FamilyPage)
